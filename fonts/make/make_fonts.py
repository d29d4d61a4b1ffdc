#!/usr/bin/env python3
"""Make the six Jixiao faces from their sources.

    make_fonts.py SOURCES OUT

SOURCES holds the source fonts under the names in FACES (build.sh puts them there); OUT receives the .ttf files.
Nothing here reads the clock or draws a random number: the same sources and the same fontTools give the same bytes.

What is done to every face, in this order:
1. outlines become TrueType (`glyf`) quadratic curves, outer contours clockwise, without hinting;
2. every character gets a glyph of its own (the sources let, say, U+4E00 and U+2F00 share one, and then text copied out of
   a PDF may come back as the wrong one of the two);
3. ASCII and the other Latin letters are set at half an em, Chinese punctuation and symbols at a full em;
4. the characters of Fandol are lifted into the same cell as those of Noto, letters and digits stay on the baseline;
5. the face that helps FangSong and Kai out has only what these lack, a little smaller, as they are in their cells;
6. tables, names and vertical metrics are written new.
"""
import os
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import timestampFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program

EM, HALF = 1000, 500
ASCENT, DESCENT = 880, -120
MIDDLE = (ASCENT + DESCENT) // 2   # of the character cell; dashes, dots and × sit here
FANDOL_LIFT = 72                   # Fandol draws its characters in a cell from -200 to 800, the others from -120 to 880
CU2QU_ERROR = 1.0                  # in units of 1/1000 em
STAMP = timestampFromString("Thu Jan  1 00:00:00 2026")
VERSION = "1.000"

# The characters of CJK Extension A that 通用规范汉字表 (2013, 8,105 characters) contains.
STANDARD_EXT_A = set(map(ord,
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡"
    "䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"))

NOTO_LICENCE = ("This Font Software is licensed under the SIL Open Font License, Version 1.1. "
                "This license is available with a FAQ at: https://openfontlicense.org")
FANDOL_LICENCE = (
    "GNU General Public License version 3 with the GPL font exception: As a special exception, if you create a document "
    "which uses this font, and embed this font or unaltered portions of this font into the document, this font does not by "
    "itself cause the resulting document to be covered by the GNU General Public License. This exception does not however "
    "invalidate any other reasons why the document might be covered by the GNU General Public License. If you modify this "
    "font, you may extend this exception to your version of the font, but you are not obligated to do so. If you do not "
    "wish to do so, delete this exception statement from your version.")

# out: file; family, zh: names; src: source file; cut: leave out what no report needs (see `wanted`);
# panose: family kind 2, serif style, weight; digits: where 0-9 come from, if not from src;
# lacking: of Chinese characters only those that this source has not; shrunk: by how much these are made smaller;
# thin: how much narrower the strokes of Latin characters get; dash: thickness of —, if not the source's.
FACES = [
    dict(out="JixiaoFangSong.ttf", family="Jixiao FangSong", zh="绩效仿宋", src="FandolFang-Regular.otf",
         thin=16, dash=44,                   # its Latin strokes are 67 wide beside Chinese ones of 40: too dark in a line
         licence=FANDOL_LICENCE, url="https://www.gnu.org/licenses/gpl-3.0.html", panose=(2, 2, 4)),
    dict(out="JixiaoKai.ttf", family="Jixiao Kai", zh="绩效楷体", src="FandolKai-Regular.otf",
         digits="FandolSong-Regular.otf",    # FandolKai's own 4 and 7 hang below the line like handwriting
         licence=FANDOL_LICENCE, url="https://www.gnu.org/licenses/gpl-3.0.html", panose=(2, 2, 4)),
    dict(out="JixiaoHei.ttf", family="Jixiao Hei", zh="绩效黑体", src="NotoSansSC_400Regular.ttf",
         licence=NOTO_LICENCE, url="https://openfontlicense.org", panose=(2, 11, 6), cut=True),
    dict(out="JixiaoSong.ttf", family="Jixiao Song", zh="绩效宋体", src="NotoSerifSC_400Regular.ttf",
         licence=NOTO_LICENCE, url="https://openfontlicense.org", panose=(2, 2, 5)),
    dict(out="JixiaoXiSong.ttf", family="Jixiao XiSong", zh="绩效细宋", src="NotoSerifSC_300Light.ttf",
         lacking="FandolFang-Regular.otf",   # has what this one lacks: names such as 喆 and 䶮
         shrunk=0.95,                        # FandolFang draws 国 0.79 em wide, Noto 0.84
         licence=NOTO_LICENCE, url="https://openfontlicense.org", panose=(2, 2, 3), cut=True),
    dict(out="JixiaoBiaoSong.ttf", family="Jixiao BiaoSong", zh="绩效标宋", src="NotoSerifSC_600SemiBold.ttf",
         licence=NOTO_LICENCE, url="https://openfontlicense.org", panose=(2, 2, 7), cut=True),
]


