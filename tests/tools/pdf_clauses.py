#!/usr/bin/env python3
"""Holds a PDF against ISO 19005-2 (PDF/A-2, level A) and ISO 14289-1 (PDF/UA-1), clause by clause.

Usage: pdf_clauses.py FILE. Prints a line for each clause; exits with 1 if the file breaks any. Only what our writer
can produce is looked at closely; what it never produces (images, forms, scripts) must simply be absent.
"""

import re
import struct
import sys
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

CLAUSES = []
A, UA = "ISO 19005-2", "ISO 14289-1"
STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
    "Formula Form".split()
)
OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re "
    "RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def clause(standard, number, says):
    """Registers a check; it raises or gives back False where the file breaks the clause."""

    def register(check):
        CLAUSES.append((f"{standard} {number}", says, check))
        return check

    return register


class File:
    """The file, opened once, with what several clauses need."""

    def __init__(self, path):
        self.bytes = open(path, "rb").read()
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.packet = self.root.Metadata.read_bytes().decode("utf-8")
        self.xmp = ElementTree.fromstring(re.sub(r"<\?xpacket.*?\?>", "", self.packet))
        self.pages = [Page(page) for page in self.pdf.pages]
        self.fonts = [Font(font) for font in self.all_of("Font") if font.get("/Subtype") == "/Type0"]
        self.elements = list(walk(self.root.StructTreeRoot.K))

    def streams(self):
        return [item for item in self.pdf.objects if isinstance(item, Stream)]

    def all_of(self, kind):
        found = [item for item in self.pdf.objects if isinstance(item, Dictionary)]
        return [item for item in found if item.get("/Type") == f"/{kind}"]

    def text(self, path):
        found = self.xmp.find(f".//{path}", NS)
        return None if found is None else "".join(found.itertext()).strip()

    def role(self, element):
        role, seen = str(element.S)[1:], set()
        roles = self.root.StructTreeRoot.get("/RoleMap", Dictionary())
        while role not in STANDARD:
            assert role not in seen and f"/{role}" in roles, f"{role} is mapped to nothing"
            seen.add(role)
            role = str(roles[f"/{role}"])[1:]
        return role

    def kids(self, element):
        return [kid for kid in listed(element.get("/K")) if is_element(kid)]


class Page:
    """A page's operators with the marked content that each stands in."""

    def __init__(self, page):
        self.obj = page.obj
        self.operators, self.shown, self.stacks = [], [], []
        stack, font = [], None
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                stack.append((str(operands[0])[1:], operands[1] if operator == "BDC" else Dictionary()))
            elif operator == "EMC":
                stack.pop()
            elif operator == "Tf":
                font = str(operands[0])
            elif operator == "TJ":
                strings = [bytes(piece) for piece in operands[0] if isinstance(piece, pikepdf.String)]
                codes = b"".join(strings)
                self.shown += [(font, code) for (code,) in struct.iter_unpack(">H", codes)]
            if operator in ("TJ", "Tj", "S", "s", "f", "F", "B", "b", "Do", "sh"):
                self.stacks.append(list(stack))
            self.operators.append(operator)
        assert not stack, "marked content is left open"


class Font:
    """A composite font with its program's own widths."""

    def __init__(self, font):
        self.obj, self.descendant = font, font.DescendantFonts[0]
        self.descriptor = self.descendant.FontDescriptor
        pairs = list(self.descendant.W)
        self.widths = {}
        for first, run in zip(pairs[::2], pairs[1::2]):
            self.widths.update({int(first) + place: int(width) for place, width in enumerate(run)})
        mapped = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes().decode("ascii"))
        self.unicode = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in mapped}
        if "/FontFile2" in self.descriptor:
            self.program_widths()

    def program_widths(self):
        program = self.descriptor.FontFile2.read_bytes()
        count = struct.unpack_from(">H", program, 4)[0]
        entries = [struct.unpack_from(">4s3I", program, 12 + 16 * entry) for entry in range(count)]
        at = {tag: offset for tag, _, offset, _ in entries}
        em = struct.unpack_from(">H", program, at[b"head"] + 18)[0]
        self.glyphs = struct.unpack_from(">H", program, at[b"maxp"] + 4)[0]
        metrics = struct.unpack_from(">H", program, at[b"hhea"] + 34)[0]
        advance = lambda glyph: struct.unpack_from(">H", program, at[b"hmtx"] + 4 * min(glyph, metrics - 1))[0]
        self.program = [advance(glyph) * 1000 / em for glyph in range(self.glyphs)]


