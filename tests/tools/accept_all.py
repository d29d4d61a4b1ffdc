#!/usr/bin/python3
"""Word files with tracked changes to the texts that LibreOffice has of them with all changes accepted and rejected.

    accept_all.py PROFILE FOLDER NAME...

Each NAME stands for NAME-old.docx, NAME-new.docx and NAME-redline.docx in FOLDER. Prints a line for each side that reads
otherwise than the report, with all changes rejected without heads and labels that the sheets of a form say again, and at the end how many redlines were read. One LibreOffice with its profile in PROFILE does it all.
"""

import os
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    it = PropertyValue()
    it.Name, it.Value = name, value
    return it


def start(profile):
    pipe = f"jixiao{os.getpid()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", accept]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    process.kill()
    sys.exit("LibreOffice does not answer")


def cell_paragraphs(table):
    """The rows of a table: for each cell its column and its paragraphs with words."""
    rows = {}
    for name in table.CellNames:
        number = int("".join(c for c in name if c.isdigit()) or 0)
        column = name.rstrip("0123456789")
        rows.setdefault(number, []).append((column, [words for words in paragraphs(table.getCellByName(name), False)]))
    return [rows[number] for number in sorted(rows)]


class Sheets:
    """The tables that follow each other without words between them, as one: heads and labels that are said again left out."""

    def __init__(self):
        self.rows, self.last = [], []

    def add(self, rows):
        said = 0
        while self.last and said < min(len(rows), len(self.last)) and rows[said] == self.last[said]:
            said += 1
        self.last = rows
        rows = rows[said:]
        if said and rows and len(rows[0]) > 1 and rows[0] in self.rows:
            rows = rows[1:]
        self.rows.extend(rows)

    def words(self):
        found, labels = [], {}
        for row in self.rows:
            for column, words in row:
                if words and labels.get(column) == words and column in ("A", "B"):
                    continue
                labels[column] = words or labels.get(column)
                found.extend(words)
        return found


def paragraphs(text, joined):
    """The paragraphs of a text, and those of the cells of its tables, that have words; `joined` without what depends on where
    the sheets of a form end."""
    found, sheets = [], Sheets()
    enumeration = text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.TextTable"):
            rows = cell_paragraphs(element)
            if joined:
                sheets.add(rows)
            else:
                found.extend(words for row in rows for _, cell in row for words in cell)
        else:
            style = element.ParaStyleName
            words = element.getString().strip()
            if words and not style.startswith(("Contents", "TOC", "目录")):
                found.extend(sheets.words())
                sheets = Sheets()
                found.append(words)
    return found + sheets.words()


def read(desktop, dispatcher, path, joined, command=None):
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (prop("Hidden", True),))
    try:
        if command:
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        left = document.Redlines.createEnumeration().hasMoreElements()
        return paragraphs(document.Text, joined), left
    finally:
        document.close(True)


def difference(wanted, got):
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
    return f"line {at} of {len(wanted)}/{len(got)}: {wanted[at:at + 2]} / {got[at:at + 2]}"


def main():
    profile, folder, names = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:]
    process, context = start(profile)
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    wrong = 0
    for name in names:
        marked = folder / f"{name}-redline.docx"
        for side, command in (("new", "Accept"), ("old", "Reject")):
            joined = side == "old"
            wanted, _ = read(desktop, dispatcher, folder / f"{name}-{side}.docx", joined)
            got, left = read(desktop, dispatcher, marked, joined, f".uno:{command}AllTrackedChanges")
            if left or wanted != got:
                wrong += 1
                print(f"{name} {command}: {'changes are left; ' if left else ''}{difference(wanted, got)}")
    try:
        desktop.terminate()
    except Exception:
        pass
    process.wait(30)
    print(f"{len(names)} redlines, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