# --- which characters, and how wide ---------------------------------------------------------------------------------

def wanted(cp, cut):
    if cp < 0x20 or 0x7F <= cp < 0xA0:
        return False               # Fandol draws control characters as spaces; they should be seen as missing
    if not cut:
        return True
    if 0x3400 <= cp <= 0x4DBF:     # Extension A
        return cp in STANDARD_EXT_A
    if 0x3130 <= cp <= 0x318F or 0xFFA0 <= cp <= 0xFFDC:   # Hangul jamo
        return False
    return True


def half_width():
    """ASCII, the currency signs, the short dashes and the Latin letters (pinyin ā á ǎ à among them)."""
    cps = set(range(0x20, 0x7F)) | {0xA0, 0xA2, 0xA3, 0xA5, 0x20AC, 0xAD, 0x2010, 0x2011, 0x2013, 0x251, 0x261}
    for lo, hi in ((0xC0, 0x24F), (0x1E00, 0x1EFF)):
        cps |= {c for c in range(lo, hi + 1) if unicodedata.category(chr(c)) in ("Lu", "Ll")}
    return cps


def full_width():
    """The symbols of GBK (rows A1-A3, A8, A9): what a Chinese keyboard types is a full em wide."""
    cps = set()
    for hi in (0xA1, 0xA2, 0xA3, 0xA8, 0xA9):
        for lo in range(0x40, 0xFF):
            try:
                c = ord(bytes((hi, lo)).decode("gbk"))
            except (UnicodeDecodeError, TypeError):
                continue
            box = 0x2500 <= c <= 0x259F or 0x25E2 <= c <= 0x25E5
            if unicodedata.category(chr(c))[0] in "SPN" and not box:
                cps.add(c)
    return (cps | {0x2022, 0x2027, 0x2030, 0x2103}) - half_width()


HALF_SET, FULL_SET = half_width(), full_width()


def lifted(cp):
    """Does the character stand in the Chinese cell, and not on the Latin baseline?"""
    if cp in HALF_SET or cp in (0xA7, 0xB0, 0x2030, 0x2103, 0x2116, 0x2032, 0x2033):
        return False
    return cp in FULL_SET or cp >= 0x2010


DIGITS = set(range(0x30, 0x3A))
WRONG_IN_FANDOL = (0xFFE5, 0xFFE3)   # ￥ is drawn as a dollar sign, ￣ as a hyphen: XiSong has them right
DENSE = set(map(ord, "MWmw%@&#"))


# --- outlines -------------------------------------------------------------------------------------------------------

def contours(glyph):
    """[[(x, y, on), ...], ...] of a simple glyph."""
    result, start = [], 0
    if glyph.numberOfContours > 0:
        for end in glyph.endPtsOfContours:
            result.append([(x, y, f & 1) for (x, y), f in
                           zip(glyph.coordinates[start:end + 1], glyph.flags[start:end + 1])])
            start = end + 1
    return result


def glyph_of(cs, overlap=False):
    g = Glyph()
    if not cs:
        g.numberOfContours = 0
        return g
    points = [p for c in cs for p in c]
    g.numberOfContours = len(cs)
    g.coordinates = GlyphCoordinates([(round(x), round(y)) for x, y, _ in points])
    g.flags = bytearray(on for _, _, on in points)
    if overlap:
        g.flags[0] |= 0x40
    g.endPtsOfContours, n = [], -1
    for c in cs:
        n += len(c)
        g.endPtsOfContours.append(n)
    g.program = Program()
    g.program.fromBytecode(b"")
    return g


