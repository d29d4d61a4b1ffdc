"""A report's PDF to its pages: pictures of them, their characters with places, lines, and where a text stands."""

import html
import pathlib
import re
import subprocess

# Pixels of a page's picture for a point of the page.
SCALE = 2.5
CHARACTER = re.compile(r'<char quad="([^"]*)".*? c="([^"]*)"')


class Page:
    """A page: `number` from 1, size in points, `lines` of characters, each `(text, left, top, right, bottom)` in points."""

    def __init__(self, number, text):
        self.number = number
        self.width, self.height = (float(n) for n in re.search(r'width="([^"]*)" height="([^"]*)"', text).groups())
        self.lines = [line for part in text.split("<line ")[1:] if (line := characters(part))]

    def text(self):
        return "\n".join(plain(line) for line in self.lines)

    def find(self, wanted):
        """The boxes of a number wherever it stands alone, not within a longer one."""
        return [box for line in self.lines for box in boxes(line, wanted)]


def characters(line):
    """The characters of a line. Words of tables that are far apart are lines of their own in what mutool prints."""
    found = []
    for quad, character in CHARACTER.findall(line):
        numbers = [float(number) for number in quad.split()]
        xs, ys = numbers[0::2], numbers[1::2]
        found.append((html.unescape(character), min(xs), min(ys), max(xs), max(ys)))
    return found


def plain(line):
    return "".join(character for character, *_ in line)


def union(characters_):
    lefts, tops, rights, bottoms = zip(*(box for _, *box in characters_))
    return min(lefts), min(tops), max(rights), max(bottoms)


def boxes(line, wanted):
    pattern = rf"(?<![\d.,]){re.escape(wanted)}(?![\d,]|\.\d)"
    return [union(line[match.start():match.end()]) for match in re.finditer(pattern, plain(line))]


def pages(pdf):
    """All pages of a PDF."""
    command = ["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [Page(number, part) for number, part in enumerate(text.split("<page ")[1:], 1)]


def page_with(found, *texts):
    """The first page on which all the texts stand."""
    for page in found:
        if all(text in page.text() for text in texts):
            return page
    raise SystemExit(f"pictures: no page with {'、'.join(texts)}")


def picture(pdf, page, folder):
    """The file of a page's picture."""
    to = pathlib.Path(folder) / f"{pathlib.Path(pdf).parent.parent.name}-{page.number}"
    command = ["pdftoppm", "-png", "-singlefile", "-r", str(72 * SCALE), "-f", str(page.number)]
    subprocess.run([*command, str(pdf), str(to)], check=True)
    return to.with_suffix(".png")
