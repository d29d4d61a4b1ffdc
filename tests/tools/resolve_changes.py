#!/usr/bin/env python3
"""Word files with tracked changes to their paragraphs, rows and cells with all changes accepted and rejected, by the rules of
ECMA-376 part 1, 17.13.5, over XML with lxml.

    resolve_changes.py FOLDER NAME...

Each NAME stands for NAME-old.docx, NAME-new.docx and NAME-redline.docx in FOLDER. Prints where a side is not as the report,
and at the end how many redlines were read. It shares no code with the program and with the tests in Rust.

What must be equal: paragraphs in their order with style, own properties, words and their formats; empty paragraphs too; rows
and cells with spans and merges. Left out: widths, rules between tables that stand one below the other, the geometry of
sections, results of fields that only layout knows, names of bookmarks, contents lists, the tracking that keeps a word in
one line, the hint that a mark is Chinese, captions of drawings in their properties, the empty paragraph of one point at the
end, which Word cannot take away, whether caption and unit above a table stand in rows that are said again on its next page,
and, with all changes rejected, where the sheets of a form end: its tables are compared as one, without heads and labels that
are said again.
"""

import pathlib
import sys
import zipfile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name):
    return WORD + name


def short(element):
    return etree.QName(element).localname


def find(element, *path):
    for name in path:
        element = None if element is None else element.find(w(name))
    return element


class Resolver:
    """Takes all changes of a body in one way."""

    def __init__(self, accept):
        self.accept = accept
        self.goes, self.stays = (w("del"), w("ins")) if accept else (w("ins"), w("del"))
        self.faults = []

    def body(self, body):
        self.properties(body)
        self.rows(body)
        self.runs(body)
        for story in [*body.iter(w("tc")), body]:
            self.ends(story)

    def properties(self, body):
        changes = [e for e in body.iter() if isinstance(e.tag, str) and short(e).endswith("Change")]
        for change in changes:
            properties = change.getparent()
            properties.remove(change)
            if self.accept:
                continue
            # What a change says nothing about (17.13.5.29, 17.13.5.32).
            untold = {"pPr": ["rPr", "sectPr"], "sectPr": ["headerReference", "footerReference"], "trPr": ["ins", "del"]}
            kept = [e for e in properties if short(e) in untold.get(short(properties), [])]
            for child in list(properties):
                properties.remove(child)
            properties.extend([*(change[0] if len(change) else []), *kept])

    def rows(self, body):
        for row in list(body.iter(w("tr"))):
            mark = find(row, "trPr")
            if mark is not None and mark.find(self.goes) is not None:
                row.getparent().remove(row)
        for table in list(body.iter(w("tbl"))):
            if table.find(w("tr")) is None:
                table.getparent().remove(table)

    def runs(self, body):
        holders = (w("rPr"), w("trPr"))
        for change in list(body.iter(self.goes)):
            if change.getparent().tag not in holders:
                change.getparent().remove(change)
        for change in list(body.iter(self.stays)):
            parent = change.getparent()
            if parent.tag not in holders:
                at = parent.index(change)
                parent[at:at + 1] = list(change)
        for name, told in (("delText", "t"), ("delInstrText", "instrText")):
            for text in body.iter(w(name)):
                text.tag = w(told)

    def ends(self, story):
        """A paragraph whose end goes runs on into the next one, whose properties stay."""
        for paragraph in [e for e in story if e.tag == w("p")]:
            marks = find(paragraph, "pPr", "rPr")
            if marks is None or marks.find(self.goes) is None:
                continue
            own = [e for e in paragraph if e.tag != w("pPr")]
            following = paragraph.getnext()
            while following is not None and following.tag in (w("bookmarkStart"), w("bookmarkEnd")):
                following = following.getnext()
            if following is not None and following.tag == w("p"):
                at = 0 if find(following, "pPr") is None else 1
                following[at:at] = own
                story.remove(paragraph)
            elif following is not None and following.tag == w("tbl"):
                if any(e.tag == w("r") for e in own):
                    self.faults.append("words before a table have lost their paragraph")
                story.remove(paragraph)
            else:
                self.faults.append("the end of the last paragraph cannot go")