def flat(contour, steps=8):
    """A contour as a polygon."""
    pts = []
    n = len(contour)
    for i, (x, y, on) in enumerate(contour):     # make every on-curve point explicit
        pts.append((x, y, on))
        nx, ny, non = contour[(i + 1) % n]
        if not on and not non:
            pts.append(((x + nx) / 2, (y + ny) / 2, 1))
    first = next((i for i, p in enumerate(pts) if p[2]), 0)
    pts = pts[first:] + pts[:first] + [pts[first]]
    poly, i = [pts[0][:2]], 1
    while i < len(pts):
        if pts[i][2]:
            poly.append(pts[i][:2])
            i += 1
        else:
            (x0, y0), (x1, y1), (x2, y2) = poly[-1], pts[i][:2], pts[i + 1][:2]
            for k in range(1, steps + 1):
                t = k / steps
                poly.append(((1-t)**2*x0 + 2*t*(1-t)*x1 + t*t*x2, (1-t)**2*y0 + 2*t*(1-t)*y1 + t*t*y2))
            i += 2
    return poly


def extent(cs):
    pts = [p for c in cs for p in flat(c)]
    xs, ys = [p[0] for p in pts], [p[1] for p in pts]
    return min(xs), min(ys), max(xs), max(ys)


def area(points):
    """Positive if the points go anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def winding(poly, x, y):
    """How often a closed polygon goes round a point, anticlockwise counted positive."""
    turns = 0
    for (x0, y0), (x1, y1) in zip(poly, poly[1:]):
        if (y0 <= y) != (y1 <= y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x:
            turns += 1 if y1 > y0 else -1
    return turns


def edges_turned(cs):
    """Contours that reach a glyph's edge are outer ones: does one of them run anticlockwise?"""
    edges = {pick(range(len(cs)), key=lambda i: pick(p[axis] for p in cs[i])) for pick in (min, max) for axis in (0, 1)}
    return any(area([p[:2] for p in cs[i]]) > 0 for i in edges)


def oriented(cs):
    """Every contour that has paper on its outside clockwise, every one that is a hole anticlockwise. What is ink (by the
    nonzero rule) stays ink. Two thirds of FandolFang run the other way, and a handful of Noto's glyphs."""
    polys = [flat(c, 4) for c in cs]
    boxes = [(min(p[0] for p in q), min(p[1] for p in q), max(p[0] for p in q), max(p[1] for p in q)) for q in polys]
    out = []
    for i, c in enumerate(cs):
        turn = 1 if area(polys[i]) > 0 else -1
        x, y = min(polys[i])                  # the leftmost point: just left of it is outside
        x, y = x - 0.01, y + 0.003            # and never level with a point of another contour
        outside = sum(winding(q, x, y) for k, q in enumerate(polys)
                      if k != i and boxes[k][0] <= x <= boxes[k][2] and boxes[k][1] <= y <= boxes[k][3])
        hole = outside != 0 and outside + turn == 0
        out.append(c if (turn > 0) == hole else c[::-1])
    return out


def stem_width(cs, y):
    """Width of the ink that a horizontal line at y meets first."""
    xs = []
    for c in cs:
        poly = flat(c)
        for (x0, y0), (x1, y1) in zip(poly, poly[1:]):
            if (y0 <= y) != (y1 <= y):
                xs.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    xs.sort()
    return xs[1] - xs[0]


def shifted(cs, dx, dy=0):
    return [[(x + dx, y + dy, on) for x, y, on in c] for c in cs]


def shrunk(cs, by):
    """Smaller around the middle of the cell."""
    return [[(EM / 2 + (x - EM / 2) * by, MIDDLE + (y - MIDDLE) * by, on) for x, y, on in c] for c in cs]


