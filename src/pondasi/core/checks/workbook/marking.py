"""Cells in the colour of their finding: fills added to the style sheet, and cells that use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pondasi.core.checks.workbook.listing import Looks
from pondasi.core.checks.workbook.splicing import Element, NotEditable, Part, Splice, set_attributes
from pondasi.core.tables.address import cell_name, row_and_column
from pondasi.core.values import Severity

_FILLS = {Severity.ERROR: "FFF6C9C4", Severity.WARNING: "FFFBE3B0", Severity.INFO: "FFD6E4F5"}
"""Colours that no office uses by chance, so that those of an earlier explanation are known again."""
_NO_FILL, _RESERVED_FILLS = 0, 2


class StyleSheet:
    """The style sheet of a workbook while colours are added to its cell formats."""

    def __init__(self, data: bytes) -> None:
        self._part = Part(data, ["fills", "fill", "fgColor", "fonts", "font", "cellXfs", "xf"])
        fills, formats, fonts = (self._part.one(name) for name in ("fills", "cellXfs", "fonts"))
        if fills is None or formats is None or fonts is None:
            raise NotEditable("styles")
        self._fills, self._formats, self._fonts = fills, formats, fonts
        self._xfs = self._part.all("xf", inside="cellXfs")
        count = len(self._part.all("fill", inside="fills"))
        if not self._xfs or count < _RESERVED_FILLS:
            raise NotEditable("formats")
        self._fill_of = {severity: count + place for place, severity in enumerate(_FILLS)}
        self._made: dict[tuple[int, int], int] = {}
        self._added: list[bytes] = []
        self._ours = self._explained_before()

    def _explained_before(self) -> frozenset[int]:
        """Cell formats with a colour of an earlier explanation."""
        fills = self._part.all("fill", inside="fills")
        colours = [one for one in self._part.all("fgColor") if one.attributes.get("rgb", "").upper() in _FILLS.values()]
        ours = {n for n, fill in enumerate(fills) for one in colours if fill.start < one.start < fill.end}
        return frozenset(n for n, xf in enumerate(self._xfs) if _number(xf.attributes.get("fillId")) in ours)

    def is_ours(self, style: int) -> bool:
        """Whether cells of this format were coloured by an earlier explanation."""
        return style in self._ours

    def coloured(self, style: int, severity: Severity | None) -> int:
        """The same cell format in the colour of a severity; None: without a colour."""
        return self._with_fill(style, _NO_FILL if severity is None else self._fill_of[severity])

    def _with_fill(self, style: int, fill: int) -> int:
        if style >= len(self._xfs):
            style = 0
        if (style, fill) not in self._made:
            xf = self._part.bytes_of(self._xfs[style])
            end = xf.index(b">") + 1
            self._added.append(set_attributes(xf[:end], fillId=str(fill), applyFill="1") + xf[end:])
            self._made[style, fill] = len(self._xfs) + len(self._added) - 1
        return self._made[style, fill]

    def looks(self) -> Looks:
        """Formats for the sheet that lists the findings: wrapped text, bold text, and the severities."""
        bold = len(self._part.all("font", inside="fonts"))
        return Looks(
            title=self._add(bold, _NO_FILL, wrapped=False),
            plain=self._add(0, _NO_FILL),
            bold=self._add(bold, _NO_FILL),
            severities={severity: self._add(0, fill) for severity, fill in self._fill_of.items()},
        )

    def _add(self, font: int, fill: int, *, wrapped: bool = True) -> int:
        p = self._part.prefix
        wrap = ' wrapText="1"' if wrapped else ""
        self._added.append(
            f'<{p}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" '
            f'applyAlignment="1"><{p}alignment vertical="top"{wrap}/></{p}xf>'.encode()
        )
        return len(self._xfs) + len(self._added) - 1

    def written(self) -> bytes:
        """The style sheet with everything that was asked for."""
        part, p = self._part, self._part.prefix
        fills = "".join(
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/><{p}bgColor indexed="64"/>'
            f"</{p}patternFill></{p}fill>"
            for colour in _FILLS.values()
        )
        font = f'<{p}font><{p}b/><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'
        splices: list[Splice] = []
        for element, inside, added, more in (
            (self._fonts, "font", font.encode(), 1),
            (self._fills, "fill", fills.encode(), len(_FILLS)),
            (self._formats, "xf", b"".join(self._added), len(self._added)),
        ):
            if element.is_empty_tag:
                raise NotEditable("styles")
            count = len(part.all(inside, inside=element.name)) + more
            splices += [part.tag_with(element, count=str(count)), part.append(element, added)]
        return part.spliced(splices)


@dataclass
class _Where:
    """The row and column that are being looked at; some writers leave addresses out."""

    row: int = 0
    column: int = 0

    def take(self, element: Element) -> str:
        named = element.attributes.get("r", "")
        if element.name == "row":
            self.row, self.column = _number(named) or self.row + 1, 0
            return ""
        self.row, self.column = row_and_column(named.replace("$", "")) if named else (self.row, self.column + 1)
        return cell_name(self.row, self.column)


def coloured_cells(part: Part, wanted: Mapping[str, Severity], styles: StyleSheet) -> list[Splice]:
    """Changes of a worksheet part (scanned for "row" and "c") that colour these cells and clear what was before."""
    splices: list[Splice] = []
    at = _Where()
    for element in part.elements:
        if element.name not in {"row", "c"} or "sheetData" not in element.path:
            continue
        try:
            name = at.take(element)
        except ValueError as error:
            raise NotEditable("address") from error
        if element.name == "row":
            continue
        style = _number(element.attributes.get("s"))
        if name in wanted or styles.is_ours(style):
            splices.append(part.tag_with(element, s=str(styles.coloured(style, wanted.get(name)))))
    return splices


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
