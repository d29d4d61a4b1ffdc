"""Makes the sample report with Typst: python3 make.py OUT.pdf (needs: pip install typst; fonts Noto Serif/Sans CJK SC)."""
import pathlib
import sys

import typst

here = pathlib.Path(__file__).parent
typst.compile(here / "report.typ", output=sys.argv[1], root=here)
