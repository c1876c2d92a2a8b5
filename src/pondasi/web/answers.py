"""From the form under a finding to the reason that is kept. Pure parsing, nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping

from pondasi.core.errors import InvalidInput
from pondasi.core.values import Text

CHOICES = {
    "unchanged": "Memang tidak berubah: ",
    "not_collected": "Belum didata pada periode ini. ",
}
"""What an officer may choose where figures equal an earlier period; the words are kept with the release."""


def reason_of(form: Mapping[str, str]) -> str:
    """The reason as one text; raises InvalidInput where the chosen answer needs something else."""
    choice, text = form.get("choice", ""), form.get("reason", "").strip()
    if choice == "wrong_file":
        raise InvalidInput(
            Text("Terima kasih. Unggah berkas yang benar di bawah halaman ini.", "Thank you."),
            Text("Berkas yang sekarang tidak diajukan.", "Upload the right file at the foot of this page."),
        )
    if choice == "unchanged" and not text:
        raise InvalidInput(
            Text("Mohon tulis mengapa angkanya memang tidak berubah.", "Please write why the figures did not change.")
        )
    return f"{CHOICES.get(choice, '')}{text}".strip()
