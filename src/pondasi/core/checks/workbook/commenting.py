"""Comments on cells: the part that holds their texts, and the drawing that Excel wants for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pondasi.core.checks.workbook.splicing import Part, Splice, xml_text
from pondasi.core.tables.address import row_and_column

AUTHOR = "Pondasi"
_OPENING = "Pondasi · "
"""How our comments begin: LibreOffice forgets who wrote them."""
_MARKUP = re.compile(rb"<[^>]*>")
_SHAPE = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>"), re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NEW_COMMENTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'
)
_NEW_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="9"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)


def new_comments() -> bytes:
    return _NEW_COMMENTS.encode()


def new_drawing() -> bytes:
    return _NEW_DRAWING.encode()


def commented(data: bytes, texts: Mapping[str, str]) -> tuple[bytes, frozenset[str], frozenset[str]]:
    """The comments part with these texts by cell; the cells that got one, and those whose earlier one of ours went.

    A cell on which somebody else has commented keeps that comment and gets none.
    """
    part = Part(data, ["authors", "author", "commentList", "comment"])
    authors, listed = part.one("authors"), part.one("commentList")
    names = [part.data[one.inside : one.outside].decode() for one in part.all("author")]
    splices: list[Splice] = []
    taken, gone = set(), set()
    for one in part.all("comment"):
        by = one.attributes.get("authorId", "")
        by_us = by.isdecimal() and int(by) < len(names) and names[int(by)] == AUTHOR
        said = _MARKUP.sub(b"", part.bytes_of(one)).strip()
        if by_us or said.startswith(_OPENING.encode()):
            splices.append((one.start, one.end, b""))
            gone.add(one.attributes.get("ref", ""))
        else:
            taken.add(one.attributes.get("ref", ""))
    made = {cell: text for cell, text in texts.items() if cell not in taken}
    p = part.prefix
    author = names.index(AUTHOR) if AUTHOR in names else len(names)
    if author == len(names) and authors is not None:
        splices.append(part.append(authors, f"<{p}author>{AUTHOR}</{p}author>".encode()))
    if listed is not None:
        comments = "".join(_comment(p, cell, author, _OPENING + text) for cell, text in made.items())
        splices.append(part.append(listed, comments.encode()))
    return part.spliced(splices), frozenset(made), frozenset(gone)


def _comment(p: str, cell: str, author: int, text: str) -> str:
    words = f'<{p}t xml:space="preserve">{xml_text(text)}</{p}t>'
    return f'<{p}comment ref="{cell}" authorId="{author}"><{p}text>{words}</{p}text></{p}comment>'


def drawn(data: bytes, cells: Iterable[str], gone: frozenset[str]) -> bytes:
    """The drawing with a shape for the comment of each cell, and without those of comments that went."""
    places = {tuple(n - 1 for n in row_and_column(cell)) for cell in gone}

    def kept(shape: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        return b"" if row and column and (int(row[1]), int(column[1])) in places else shape[0]

    data = _SHAPE.sub(kept, data)
    end = data.rindex(b"</xml>")
    return data[:end] + "".join(_shape(number, cell) for number, cell in enumerate(cells)).encode() + data[end:]


def _shape(number: int, cell: str) -> str:
    row, column = (n - 1 for n in row_and_column(cell))
    return (
        f'<v:shape id="_x0000_s{9217 + number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
        'margin-top:2pt;width:220pt;height:96pt;z-index:1;visibility:hidden" fillcolor="#fdf5e6" o:insetmode="auto">'
        '<v:fill color2="#fdf5e6"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
