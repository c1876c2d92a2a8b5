"""The sheet "Pondasi": every finding in a row, with a list of answers to choose from and room for a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pondasi.core.checks.workbook.splicing import xml_text
from pondasi.core.values import AnswerKind, Finding, Place, Severity, Text, answers_to

SHEET = "Pondasi"
MARKER = "pondasi.findings/1"
"""Stands in the hidden last column: by this, not by its name, the sheet is known again."""
MARKER_CELL = (1, 8)
ANSWER, REASON, FINGERPRINT = 6, 7, 8
"""Columns of what is read back."""
_FIRST_ROW = 5
_CELLS_SHOWN = 12
_TITLE = Text("Temuan pemeriksaan", "Findings of the checks")
_GUIDE = Text(
    "Perbaiki sel yang diwarnai di lembarnya. Bila angkanya memang benar, pilih jawaban dan tulis keterangannya "
    "di sini. Lalu unggah berkas ini kembali.",
    "Mend the coloured cells on their sheet. Where a figure is right, choose an answer and write a remark here. "
    "Then upload this file again.",
)
_NOTHING = Text("Tidak ada yang perlu ditanyakan.", "Nothing to ask about.")
_HEADS = (
    Text("No", "No"),
    Text("Tingkat", "Severity"),
    Text("Sel", "Cells"),
    Text("Yang ditemukan", "What was found"),
    Text("Yang dapat dilakukan", "What to do"),
    Text("Jawaban", "Answer"),
    Text("Keterangan", "Remark"),
)
_WIDTHS = (5, 18, 18, 60, 45, 26, 45)
_LONGEST_LIST = 250
_LINE, _MOST_LINES = 15, 25  # points; Excel shows no row higher than 409
_PRINTED = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'


@dataclass(frozen=True)
class Explained:
    """One finding as it is explained: places, words of both languages, and the answer that was given already."""

    fingerprint: str
    severity: Severity
    title: Text
    message: Text
    fix: Text
    places: tuple[Place, ...]
    kinds: tuple[AnswerKind, ...] = ()
    """The answers to choose from."""
    answer: AnswerKind | None = None
    reason: str = ""

    @classmethod
    def of(cls, finding: Finding) -> Explained:
        """A finding of the engine, unanswered."""
        kinds = () if finding.always_blocks else answers_to(finding.code, finding.severity)
        return cls(
            finding.fingerprint, finding.severity, finding.title, finding.message, finding.fix, finding.places, kinds
        )


@dataclass(frozen=True)
class Looks:
    """The cell formats (`s`) of the sheet in its workbook."""

    title: int
    plain: int
    bold: int
    severities: Mapping[Severity, int]


def sheet_xml(findings: Sequence[Explained], spoken: str, looks: Looks) -> bytes:
    """The worksheet part; every cell is text, so nothing of a file or an answer becomes a formula."""
    last = max(_FIRST_ROW + len(findings) - 1, _FIRST_ROW)
    parts = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:H{last}"/><sheetViews><sheetView workbookViewId="0">'
        f'<pane ySplit="{_FIRST_ROW - 1}" topLeftCell="A{_FIRST_ROW}" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><cols>",
        *(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_WIDTHS, start=1)),
        f'<col min="{FINGERPRINT}" max="{FINGERPRINT}" width="9" hidden="1" customWidth="1"/></cols><sheetData>',
        _row(1, {1: (_TITLE.in_language(spoken), looks.title), MARKER_CELL[1]: (MARKER, 0)}),
        _row(2, {1: ((_GUIDE if findings else _NOTHING).in_language(spoken), 0)}),
        _row(4, {n: (head.in_language(spoken), looks.bold) for n, head in enumerate(_HEADS, start=1)}),
    ]
    for number, one in enumerate(findings, start=1):
        parts.append(_row(_FIRST_ROW + number - 1, _cells(number, one, spoken, looks)))
    parts += ["</sheetData>", _choices(findings, spoken), _PRINTED, "</worksheet>"]
    return "".join(parts).encode()


def _cells(number: int, one: Explained, spoken: str, looks: Looks) -> dict[int, tuple[str, int]]:
    message = f"{one.title.in_language(spoken)}. {one.message.in_language(spoken)}"
    return {
        1: (str(number), looks.plain),
        2: (one.severity.text.in_language(spoken), looks.severities[one.severity]),
        3: (_where(one.places), looks.plain),
        4: (message, looks.plain),
        5: (one.fix.in_language(spoken), looks.plain),
        ANSWER: (one.answer.text.in_language(spoken) if one.answer else "", looks.plain),
        REASON: (one.reason, looks.plain),
        FINGERPRINT: (one.fingerprint, 0),
    }


def _where(places: Sequence[Place]) -> str:
    by_sheet: dict[str, list[str]] = defaultdict(list)
    for place in places[:_CELLS_SHOWN]:
        by_sheet[place.sheet].append(place.cell)
    more = ", …" if len(places) > _CELLS_SHOWN else ""
    return (
        "; ".join(f"{sheet}: {', '.join(cells)}" if sheet else ", ".join(cells) for sheet, cells in by_sheet.items())
        + more
    )


def _row(number: int, cells: Mapping[int, tuple[str, int]]) -> str:
    """A row as high as its wrapped texts need; not every program finds that out by itself."""
    lines = [_lines(text, _WIDTHS[n - 1]) for n, (text, _style) in cells.items() if n <= len(_WIDTHS)]
    high = f' ht="{_LINE * max(lines)}" customHeight="1"' if number >= _FIRST_ROW else ""
    return f'<row r="{number}"{high}>{"".join(_cell(number, n, *cell) for n, cell in cells.items())}</row>'


def _lines(text: str, width: int) -> int:
    return min(sum(max(1, -(-len(line) // width)) for line in text.split("\n")), _MOST_LINES)


def _cell(row: int, column: int, text: str, style: int) -> str:
    reference = f"{'ABCDEFGH'[column - 1]}{row}"
    look = f' s="{style}"' if style else ""
    if not text:
        return f'<c r="{reference}"{look}/>'
    return f'<c r="{reference}"{look} t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'


def _choices(findings: Sequence[Explained], spoken: str) -> str:
    """A list of answers for every row, the rows with the same list together."""
    rows: dict[tuple[AnswerKind, ...], list[str]] = defaultdict(list)
    for number, one in enumerate(findings):
        if one.kinds:
            rows[one.kinds].append(f"F{_FIRST_ROW + number}")
    made = []
    for kinds, cells in rows.items():
        words = ",".join(kind.text.in_language(spoken) for kind in kinds)
        if len(words) <= _LONGEST_LIST:
            made.append(
                f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{" ".join(cells)}">'
                f"<formula1>{xml_text(chr(34) + words + chr(34))}</formula1></dataValidation>"
            )
    return f'<dataValidations count="{len(made)}">{"".join(made)}</dataValidations>' if made else ""