def listed(value):
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def is_element(kid):
    return isinstance(kid, Dictionary) and "/S" in kid


def is_object(kid):
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"


def walk(element):
    yield element
    for kid in filter(is_element, listed(element.get("/K"))):
        yield from walk(kid)


@clause(A, "6.1.2", "header %PDF-1.n at byte zero, then a comment of four bytes over 127")
def header(file):
    first, second = file.bytes.split(b"\n")[:2]
    return re.fullmatch(rb"%PDF-1\.[0-7]", first) and second[:1] == b"%" and min(second[1:5]) > 127


@clause(A, "6.1.3", "file identifier, no encryption, nothing after the end-of-file marker")
def trailer(file):
    identifier = file.pdf.trailer.ID
    assert len(identifier) == 2 and all(len(bytes(half)) >= 16 for half in identifier)
    return "/Encrypt" not in file.pdf.trailer and file.bytes.rstrip(b"\r\n").endswith(b"%%EOF")


@clause(A, "6.1.7", "streams: true lengths, no external data, only filters that are allowed")
def streams(file):
    for stream in file.streams():
        assert not {"/F", "/FFilter", "/FDecodeParms"} & set(stream.keys())
        allowed = ("/FlateDecode", "/DCTDecode") if stream.get("/Subtype") == "/Image" else ("/FlateDecode",)
        assert all(name in allowed for name in listed(stream.get("/Filter")))
        assert len(stream.read_raw_bytes()) == stream.Length
    return True


@clause(A, "6.1.8", "names of fonts and structure types are UTF-8")
def names(file):
    named = [font.obj.BaseFont for font in file.fonts] + [element.S for element in file.elements]
    return all(str(name).encode("utf-8") for name in named)


@clause(A, "6.1.13", "limits: names, strings, numbers of objects, sizes of pages")
def limits(file):
    assert len(file.pdf.objects) <= 8388607
    for page in file.pages:
        left, bottom, right, top = (float(edge) for edge in page.obj.MediaBox)
        assert 3 <= right - left <= 14400 and 3 <= top - bottom <= 14400
        assert page.operators.count("q") == page.operators.count("Q") <= 28
    return all(len(str(font.obj.BaseFont)) <= 127 for font in file.fonts)


@clause(A, "6.2.2", "content streams: defined operators only, resources of their own")
def content(file):
    return all(set(page.operators) <= OPERATORS and "/Resources" in page.obj for page in file.pages)


@clause(A, "6.2.3", "one PDF/A output intent with an RGB display profile")
def output_intent(file):
    (intent,) = file.root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    size, version, kind, space = struct.unpack_from(">I4xI4s4s", profile)
    assert size == len(profile) and version >> 24 in (2, 4) and (kind, space) == (b"mntr", b"RGB ")
    assert profile[36:40] == b"acsp" and intent.DestOutputProfile.N == 3
    return intent.S == "/GTS_PDFA1" and "/OutputConditionIdentifier" in intent


@clause(A, "6.2.4.3", "device colours only of the kind that the output intent explains")
def colours(file):
    return not any({"k", "K", "cs", "CS", "sh"} & set(page.operators) for page in file.pages)


@clause(A, "6.2.5 to 6.2.10", "no graphics state dictionaries, form or PostScript objects; images plain, transparency only as soft masks")
def graphics(file):
    for page in file.pages:
        assert not {"gs", "BI", "ri"} & set(page.operators) and "/Group" not in page.obj
    for image in (stream for stream in file.streams() if stream.get("/Type") == "/XObject"):
        assert image.Subtype == "/Image" and image.ColorSpace in ("/DeviceRGB", "/DeviceGray")
        assert not {"/Alternates", "/OPI", "/Interpolate", "/Intent"} & set(image.keys())
        assert image.BitsPerComponent == 8 and image.Filter in ("/FlateDecode", "/DCTDecode")
        mask = image.get("/SMask")
        assert mask is None or mask.ColorSpace == "/DeviceGray" and "/SMask" not in mask
    return True