def widened_strokes(cs, by):
    """Every stroke made `by` wider sideways, heights untouched: points whose outside is to the right go right by half of
    it, those whose outside is to the left go left. Outer contours are clockwise, so the outside is left of the path."""
    out = []
    for c in cs:
        n, moved = len(c), []
        for i in range(n):
            x, y, on = c[i]
            nx = ny = 0.0
            for a, b in ((_other(c, i, -1), (x, y)), ((x, y), _other(c, i, 1))):
                dx, dy = b[0] - a[0], b[1] - a[1]
                length = (dx * dx + dy * dy) ** 0.5
                if length:
                    nx, ny = nx - dy / length, ny + dx / length
            length = (nx * nx + ny * ny) ** 0.5 or 1.0
            moved.append((x + by / 2 * max(-1.0, min(1.0, 2 * nx / length)), y, on))
        out.append(moved)
    return out


def thinned(cs, by):
    """Every stroke made thinner by `by` in both directions; the height stays."""
    if not cs:
        return cs
    y0, y1 = extent(cs)[1::2]
    if y1 - y0 < 250:                    # dots and dashes
        return cs
    cs = widened_strokes(cs, -by)
    turned = [[(y, x, on) for x, y, on in reversed(c)] for c in cs]     # reversed: mirroring turns contours round
    cs = [[(x, y, on) for y, x, on in reversed(c)] for c in widened_strokes(turned, -by)]
    z0, z1 = extent(cs)[1::2]
    return [[(x, y0 + (y - z0) * (y1 - y0) / (z1 - z0), on) for x, y, on in c] for c in cs]


def _other(c, i, step):
    """The next point of the contour that is somewhere else."""
    x, y, _ = c[i]
    for k in range(1, len(c)):
        px, py, _ = c[(i + step * k) % len(c)]
        if (px, py) != (x, y):
            return px, py
    return x, y


def half_em(cp, cs, advance, stem, digit_scale):
    """Fit a glyph into half an em. What fits is only moved; what is too wide is narrowed by as little as it takes, and
    gets part of the weight back that its stems lose."""
    if not cs:
        return cs
    x0, _, x1, _ = extent(cs)
    width = x1 - x0
    margin = 12 if cp in DENSE else 26
    room = HALF - 2 * margin
    if cp == 0x5F:                       # two underscores join
        cs = [[((x - x0) * HALF / width, y, on) for x, y, on in c] for c in cs]
        return cs
    if cp in DIGITS:
        if digit_scale < 1:
            cs = [[(x * digit_scale, y, on) for x, y, on in c] for c in cs]
            cs = widened_strokes(cs, (1 - digit_scale) * 0.6 * stem)
        x0, _, x1, _ = extent(cs)
        return shifted(cs, (HALF - x1 - x0) / 2)
    if width <= room:
        dx = (HALF - advance) / 2
        dx = max(dx, margin - x0)
        dx = min(dx, HALF - margin - x1)
        return shifted(cs, dx)
    give_back = 0.45 if cp in DENSE else 0.55
    scale = (room - give_back * stem) / (width - give_back * stem)
    cs = [[(x * scale, y, on) for x, y, on in c] for c in cs]
    cs = widened_strokes(cs, give_back * (1 - scale) * stem)
    x0, _, x1, _ = extent(cs)
    return shifted(cs, (HALF - x1 - x0) / 2)


def full_em(cp, cs, advance, dash):
    """Chinese punctuation and symbols: a full em, moved and never cut."""
    if not cs:
        return cs
    x0, y0, x1, y1 = extent(cs)
    if cp in (0x2014, 0x2015):           # a bar that runs a little past both edges: —— joins at every size
        half = (dash or y1 - y0) / 2
        return [[(-10, MIDDLE - half, 1), (-10, MIDDLE + half, 1), (EM + 10, MIDDLE + half, 1), (EM + 10, MIDDLE - half, 1)]]
    if cp in (0xB7, 0x2022, 0x2027, 0x2026):   # dots in the middle of the cell
        cs = shifted(cs, 0, MIDDLE - (y0 + y1) / 2)
    if advance == EM and cp not in (0xB7, 0x2022, 0x2027):
        return cs
    if x1 - x0 > EM - 40:
        scale = (EM - 40) / (x1 - x0)
        cs = [[(x * scale, y, on) for x, y, on in c] for c in cs]
        x0, _, x1, _ = extent(cs)
    if cp in (0xB0, 0x2032, 0x2033):     # degree and primes stay at the character before them
        return shifted(cs, 60 - x0)
    return shifted(cs, (EM - x1 - x0) / 2)


