#!/usr/bin/python3
"""A Word file to the entries of its contents list that read or look otherwise once LibreOffice has updated it.

    update_contents.py PROFILE FILE

Prints both states of each such entry, and at the end how many entries there are. LibreOffice has its profile in PROFILE.
"""

import pathlib
import sys

from accept_all import prop, start


def looks(paragraph):
    """The faces and sizes of the words of a paragraph."""
    portions, found = paragraph.createEnumeration(), set()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.getString().strip():
            found.add((portion.CharFontNameAsian, portion.CharFontName, portion.CharHeight))
    return sorted(found)


def entries(document):
    """Each entry: its style, its words with the number of the page, its looks. Ends of lines within one do not count, nor do
    the signs without width of `agreement/undo.rs`."""
    paragraphs, found = document.getDocumentIndexes().getByIndex(0).getAnchor().createEnumeration(), []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        words = "".join(c for c in paragraph.getString() if not c.isspace() and c not in "\u200b\u2060")
        if words:
            found.append((paragraph.ParaStyleName, words, looks(paragraph)))
    return found


def main(profile, file):
    process, context = start(profile)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        document = desktop.loadComponentFromURL(pathlib.Path(file).absolute().as_uri(), "_blank", 0, (prop("Hidden", True),))
        before = entries(document)
        document.getDocumentIndexes().getByIndex(0).update()
        after = entries(document)
        document.close(True)
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        process.wait(60)
    for old, new in zip(before, after):
        if old != new:
            print(old, new)
    print(f"{len(before)} entries, {len(after)} after the update")


if __name__ == "__main__":
    main(*sys.argv[1:])