@clause(A, "6.2.11.2", "fonts are what ISO 32000-1 9.7 says: types, names, descriptors")
def fonts(file):
    for font in file.fonts:
        name = font.obj.BaseFont
        assert re.fullmatch(r"/[A-Z]{6}\+[!-~]+", str(name)), name
        assert font.descendant.BaseFont == name == font.descriptor.FontName
        assert font.descendant.Subtype in ("/CIDFontType0", "/CIDFontType2")
        assert font.descriptor.Flags & 4 and not font.descriptor.Flags & 32
    return bool(file.fonts)


@clause(A, "6.2.11.3", "composite fonts: Identity-H, and a map from CIDs to glyphs")
def composite(file):
    maps = [font.descendant.get("/CIDToGIDMap") for font in file.fonts]
    truetype = [font.descendant.Subtype == "/CIDFontType2" for font in file.fonts]
    assert all(font.obj.Encoding == "/Identity-H" for font in file.fonts)
    return all(not needed or given == "/Identity" for needed, given in zip(truetype, maps))


@clause(A, "6.2.11.4", "font programs are embedded and have every glyph that is shown; no partial CIDSet")
def embedded(file):
    for font in file.fonts:
        assert {"/FontFile2", "/FontFile3"} & set(font.descriptor.keys()) and "/CIDSet" not in font.descriptor
    return all(code < font.glyphs for font, code in shown(file) if hasattr(font, "glyphs"))


@clause(A, "6.2.11.5", "widths in the file are the widths of the font program")
def widths(file):
    pairs = [(font.widths[code], font.program[code]) for font, code in shown(file) if hasattr(font, "program")]
    return all(abs(stated - real) < 1 for stated, real in pairs)


@clause(A, "6.2.11.7", "every code that is shown has a meaning in Unicode; private ones are explained")
def unicode(file):
    for font, code in shown(file):
        assert font.unicode[code] and not set(font.unicode[code]) & set("\0\ufeff\ufffe"), code
    texts = {text for font in file.fonts for text in font.unicode.values()}
    return not any("\ue000" <= character <= "\uf8ff" for text in texts for character in text)


@clause(A, "6.2.11.8", "the glyph for missing characters is never shown")
def notdef(file):
    return all(code != 0 for _, code in shown(file))


@clause(A, "6.3 to 6.5", "no annotations but links, no forms, no actions that are not allowed")
def actions(file):
    assert not {"/AcroForm", "/AA", "/OpenAction", "/NeedsRendering"} & set(file.root.keys())
    notes = [note for page in file.pages for note in listed(page.obj.get("/Annots"))]
    assert all(note.Subtype == "/Link" and note.F & 4 for note in notes)
    return not any("/AA" in page.obj for page in file.pages)


@clause(A, "6.6.2.1", "metadata: a whole XMP packet, well formed, to be found without unpacking")
def packet(file):
    start = re.match(r'<\?xpacket begin="\ufeff?" id="W5M0MpCehiHzreSzNTczkc9d"\?>', file.packet)
    return start and "/Filter" not in file.root.Metadata and re.search(r"<\?xpacket end=.[rw].\?>\s*$", file.packet)


@clause(A, "6.6.2.3", "the PDF/UA schema, which PDF/A does not know, is described")
def extension(file):
    fields = {"pdfaSchema:schema": None, "pdfaSchema:namespaceURI": NS["pdfuaid"], "pdfaSchema:prefix": "pdfuaid"}
    fields |= {"pdfaProperty:name": "part", "pdfaProperty:valueType": "Integer", "pdfaProperty:category": "internal"}
    assert file.text("pdfaProperty:description")
    return all(file.text(path) and want in (None, file.text(path)) for path, want in fields.items())


@clause("ISO 19005-1", "6.7.3", "Info and XMP say the same")
def info(file):
    same = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Keywords": "pdf:Keywords"}
    same |= {"/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer"}
    for key, path in same.items():
        given = file.pdf.docinfo.get(key)
        assert (None if given is None else str(given)) == file.text(path), key
    for key, path in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
        dates = [re.sub(r"\D", "", str(date)) for date in (file.pdf.docinfo.get(key), file.text(path)) if date]
        assert len(dates) in (0, 2) and len(set(dates)) <= 1, dates
    return set(file.pdf.docinfo.keys()) <= set(same) | {"/CreationDate", "/ModDate"}


