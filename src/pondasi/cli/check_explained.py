"""`pondasi check --explain-in`: the findings in a copy of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pondasi.cli.output import write_line
from pondasi.core.checks.workbook import Explained, explained_workbook
from pondasi.core.errors import InvalidInput
from pondasi.core.values import Finding, Text

_WRITTEN = Text("Temuan ditulis ke {path}.", "The findings were written to {path}.")
_SAME = Text("Salinannya tidak boleh menimpa berkas yang diperiksa.", "The copy may not replace the file under check.")
_OTHER_NAME = Text("Sebutkan nama lain.", "Name another file.")
_NOT_WRITTEN = Text("{path} tidak dapat ditulis.", "{path} cannot be written.")


def write_explained(file: Path, out: Path, findings: Sequence[Finding], spoken: str) -> None:
    """The file at `file` with its findings explained, as `out`; raises InvalidInput where that cannot be written."""
    if out.exists() and out.samefile(file):
        raise InvalidInput(_SAME, _OTHER_NAME)
    content = explained_workbook(file, file.name, [Explained.of(one) for one in findings], spoken)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InvalidInput(_NOT_WRITTEN.fill(path=str(out)), _OTHER_NAME) from error
    write_line(_WRITTEN.fill(path=str(out)).in_language(spoken), to_errors=True)
