"""The looks of the document for word processors, and what else a file of that kind wants."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = "urn:dance-workbook:answers"
ITEM = "{6E1B3F2A-5D0C-4C57-9A41-0B7E2D9C8F13}"
INK, LEAF, QUIET, LINE = "24211D", "1D6B63", "635C52", "D9D1C4"
LETTERS, PLAIN = "Georgia", "Calibri"
LONG_AGO = (1980, 1, 1, 0, 0, 0)

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006"
_THUMBNAIL = "/metadata/thumbnail"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PROPERTIES = (
    f"{_XML}"
    f'<ds:datastoreItem xmlns:ds="{_KINDS}/customXml" ds:itemID="{ITEM}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def set_up(document: Document, today: dt.date) -> None:
    """Set the page, the styles and the properties of a new document.

    Args:
        document: empty.
        today: noted as the day on which it was made.
    """
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(22), Mm(22)
    _set_styles(document)
    _number_pages(section)
    _describe(document, today)


def _set_styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    _look(styles["Normal"], LETTERS, 11, INK, after=4)
    _look(styles["Title"], LETTERS, 26, INK, after=8)
    _look(styles["Heading 1"], LETTERS, 18, INK, before=26, after=6)
    _look(styles["Heading 2"], PLAIN, 10.5, QUIET, before=14, after=2, bold=True)
    _look(styles["List Bullet"], LETTERS, 11, INK, after=2)
    for name, face, size, colour, before, after in (
        ("Answer", LETTERS, 11.0, INK, 0, 3),
        ("Cell", LETTERS, 10.5, INK, 2, 2),
        ("Label", PLAIN, 9.5, QUIET, 4, 1),
        ("Note", PLAIN, 9.0, QUIET, 1, 3),
        ("Picture", LETTERS, 10.5, INK, 0, 3),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _look(style, face, size, colour, before=before, after=after, bold=name == "Label")
    for name in ("Title", "Heading 1", "Heading 2", "Label"):
        styles[name].paragraph_format.keep_with_next = True
    own = styles.add_style("Own", WD_STYLE_TYPE.CHARACTER)
    own.font.underline = True
    _set_language(document)
    styles.element.append(_table_style())


def _look(
    style: Any,
    face: str,
    size: float,
    colour: str,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    faces.attrib.clear()  # the faces of the theme would win over these
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{script}"), face)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _set_language(document: Document) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _table_style() -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Rows"><w:name w:val="Rows"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def _number_pages(section: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)


def _describe(document: Document, today: dt.date) -> None:
    noon = dt.datetime.combine(today, dt.time(12))
    told = document.core_properties
    told.title, told.author, told.comments, told.language = "Workbook", "", "", "en-GB"
    told.created = told.modified = noon
    told.last_modified_by, told.revision = "", 1


def hold(document: Document, answers: bytes) -> None:
    """Put an answers file into a document, where word processors keep what is not for them.

    Args:
        document: which is to be read back.
        answers: ASCII.
    """
    from xml.sax.saxutils import escape

    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    text = f'{_XML}<answers xmlns="{NAMESPACE}">{escape(answers.decode())}</answers>'
    kinds = document.part.rels
    for name in [name for name, each in kinds.items() if each.reltype == f"{_KINDS}/relationships/customXml"]:
        del kinds[name]  # the template has an empty list of books there
    held = Part(PackURI("/customXml/item1.xml"), "application/xml", text.encode(), package)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    about = Part(PackURI("/customXml/itemProps1.xml"), kind, _PROPERTIES.encode(), package)
    held.relate_to(about, f"{_KINDS}/relationships/customXmlProps")
    document.part.relate_to(held, f"{_KINDS}/relationships/customXml")


def packed(document: Document) -> bytes:
    """Return the bytes of a document, without the hour of its making and the picture of an empty page."""
    from docx.opc.pkgwriter import PackageWriter

    package, out = document.part.package, io.BytesIO()
    for name in [name for name, relation in package.rels.items() if relation.reltype.endswith(_THUMBNAIL)]:
        del package.rels[name]
    for part in package.parts:
        part.before_marshal()
    # As its own `save` does, which asks the clock, and fails where that stands before 1980.
    with zipfile.ZipFile(out, "w") as file:
        write: Any = PackageWriter
        write._write_content_types_stream(_Timeless(file), package.parts)
        write._write_pkg_rels(_Timeless(file), package.rels)
        write._write_parts(_Timeless(file), package.parts)
    return out.getvalue()


class _Timeless:
    """Writes the parts of a package without the time."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.file = file

    def write(self, name: Any, blob: bytes) -> None:
        """Write one part."""
        self.file.writestr(zipfile.ZipInfo(name.membername, LONG_AGO), blob, zipfile.ZIP_DEFLATED)
