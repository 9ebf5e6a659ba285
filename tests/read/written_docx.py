"""Word documents made for the tests: python-docx, and the XML that it has no words for."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from PIL import Image

NAMESPACES = nsdecls("w", "r", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def draw_pixel() -> BytesIO:
    file = BytesIO()
    Image.new("L", (1, 1)).save(file, "PNG")
    return file


def save(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def define_list(document: Document, number: int, *levels: tuple[str, str], more: str = "", override: str = "") -> None:
    """Add a list; a level is its number format and its pattern. `more` goes into every level."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (number_format, text) in enumerate(levels)
    )
    add_list(
        document, number, f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}">{written}</w:abstractNum>', override
    )


def add_list(document: Document, number: int, abstract: str, override: str = "", family: int | None = None) -> None:
    root = document.part.numbering_part.element
    if abstract:
        root.append(parse_xml(abstract))
    family = number if family is None else family
    root.append(
        parse_xml(f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{family}"/>{override}</w:num>')
    )


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def number_paragraph(block: Paragraph, number: int, level: int = 0) -> Paragraph:
    properties = block._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {NAMESPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return block


def add_xml(document: Document, *inner: str) -> None:
    """Add paragraphs, or whatever else stands in a body, from their XML."""
    body = document.element.body
    for xml in inner:
        name, rest = xml[1:].split(">", 1)
        body.insert(len(body) - 1, parse_xml(f"<{name} {NAMESPACES}>{rest}"))


def new() -> Document:
    """Return a document whose ready-made lists are gone, so that the numbers of the tests are the only ones."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        if child.tag in (qn("w:num"), qn("w:abstractNum")):
            root.remove(child)
    return document