# --- one face -------------------------------------------------------------------------------------------------------

class Source:
    def __init__(self, path):
        self.font = TTFont(path, recalcTimestamp=False)
        self.cmap = self.font.getBestCmap()
        self.cff = "CFF " in self.font
        self.glyphs = self.font.getGlyphSet()
        assert self.font["head"].unitsPerEm == EM

    def glyph(self, name):
        g = self._glyph(name)
        cs = contours(g)
        if cs and (self.cff or sum(map(area, ([p[:2] for p in c] for c in cs))) >= 0 or edges_turned(cs)):
            g = glyph_of(oriented(cs), bool(g.flags[0] & 0x40))
        return g

    def _glyph(self, name):
        if self.cff:
            pen = TTGlyphPen(None)
            # CFF outer contours run anticlockwise, TrueType ones clockwise
            self.glyphs[name].draw(Cu2QuPen(pen, CU2QU_ERROR, reverse_direction=True))
            return pen.glyph(dropImpliedOnCurves=True)
        g = self.font["glyf"][name]
        assert not g.isComposite()
        if g.numberOfContours > 0:
            g.removeHinting()
        return g

    def advance(self, name):
        return self.font["hmtx"][name][0]


def build(face, sources, out):
    src = Source(os.path.join(sources, face["src"]))
    if src.cff:
        for cp in WRONG_IN_FANDOL:
            del src.cmap[cp]
    characters = [cp for cp in sorted(src.cmap) if wanted(cp, face.get("cut"))]
    if "lacking" in face:
        has = Source(os.path.join(sources, face["lacking"])).cmap
        characters = [cp for cp in characters if cp not in has or cp in HALF_SET or cp in FULL_SET]

    digits = Source(os.path.join(sources, face["digits"])) if "digits" in face else src

    def outline(ch):
        s = digits if ch.isdigit() else src
        return contours(s.glyph(s.cmap[ord(ch)]))

    stem = stem_width(outline("l"), 350)
    widest = max(x1 - x0 for x0, _, x1, _ in (extent(outline(d)) for d in "0123456789"))
    digit_scale = min(1.0, (HALF - 2 * 30) / widest)

    order, glyphs, metrics, new_cmap = [".notdef"], {".notdef": src.glyph(".notdef")}, {}, {}
    metrics[".notdef"] = (src.advance(".notdef"), 0)
    for cp in characters:
        name = f"u{cp:04X}"
        s = digits if cp in DIGITS else src
        g, advance = s.glyph(s.cmap[cp]), s.advance(s.cmap[cp])
        if src.cff and lifted(cp) and g.numberOfContours > 0:
            g.coordinates.translate((0, FANDOL_LIFT))
        overlap = bool(g.numberOfContours > 0 and g.flags[0] & 0x40)
        if cp in HALF_SET and not (advance == EM and cp > 0x7E):
            cs = thinned(contours(g), face["thin"]) if "thin" in face else contours(g)
            g = glyph_of(half_em(cp, cs, advance, stem, digit_scale), overlap)
            advance = HALF
        elif cp in FULL_SET:
            cs = thinned(contours(g), face["thin"]) if "thin" in face and not lifted(cp) else contours(g)
            g = glyph_of(full_em(cp, cs, advance, face.get("dash")), overlap)
            advance = EM
        elif "shrunk" in face and g.numberOfContours > 0:
            g = glyph_of(shrunk(contours(g), face["shrunk"]), overlap)
        order.append(name)
        glyphs[name], metrics[name], new_cmap[cp] = g, (advance, 0), name

    advances = {name: advance for name, (advance, _) in metrics.items()}
    path = save(face, src.font, (order, glyphs, advances, new_cmap), out)
    return (f"{face['out']:22} {os.path.getsize(path):>10,} bytes  {len(new_cmap):,} characters  stem {stem:.0f}  "
            f"digits x{digit_scale:.2f}")


