#!/usr/bin/python3
"""Word files with tracked changes to the texts that LibreOffice has of them with all changes accepted and rejected.

    accept_all.py PROFILE FOLDER NAME...

Each NAME stands for NAME-old.docx, NAME-new.docx and NAME-redline.docx in FOLDER. Prints a line for each side that reads
otherwise than the report, and at the end how many redlines were read. One LibreOffice with its profile in PROFILE does it all.
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


OF_TABLES = ("Caption", "caption", "表格单位", "表注")


def paragraphs(text, within=False):
    """The paragraphs of a text, and those of the cells of its tables, that have words; each with whether it is of a table."""
    found = []
    enumeration = text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.TextTable"):
            rows = {}
            for name in element.CellNames:
                cell = element.getCellByName(name)
                number = int("".join(c for c in name if c.isdigit()) or 0)
                rows.setdefault(number, []).extend(paragraphs(cell, True))
            for number in sorted(rows):
                found.extend(rows[number])
        else:
            style = element.ParaStyleName
            words = element.getString().strip()
            if words and not style.startswith(("Contents", "TOC", "目录")):
                found.append((words, within or style.startswith(OF_TABLES)))
    return found


def tables_last(found):
    """A table that only layout put elsewhere stands where the new report has it when all is rejected."""
    return [words for of_table in (False, True) for words, own in found if own == of_table]


def read(desktop, dispatcher, path, command=None):
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (prop("Hidden", True),))
    try:
        if command:
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        left = document.Redlines.createEnumeration().hasMoreElements()
        return paragraphs(document.Text), left
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
            wanted, _ = read(desktop, dispatcher, folder / f"{name}-{side}.docx")
            got, left = read(desktop, dispatcher, marked, f".uno:{command}AllTrackedChanges")
            order = tables_last if side == "old" else lambda found: [words for words, _ in found]
            wanted, got = order(wanted), order(got)
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
