"""From a file and its findings to the workbook that explains them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from pondasi.core.checks.workbook.answers import without_answers
from pondasi.core.checks.workbook.commenting import commented, drawn, new_comments, new_drawing
from pondasi.core.checks.workbook.copying import copied_workbook
from pondasi.core.checks.workbook.listing import SHEET, Explained, sheet_xml
from pondasi.core.checks.workbook.marking import StyleSheet, coloured_cells
from pondasi.core.checks.workbook.package import COMMENTS_TYPE, SHEET_TYPE, WORKBOOK, Package
from pondasi.core.checks.workbook.splicing import NotEditable, Part, Splice
from pondasi.core.tables import load_workbook
from pondasi.core.tables.model import Workbook
from pondasi.core.values import Place, Severity

_MOST_COMMENTS = 2_000
"""Of one sheet; a column of a hundred thousand cells is coloured, and explained in its first ones."""
_AFTER_LEGACY = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""What stands behind `legacyDrawing` in a worksheet."""
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def explained_workbook(path: Path, name: str, findings: Sequence[Explained], spoken: str) -> bytes:
    """The file at `path` (known to people as `name`) with its findings explained in it, as an .xlsx or .xlsm.

    Raises UnreadableFile where `load_workbook` does.
    """
    workbook = load_workbook(path, name)
    if workbook.kind in {"xlsx", "xlsm"}:
        try:
            return _edited(path, findings, spoken, _listed(workbook))
        except NotEditable:
            pass  # written in a way that only a new file can follow
    content, names = copied_workbook(without_answers(workbook))
    moved = [replace(one, places=tuple(_moved(one.places, names))) for one in findings]
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "copy.xlsx"
        copy.write_bytes(content)
        return _edited(copy, moved, spoken, None)


def _listed(workbook: Workbook) -> str | None:
    """The name of the sheet of an earlier explanation."""
    kept = {sheet.name for sheet in without_answers(workbook).sheets}
    return next((sheet.name for sheet in workbook.sheets if sheet.name not in kept), None)


def explained_name(name: str) -> str:
    """What the explained file is called: `tabel (temuan).xlsx`; a workbook with macros stays one."""
    known = PurePath(name)
    stem = known.stem.removesuffix(" (temuan)") or "tabel"
    return f"{stem} (temuan){'.xlsm' if known.suffix.lower() == '.xlsm' else '.xlsx'}"


def _moved(places: Iterable[Place], names: dict[str, str]) -> Iterable[Place]:
    return (Place(names.get(place.sheet, place.sheet), place.cell) for place in places)


def _edited(path: Path, findings: Sequence[Explained], spoken: str, ours: str | None) -> bytes:
    """With the list on the sheet of the name `ours`, else on a new one."""
    package = Package(path)
    styles_name = package.related(WORKBOOK, "styles")
    if styles_name is None:
        raise NotEditable("styles")
    styles = StyleSheet(package.read(styles_name))
    sheets = package.sheets()
    listed = sheets.get(ours) if ours else None
    for number, (sheet, part) in enumerate(sheets.items(), start=1):
        if part != listed:
            _mark_sheet(package, part, _of_sheet(findings, sheet), styles, number, spoken)
    content = sheet_xml(findings, spoken, styles.looks())
    if listed is None:
        name = next(one for one in (SHEET, *(f"{SHEET} {n}" for n in range(2, 999))) if one not in sheets)
        package.add_sheet(name, "xl/worksheets/pondasi.xml")
    package.put(listed or "xl/worksheets/pondasi.xml", content, SHEET_TYPE)
    package.put(styles_name, styles.written())
    return package.written()


def _of_sheet(findings: Sequence[Explained], sheet: str) -> dict[str, list[Explained]]:
    """The findings about each cell of a sheet, the most severe first."""
    cells: dict[str, list[Explained]] = {}
    for one in sorted(findings, key=lambda finding: _ORDER[finding.severity]):
        for place in one.places:
            if place.sheet == sheet:
                cells.setdefault(place.cell, []).append(one)
    return cells


def _mark_sheet(  # noqa: PLR0917 one sheet of a package
    package: Package, name: str, cells: dict[str, list[Explained]], styles: StyleSheet, number: int, spoken: str
) -> None:
    part = Part(package.read(name), ["row", "c", "legacyDrawing", *_AFTER_LEGACY])
    splices = coloured_cells(part, {cell: found[0].severity for cell, found in cells.items()}, styles)
    texts = {cell: _words(found, spoken) for cell, found in list(cells.items())[:_MOST_COMMENTS]}
    splices += _comment(package, name, part, texts, number)
    if splices:
        package.put(name, part.spliced(splices))


def _words(findings: Sequence[Explained], spoken: str) -> str:
    shown = findings[:3]
    return "\n\n".join(
        f"{one.severity.text.in_language(spoken)}: {one.message.in_language(spoken)}\n{one.fix.in_language(spoken)}"
        for one in shown
    )


def _comment(package: Package, name: str, part: Part, texts: dict[str, str], number: int) -> list[Splice]:
    """Puts the comments into their parts; changes of the sheet that refer to the drawing where that is new."""
    comments, drawing = package.related(name, "comments"), package.related(name, "vmlDrawing")
    if comments is None and not texts:
        return []
    content, made, gone = commented(package.read(comments) if comments else new_comments(), texts)
    if comments is None:
        comments = f"xl/comments-pondasi{number}.xml"
        package.relate(name, "comments", comments)
    package.put(comments, content, COMMENTS_TYPE)
    splices: list[Splice] = []
    if drawing is None or part.one("legacyDrawing") is None:
        drawing = f"xl/drawings/pondasi{number}.vml"
        relation = package.relate(name, "vmlDrawing", drawing)
        package.put(drawing, new_drawing())
        splices.append(_legacy(part, f'<{part.prefix}legacyDrawing {package.declared} r:id="{relation}"/>'))
    package.put(drawing, drawn(package.read(drawing), made, gone))
    return splices


def _legacy(part: Part, tag: str) -> Splice:
    """The reference to the drawing, where the order of a worksheet wants it."""
    behind = [one for one in part.elements if one.name in _AFTER_LEGACY and len(one.path) == 1]
    at = behind[0].start if behind else part.root.outside
    return at, at, tag.encode()