def save(face, old, parts, out):
    """Write a face of glyphs in their order, with their advances and characters, into a folder; gives its path."""
    order, glyphs, advances, cmap = parts
    fb = FontBuilder(EM, isTTF=True)
    fb.setupGlyphOrder(order)
    fb.setupCharacterMap(cmap)
    fb.setupGlyf(glyphs, calcGlyphBounds=True)
    glyf = fb.font["glyf"]
    fb.setupHorizontalMetrics({n: (a, getattr(glyf[n], "xMin", 0) if glyf[n].numberOfContours else 0)
                               for n, a in advances.items()})
    fb.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    set_names(fb.font, old, face)
    set_os2(fb, old, face)
    fb.setupPost(keepGlyphNames=False, isFixedPitch=0, underlinePosition=-100, underlineThickness=50)
    head = fb.font["head"]
    head.created = head.modified = STAMP
    head.fontRevision = float(VERSION)
    head.flags = 0b1011                  # baseline at 0, lsb at 0, integer ppem
    head.lowestRecPPEM = 8
    fb.font.recalcTimestamp = False
    glyf.padding = 4
    path = os.path.join(out, face["out"])
    fb.font.save(path)
    return path


def set_names(font, old, face):
    table = font["name"] = newTable("name")
    table.names = []

    def old_name(i):
        text = old["name"].getDebugName(i)
        return text.strip() if text else ""

    ps = face["out"].removesuffix(".ttf") + "-Regular"
    original = old_name(6)
    english = {
        0: old_name(0), 1: face["family"], 2: "Regular",
        3: f"{VERSION};JIXI;{ps}", 4: face["family"],
        5: f"Version {VERSION}; made from {original} {old_name(5).split(';')[0].removeprefix('Version ')}",
        6: ps, 7: old_name(7), 8: old_name(8), 9: old_name(9),
        10: f"A modified version of {original}: TrueType outlines, half-em ASCII, full-em Chinese punctuation.",
        13: face["licence"], 14: face["url"],
    }
    for i, text in sorted(english.items()):
        if text:
            table.setName(text, i, 3, 1, 0x409)
    for i, text in {1: face["zh"], 2: "Regular", 4: face["zh"]}.items():
        table.setName(text, i, 3, 1, 0x804)
    table.names.sort()


def set_os2(fb, old, face):
    o = old["OS/2"]
    fb.setupOS2(
        version=4, usWeightClass=400, usWidthClass=5, fsType=0, achVendID="JIXI",
        fsSelection=0x40 | 0x80,         # regular; the typo metrics are the line metrics
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, sTypoLineGap=0, usWinAscent=ASCENT, usWinDescent=-DESCENT,
        sxHeight=getattr(o, "sxHeight", 0), sCapHeight=getattr(o, "sCapHeight", 0),
        usDefaultChar=0, usBreakChar=0x20, usMaxContext=1,
        ySubscriptXSize=650, ySubscriptYSize=600, ySubscriptYOffset=75, ySuperscriptXSize=650, ySuperscriptYSize=600,
        ySuperscriptYOffset=350, yStrikeoutSize=50, yStrikeoutPosition=MIDDLE - 25,
        # Latin 1, Cyrillic, Greek, and simplified Chinese: without the last Word does not use the face for Chinese
        ulCodePageRange1=1 << 0 | 1 << 2 | 1 << 3 | 1 << 18, ulCodePageRange2=0)
    os2 = fb.font["OS/2"]
    os2.panose.bFamilyType, os2.panose.bSerifStyle, os2.panose.bWeight = face["panose"]
    os2.recalcUnicodeRanges(fb.font)
    os2.recalcAvgCharWidth(fb.font)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(build, FACES, [sys.argv[1]] * len(FACES), [sys.argv[2]] * len(FACES)):
            print(line)
