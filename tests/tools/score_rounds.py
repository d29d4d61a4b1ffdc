#!/usr/bin/env python3
"""Score `jixiao check` on the rounds of planted mistakes and true sentences in tests/rounds.

    tests/tools/score_rounds.py JIXIAO [ROUND ...]      # the program, and 1 2 3 or fewer; -v as the last word lists all misses

Each row of a round's mistakes.tsv and true.tsv is one edit of one of its facts files: file, kind, what stands there (once),
what is written in its place, why. A mistake is found if the edited file has a warning or an error that the file itself has
not; a true edit that has one is a false alarm. Prints both by kind, and the findings of the unedited files, which are all
right.
"""
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def findings(program, folder, file):
    """The warnings and errors of a facts file, by code and message."""
    run = subprocess.run([program, "check", file, "--json", "--fonts", os.path.join(ROOT, "fonts")],
                         capture_output=True, text=True, cwd=folder)
    found = json.loads(run.stdout)["findings"]
    return collections.Counter((one["code"], one["message"]) for one in found if one["severity"] != "note")


def rows(path):
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) >= 4 and fields[0].endswith(".yaml"):
            yield fields


def score(program, number, verbose):
    folder = os.path.join(ROOT, "tests", "rounds", number)
    files = {name: open(os.path.join(folder, name), encoding="utf-8").read()
             for name in sorted(os.listdir(folder)) if name.endswith(".yaml")}
    unedited = {name: findings(program, folder, name) for name in files}

    def new(row):
        file, _, old, written = (part.replace("\\n", "\n") for part in row[:4])
        assert files[file].count(old) == 1, row
        with tempfile.TemporaryDirectory() as scratch:
            for name, text in files.items():
                with open(os.path.join(scratch, name), "w", encoding="utf-8") as out:
                    out.write(text.replace(old, written) if name == file else text)
            return findings(program, scratch, file) - unedited[file]

    for table, is_wrong in (("mistakes.tsv", True), ("true.tsv", False)):
        edits = list(rows(os.path.join(folder, table)))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = list(pool.map(new, edits))
        kinds = collections.defaultdict(lambda: [0, 0])
        for row, new_ones in zip(edits, found):
            kinds[row[1]][0] += bool(new_ones)
            kinds[row[1]][1] += 1
            if verbose and bool(new_ones) != is_wrong:
                print("  ", " | ".join(row), dict(new_ones))
        total = sum(count for count, _ in kinds.values())
        print(f"round {number}, {table}: {total} of {len(edits)}")
        if is_wrong:
            print("  " + "  ".join(f"{kind} {hit}/{all_}" for kind, (hit, all_) in
                                   sorted(kinds.items(), key=lambda kind: -kind[1][1])))
    print(f"round {number}, unedited: " + ", ".join(f"{name} {sum(one.values())}" for name, one in unedited.items()))


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "-v"]
    if not words:
        sys.exit(__doc__)
    for number in words[1:] or "123":
        score(os.path.abspath(words[0]), number, "-v" in sys.argv)