def shown(element, without=()):
    """An element as text, attributes and children in an order of their own."""
    attributes = " ".join(f"{etree.QName(k).localname}={v}" for k, v in sorted(element.attrib.items()))
    inside = sorted(shown(child) for child in element if short(child) not in without)
    return f"{short(element)}({attributes}{''.join(inside)})"


class Reader:
    """What a resolved body holds, line by line; `joined` without what depends on where sheets end."""

    def __init__(self, joined=False):
        self.joined = joined
        self.lines = []
        # The fields that are open: their instruction, and whether their result has begun.
        self.fields = []
        # The table that the next one goes on with: what stands above its rows, and its rows.
        self.open = None
        self.small = []

    def body(self, body):
        for child in body:
            if child.tag == w("p"):
                self.paragraph(child)
            elif child.tag == w("tbl"):
                self.table(child)
        self.close()
        while self.lines[-1:] == ["after_table : "]:
            self.lines.pop()

    def paragraph(self, paragraph):
        line = self.paragraph_line(paragraph)
        if line.startswith("TOC"):
            return
        if self.open is not None:
            if line.startswith(("after_table", "between_tables")) and line.endswith(": ") and "§" not in line:
                self.small.append(line)
                return
            self.close()
        self.lines.append(line)

    def paragraph_line(self, paragraph):
        properties = find(paragraph, "pPr")
        style = find(paragraph, "pPr", "pStyle")
        style = "" if style is None else style.get(w("val"))
        own = [] if properties is None else properties
        own = sorted(shown(e) for e in own if short(e) not in ("pStyle", "rPr", "sectPr"))
        ends = "" if find(paragraph, "pPr", "sectPr") is None else " §"
        return f"{style} {''.join(own)}{ends}: {self.words(paragraph)}"

    def words(self, paragraph):
        pieces = []

        def add(text, form):
            if not text:
                return
            if pieces and pieces[-1][1] == form:
                pieces[-1][0] += text
            else:
                pieces.append([text, form])

        for run in paragraph.iter(w("r")):
            form = find(run, "rPr")
            form = "" if form is None else "".join(sorted(shown(e) for e in form if short(e) != "spacing"))
            form = form.replace("rFonts(hint=eastAsia)", "").replace(" hint=eastAsia", "")
            for child in run:
                add(self.piece(child), form)
        return "".join(f"{text}<{form}>" if form else text for text, form in pieces)

    def piece(self, child):
        name = short(child)
        if name == "fldChar":
            kind = child.get(w("fldCharType"))
            if kind == "begin":
                self.fields.append(["", False])
            elif kind == "separate":
                self.fields[-1][1] = True
                return "{" + self.fields[-1][0] + "}"
            elif self.fields:
                self.fields.pop()
        elif name == "instrText" and self.fields:
            self.fields[-1][0] += (child.text or "").split("_")[0].strip()
        elif any(shows and said.startswith(("PAGE", "NUMPAGES")) for said, shows in self.fields):
            return ""
        elif name == "t":
            return child.text or ""
        elif name == "tab":
            return "\t"
        elif name == "br":
            return "/"
        elif name == "drawing":
            named = next(e for e in child.iter() if short(e) == "docPr")
            # Another description is no change.
            return "[drawing]" if self.joined else f"[drawing {named.get('descr')}]"
        return ""

    def table(self, table):
        rows = table.findall(w("tr"))
        above = []
        while rows and self.is_above(rows[0]):
            above.extend(self.paragraph_line(p) for p in rows.pop(0).iter(w("p")))
        heads = [self.said(row) for row in rows if find(row, "trPr", "tblHeader") is not None]
        if self.open is None:
            self.lines.extend(above)
            self.open = (above, heads, [self.grid(row) for row in rows])
        else:
            before_above, before_heads, covered = self.open
            if (above, heads) == (before_above, before_heads):
                rows = rows[len(heads):]
            if rows and self.is_group_head(self.grid(rows[0]), covered):
                rows = rows[1:]
            self.small = []
            self.open = (above, heads, covered + [self.grid(row) for row in rows])
        if not self.joined:
            self.close()

    def said(self, row):
        return " | ".join(self.words(cell) for cell in row.findall(w("tc")))

    def is_group_head(self, row, covered):
        """Whether a row says again what heads a group of rows above."""
        def begins(row):
            return any(merge == "restart" for _, _, merge in row.values())

        def said(row):
            return [self.words(cell) for cell, _, _ in row.values()]

        return begins(row) and any(begins(other) and said(other) == said(row) for other in covered)

    def close(self):
        """Ends a table with its rows."""
        if self.open is None:
            return
        covered, self.open = self.open[2], None
        if self.joined:
            self.labels_go_on(covered)
        self.lines.append("table")
        for at, row in enumerate(covered):
            below = covered[at + 1] if at + 1 < len(covered) else {}
            cells = []
            for column, (cell, span, merge) in row.items():
                # What is joined with no cell below is a cell as any other.
                goes_on = below.get(column, (None, 0, ""))[2] == "continue"
                merge = "" if merge == "restart" and not goes_on else merge
                if self.joined and merge == "continue":
                    cells.append(f"{span} {merge}")
                    continue
                paragraphs = " ¶ ".join(self.paragraph_line(p) for p in cell.findall(w("p")))
                cells.append(f"{span} {merge} {self.own_of_cell(cell)} {paragraphs}")
            self.lines.append("| " + " | ".join(cells))
        self.lines.extend(self.small)
        self.small = []

    def labels_go_on(self, covered):
        """A label that is said again, or left empty on another sheet, goes on with the one above."""
        labels = {}
        for row in covered:
            now = {}
            for column, (cell, span, merge) in row.items():
                open_span, label = labels.get(column, (None, None))
                own = self.words(cell)
                again = open_span == span and (own == label or own == "" and merge == "restart")
                if merge == "continue" or again:
                    row[column] = (cell, span, "continue")
                    now[column] = (span, own if label is None else label)
                elif merge == "restart":
                    now[column] = (span, own)
            labels = now

    def is_above(self, row):
        """Whether a row holds only the caption or the unit of its table."""
        cells = row.findall(w("tc"))
        styles = [find(p, "pPr", "pStyle") for p in row.iter(w("p"))]
        names = ["" if style is None else style.get(w("val")) for style in styles]
        return len(cells) == 1 and all(name == "Caption" or name.startswith("unit_note") for name in names)

    def grid(self, row):
        cells, column = {}, 0
        for cell in row.findall(w("tc")):
            span, merge = find(cell, "tcPr", "gridSpan"), find(cell, "tcPr", "vMerge")
            span = 1 if span is None else int(span.get(w("val")))
            merge = "" if merge is None else merge.get(w("val"), "continue")
            cells[column] = (cell, span, merge)
            column += span
        return cells

    def own_of_cell(self, cell):
        properties = find(cell, "tcPr")
        known = ("tcW", "gridSpan", "vMerge", "tcBorders")
        return "".join(sorted(shown(e) for e in properties if short(e) not in known))


def body_of(path):
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml")).find(w("body"))


def difference(wanted, got):
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
    if at == len(wanted) == len(got):
        return None
    around = slice(max(at - 1, 0), at + 3)
    cut = lambda lines: "\n".join(f"      {line[:700]}" for line in lines[around])
    return f"line {at} of {len(wanted)}/{len(got)}\n    wanted\n{cut(wanted)}\n    got\n{cut(got)}"


def faults(folder, name):
    for side, accept in (("new", True), ("old", False)):
        resolver, body = Resolver(accept), body_of(folder / f"{name}-redline.docx")
        resolver.body(body)
        wanted, got = Reader(not accept), Reader(not accept)
        wanted.body(body_of(folder / f"{name}-{side}.docx"))
        got.body(body)
        found = difference(wanted.lines, got.lines)
        for fault in [*resolver.faults, *([found] if found else [])]:
            yield f"{name} {'accept' if accept else 'reject'}: {fault}"


def main():
    folder, names = pathlib.Path(sys.argv[1]), sys.argv[2:]
    wrong = 0
    for name in names:
        found = list(faults(folder, name))
        wrong += bool(found)
        print("\n".join(found), end="\n" if found else "")
    print(f"{len(names)} redlines, {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
