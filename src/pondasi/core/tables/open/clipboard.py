"""What an officer pasted from a spreadsheet program, as a workbook."""

from __future__ import annotations

from pondasi.core.errors import UnreadableFile
from pondasi.core.tables.model import Workbook
from pondasi.core.tables.open.archive import Limits
from pondasi.core.tables.open.html_tables import sheet_of_html
from pondasi.core.tables.open.making import too_large
from pondasi.core.tables.open.text_records import sheet_of_text
from pondasi.core.values import Text

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_NOTHING = Text("Tidak ada tabel di yang ditempelkan.", "There is no table in what was pasted.")
_COPY = Text(
    "Sorot tabelnya di aplikasi lembar kerja, salin (Ctrl+C), lalu tempelkan di sini.",
    "Select the table in the spreadsheet program, copy it (Ctrl+C) and paste it here.",
)


def workbook_from_clipboard(*, text: str, html: str | None = None, name: str, limits: Limits | None = None) -> Workbook:
    """One sheet with what was pasted; `name` is the name under which the officer will know it.

    `html` is the clipboard's HTML where it has any: it knows merged cells and, from most programs, the exact numbers.
    Without a table in it `text` is read, cells parted by tabs as every spreadsheet program copies them.
    Raises `UnreadableFile` where nothing or too much was pasted.
    """
    limits = limits or Limits()
    if len(text) + len(html or "") > limits.slow_bytes:
        raise too_large()
    sheet = sheet_of_html(_styled_fragment(html), "", limits) if html else None
    if sheet is None or not sheet.cells:
        sheet = sheet_of_text(text.removeprefix("\ufeff"), limits, "\t" if "\t" in text else None)
    if not sheet.cells:
        raise UnreadableFile(_NOTHING, _COPY)
    return Workbook(name, "clipboard", (sheet,))


def _styled_fragment(html: str) -> str:
    """The part that was selected, with the style sheet that stands before it.

    Excel's fragment begins inside the table, so that its `<table>` is outside; it is put back.
    """
    begin, end = html.find(_START), html.rfind(_END)
    if begin < 0:
        return html
    head, fragment = html[:begin], html[begin + len(_START) : end if end > begin else len(html)]
    styles = head[head.lower().find("<style") :] if "<style" in head.lower() else ""
    styles = styles[: styles.lower().rfind("</style>") + 8] if "</style>" in styles.lower() else ""
    if "<table" not in fragment.lower() and "<tr" in fragment.lower():
        fragment = f"<table>{fragment}</table>"
    return styles + fragment
