#!/usr/bin/env python3
"""Check the six faces and print what README.md says of them.

    check_fonts.py FOLDER

Ends with 1 if a face breaks one of the promises in README.md; prints the coverage table and the sha256 of each face.
"""
import hashlib
import os
import sys

from fontTools.ttLib import TTFont

from make_fonts import ASCENT, DESCENT, EM, FACES, FULL_SET, HALF, MIDDLE, area, contours, edges_turned

SAMPLE = "䶮𬍛堃喆㛃㎡℃‰—…“”·×÷〇○●■①⑳㈠ⅠⅫ☑□√≥≤±～〔〕【】"
TABLES = {"GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}
FULL = "，。、；：？！（）《》〔〕【】“”‘’—…·×÷±＝％～"
faults = []


def fault(face, text):
    faults.append(f"{face}: {text}")


def check(name, font):
    cmap, hmtx, glyf = font.getBestCmap(), font["hmtx"], font["glyf"]
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]

    def ink(ch):
        g = glyf[cmap[ord(ch)]]
        return g.xMin, g.yMin, g.xMax, g.yMax

    if set(font.keys()) != TABLES:
        fault(name, f"tables {sorted(set(font.keys()) ^ TABLES)}")
    if head.unitsPerEm != EM or os2.fsType != 0 or font["post"].formatType != 3:
        fault(name, "unitsPerEm, fsType or post format")
    for up, down, gap in ((hhea.ascent, hhea.descent, hhea.lineGap), (os2.usWinAscent, -os2.usWinDescent, 0),
                          (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap)):
        if (up, down, gap) != (ASCENT, DESCENT, 0):
            fault(name, f"line metrics {(up, down, gap)}")
    for cp in range(0x20, 0x7F):
        if cp not in cmap or hmtx[cmap[cp]][0] != HALF:
            fault(name, f"U+{cp:04X} is not half an em")
        elif cp != 0x20:
            x0, _, x1, _ = ink(chr(cp))
            if x0 < 0 or x1 > HALF:
                fault(name, f"U+{cp:04X} leaves its cell: {x0} to {x1}")
    for cp in FULL_SET | set(map(ord, FULL)):
        if cp in cmap and hmtx[cmap[cp]][0] != EM:
            fault(name, f"U+{cp:04X} is not a full em")
    for ch in FULL:
        if ord(ch) not in cmap:
            fault(name, f"{ch} is missing")
    x0, _, x1, _ = ink("—")
    if x0 > 0 or x1 < EM:
        fault(name, "two dashes do not join")
    for ch in "“‘（《〔【":
        if ink(ch)[0] < EM / 2:
            fault(name, f"{ch} is not in the right half: {ink(ch)}")
    for ch in "”’）》〕】，。、":
        if ink(ch)[2] > EM / 2:
            fault(name, f"{ch} is not in the left half: {ink(ch)}")
    for ch in "·…—":
        if abs((ink(ch)[1] + ink(ch)[3]) / 2 - MIDDLE) > 2:
            fault(name, f"{ch} is not in the middle")
    used = [g for g in cmap.values()]
    if len(used) != len(set(used)):
        fault(name, "two characters share a glyph")
    if max(cmap) > 0xFFFF and not any(t.format == 12 for t in font["cmap"].tables):
        fault(name, "no format 12 cmap")
    # Direction. The contours that reach a glyph's edges are outer ones, and must run clockwise.
    turned = []
    for g in font.getGlyphOrder():
        cs = contours(glyf[g])
        if not cs:
            continue
        if sum(area([p[:2] for p in c]) for c in cs) >= 0 or edges_turned(cs):
            turned.append(g)
    if turned:
        fault(name, f"{len(turned)} glyphs with contours the wrong way round: {' '.join(turned[:20])}")
    return cmap


def main(folder):
    covers, sums = [], []
    for face in FACES:
        path = os.path.join(folder, face["out"])
        cmap = check(face["out"], TTFont(path, recalcTimestamp=False))
        covers.append(cmap)
        data = open(path, "rb").read()
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {face['out']}")
        print(f"{face['out']:22} {len(data):>10,} bytes {len(cmap):>7,} characters, "
              f"{sum(c > 0xFFFF for c in cmap)} of them beyond U+FFFF")
    titles = [f["out"].removeprefix("Jixiao").removesuffix(".ttf") for f in FACES]
    print("\n| | | " + " | ".join(titles) + " |\n| --- | --- |" + " :-: |" * len(titles))
    for ch in SAMPLE:
        print(f"| {ch} | U+{ord(ch):04X} | " + " | ".join("✓" if ord(ch) in c else "–" for c in covers) + " |")
    print("\n" + "\n".join(sums))
    for f in faults:
        print("FAULT", f, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
