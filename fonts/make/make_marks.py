#!/usr/bin/env python3
"""Make the small face of raised and lowered characters and of circled numbers from two of the six faces.

    make_marks.py FOLDER

FOLDER holds the six faces (make_fonts.py made them) and receives JixiaoJiaoBiao.ttf. Few faces draw all of ⁰ to ⁹ or of ₀ to
₉, and 仿宋 and 楷体 have ① to ⑩ but not ⑪ to ⑳: a series is drawn from one face, so one face has them whole.
"""
import os
import sys

from fontTools.ttLib import TTFont

from make_fonts import EM, NOTO_LICENCE, contours, extent, glyph_of, save, shifted, shrunk, stem_width, widened_strokes

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0123456789+-=()n"))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎․", "0123456789+-=()."))
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

SIZE = 0.6                  # of a raised or lowered character, as most faces and Word have it
SIDE = 18                   # white on either side of it
STROKE = 12                 # what its strokes get back of what the size takes from them
TOP, BOTTOM = 880, -170     # where a raised digit ends and a lowered one begins
CIRCLE = 0.92               # the width of a circled number

FACE = dict(out="JixiaoJiaoBiao.ttf", family="Jixiao JiaoBiao", zh="绩效角标", licence=NOTO_LICENCE,
            url="https://openfontlicense.org", panose=(2, 2, 5))


class Made:
    """One of the six faces."""

    def __init__(self, folder, file):
        self.font = TTFont(os.path.join(folder, file), recalcTimestamp=False)
        self.cmap = self.font.getBestCmap()

    def outline(self, ch):
        return contours(self.font["glyf"][self.cmap[ord(ch)]])


def small(cs, is_raised, digit_top):
    """A character at its small size, and its advance."""
    cs = widened_strokes([[(x * SIZE, y * SIZE, on) for x, y, on in c] for c in cs], STROKE)
    x0, _, x1, _ = extent(cs)
    dy = TOP - digit_top * SIZE if is_raised else BOTTOM
    return shifted(cs, SIDE - x0, dy), round(x1 - x0) + 2 * SIDE


def minus(plus):
    """The bar of a plus: a hyphen is too short for a sign."""
    x0, y0, x1, y1 = extent(plus)
    half, middle = stem_width(plus, y0 + 20) / 2, (y0 + y1) / 2
    return [[(x0, middle - half, 1), (x0, middle + half, 1), (x1, middle + half, 1), (x1, middle - half, 1)]]


def circled(cs):
    """A circled number, all of one width."""
    x0, _, x1, _ = extent(cs)
    return shrunk(cs, CIRCLE * EM / (x1 - x0))


def main(folder):
    song, light = Made(folder, "JixiaoSong.ttf"), Made(folder, "JixiaoXiSong.ttf")
    digit_top = extent(song.outline("1"))[3]
    order, glyphs, metrics, cmap = [".notdef"], {".notdef": song.font["glyf"][".notdef"]}, {".notdef": EM}, {}

    def add(ch, cs, advance):
        name = f"u{ord(ch):04X}"
        order.append(name)
        glyphs[name], metrics[name], cmap[ord(ch)] = glyph_of(cs), advance, name

    for made, is_raised in ((RAISED, True), (LOWERED, False)):
        for ch, source in made.items():
            outline = minus(song.outline("+")) if source == "-" else song.outline(source)
            add(ch, *small(outline, is_raised, digit_top))
    for ch in CIRCLED:
        add(ch, circled(light.outline(ch)), EM)

    path = save(FACE, song.font, (order, glyphs, metrics, cmap), folder)
    print(f"{FACE['out']:22} {os.path.getsize(path):>10,} bytes  {len(cmap):,} characters")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