@clause(A, "6.6.4", "the file calls itself PDF/A-2a")
def identification(file):
    return (file.text("pdfaid:part"), file.text("pdfaid:conformance")) == ("2", "A")


@clause(A, "6.7.2", "the document is marked")
def marked(file):
    return file.root.MarkInfo.Marked is True and file.root.MarkInfo.get("/Suspects") is not True


@clause(A, "6.7.3", "a structure tree whose types are standard or mapped to standard ones")
def structure(file):
    assert all(element.get("/Type") == "/StructElem" for element in file.elements)
    return all(file.role(element) for element in file.elements)


@clause(A, "6.7.4", "the natural language is stated")
def language(file):
    return re.fullmatch(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*", str(file.root.Lang))


@clause(A, "6.8 to 6.11", "no embedded files, layers, alternate presentations, requirements")
def extras(file):
    assert not {"/OCProperties", "/Requirements", "/Names", "/AF"} & set(file.root.keys())
    return not any("/PresSteps" in page.obj for page in file.pages)


@clause(UA, "5", "the file calls itself PDF/UA-1")
def accessible(file):
    return file.text("pdfuaid:part") == "1"


@clause(UA, "7.1 content", "all ink is tagged or an artifact, and neither is inside the other")
def tagged(file):
    for page in file.pages:
        for stack in page.stacks:
            ((tag, properties),) = stack
            assert tag == "Artifact" or "/MCID" in properties, stack
    return True


@clause(UA, "7.1 tree", "every piece of tagged content is in the tree once, and leads back to its element")
def tree(file):
    numbers = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): elements for key, elements in zip(numbers[::2], numbers[1::2])}
    places = set()
    for element in file.elements:
        for kid in listed(element.get("/K")):
            if not is_element(kid) and not is_object(kid):
                page = kid.Pg if isinstance(kid, Dictionary) else element.Pg
                number = int(kid.MCID if isinstance(kid, Dictionary) else kid)
                assert parents[int(page.StructParents)][number].objgen == element.objgen
                assert (page.objgen, number) not in places
                places.add((page.objgen, number))
    drawn = set()
    for page in file.pages:
        marks = [props["/MCID"] for stack in page.stacks for _, props in stack if "/MCID" in props]
        drawn |= {(page.obj.objgen, int(mark)) for mark in marks}
    return drawn == places


@clause(UA, "7.1 roles", "standard types keep their meaning")
def roles(file):
    return not {name[1:] for name in file.root.StructTreeRoot.get("/RoleMap", {}).keys()} & STANDARD


@clause(UA, "7.1 title", "the title is stated and shown")
def title(file):
    return file.text("dc:title") and file.root.ViewerPreferences.DisplayDocTitle is True


@clause(UA, "7.2", "tables: Table, in it Caption and TR, in these TH and TD, every row as wide as the others")
def tables(file):
    parents = {"TR": "Table", "TH": "TR", "TD": "TR", "Caption": "Table"}
    for element in file.elements:
        role, kids = file.role(element), [file.role(kid) for kid in file.kids(element)]
        assert role not in parents or file.role(element.P) == parents[role], role
        assert role != "Table" or re.fullmatch(r"(Caption )?(TR )*", " ".join(kids) + " "), kids
        assert role != "TR" or set(kids) <= {"TH", "TD"}, kids
        assert role != "Table" or len(row_widths(file, element)) == 1, row_widths(file, element)
    return True


def row_widths(file, table):
    """The widths of a table's rows in columns, cells that hang down from rows above included."""
    rows = [row for row in file.kids(table) if file.role(row) == "TR"]
    hanging, widths = [0] * (len(rows) + 1), set()
    for place, row in enumerate(rows):
        width = hanging[place]
        for cell in file.kids(row):
            spans = [given for given in listed(cell.get("/A")) if given.O == "/Table"]
            across, down = (int(spans[0].get(key, 1)) if spans else 1 for key in ("/ColSpan", "/RowSpan"))
            width += across
            for below in range(place + 1, min(place + down, len(rows))):
                hanging[below] += across
        widths.add(width)
    return widths


@clause(UA, "7.3", "figures: described in words, in a place on the page, their ink in none but them")
def figures(file):
    for element in file.elements:
        if file.role(element) == "Figure":
            assert str(element.Alt).strip() and not file.kids(element)
            (box,) = [given.BBox for given in listed(element.A) if given.O == "/Layout"]
            left, bottom, right, top = (float(edge) for edge in box)
            sheet = [float(edge) for edge in element.Pg.MediaBox]
            assert sheet[0] <= left < right <= sheet[2] and sheet[1] <= bottom < top <= sheet[3]
    return True


@clause(UA, "7.4.2", "headings begin with H1 and go down a level at a time")
def headings(file):
    levels = [int(role[1]) for role in map(file.role, file.elements) if re.fullmatch("H[1-6]", role)]
    return levels and all(level <= before + 1 for before, level in zip([0] + levels, levels))


@clause(UA, "7.5", "head cells say what they are the head of")
def heads(file):
    cells = [element for element in file.elements if file.role(element) == "TH"]
    return all(cell.A.Scope in ("/Row", "/Column", "/Both") for cell in cells)


@clause(UA, "7.17", "an outline in the order of the headings")
def outline(file):
    with file.pdf.open_outline() as opened:
        entries = list(flat(opened.root))
    headings = sum(bool(re.fullmatch("H[1-6]", file.role(element))) for element in file.elements)
    pages = [page.obj.objgen for page in file.pages]
    order = [(pages.index(entry.destination[0].objgen), -float(entry.destination[3])) for entry in entries]
    return len(entries) == headings and order == sorted(order)


def flat(entries):
    for entry in entries:
        yield entry
        yield from flat(entry.children)


@clause(UA, "7.18.1, 7.18.5", "links: in a Link element that they lead back to, described, within the page, to a place")
def links(file):
    numbers = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): element for key, element in zip(numbers[::2], numbers[1::2])}
    known = {page.obj.objgen for page in file.pages}
    in_tree = {}
    for element in file.elements:
        for kid in filter(is_object, listed(element.get("/K"))):
            assert kid.Obj.objgen not in in_tree and file.role(element) == "Link"
            in_tree[kid.Obj.objgen] = (element.objgen, kid.Pg.objgen)
    for page in file.pages:
        sheet = [float(edge) for edge in page.obj.MediaBox]
        for note in listed(page.obj.get("/Annots")):
            element, where = in_tree.pop(note.objgen)
            assert where == page.obj.objgen and parents[int(note.StructParent)].objgen == element
            left, bottom, right, top = (float(edge) for edge in note.Rect)
            assert sheet[0] <= left < right <= sheet[2] and sheet[1] <= bottom < top <= sheet[3]
            assert str(note.Contents).strip() and note.Dest[0].objgen in known and note.Dest[1] == "/XYZ"
    return not in_tree


@clause("ISO 32000-1", "14.8.4.3", "contents: TOC in TOC, TOCI in these; each entry a Reference with a Link that has words")
def contents(file):
    parents = {"TOCI": {"TOC"}, "Reference": {"TOCI"}, "Link": {"Reference"}}
    for element in file.elements:
        role, kids = file.role(element), listed(element.get("/K"))
        assert role not in parents or file.role(element.P) in parents[role], role
        assert role != "TOC" or {file.role(kid) for kid in kids} <= {"TOC", "TOCI"}
        assert role != "Link" or (any(map(is_object, kids)) and not is_object(kids[0])), kids
    return True


@clause(UA, "7.18.3", "tab order follows the structure")
def tabs(file):
    return all(page.obj.get("/Tabs") == "/S" for page in file.pages)


def shown(file):
    """Every font and code that a page shows, once."""
    found = {}
    for page in file.pages:
        for name, code in page.shown:
            font = page.obj.Resources.Font[name]
            found[font.objgen, code] = font.objgen
    fonts = {font.obj.objgen: font for font in file.fonts}
    return [(fonts[objgen], code) for (_, code), objgen in found.items()]


def main(path):
    file, broken = File(path), 0
    for number, says, check in CLAUSES:
        try:
            held, why = bool(check(file)), ""
        except (AssertionError, AttributeError, KeyError, ValueError) as error:
            held, why = False, f" ({type(error).__name__}: {error})"
        broken += not held
        print(f"{'ok    ' if held else 'BROKEN'} {number}: {says}{why}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
