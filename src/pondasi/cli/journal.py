"""`pondasi journal verify`, `pondasi journal anchor`, `pondasi dataset`: what the database can prove and export."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist

from pondasi.cli.output import language, write_line
from pondasi.core.errors import InvalidInput
from pondasi.core.formats.structure_json import structure_to_json
from pondasi.core.values import Text
from pondasi.observations.selectors import structure_of
from pondasi.people import journal


def run_verify(arguments: argparse.Namespace) -> int:
    """Prove the chain; exit code 1 where it does not hold."""
    found = journal.verify(_read_anchor(arguments.anchor) if arguments.anchor else None)
    sentence = Text(
        "{sealed} catatan terbukti, {unsealed} belum disegel.", "{sealed} entries proved, {unsealed} not sealed yet."
    )
    write_line(sentence.fill(sealed=found.sealed, unsealed=found.unsealed).in_language(language()))
    if found.fault:
        write_line(Text(f"Rantai putus: {found.fault}", f"The chain is broken: {found.fault}").in_language(language()))
        return 1
    return 0


def run_anchor(arguments: argparse.Namespace) -> int:
    """Seal what is committed and write the head as JSON, to a file or to stdout."""
    while journal.seal():
        pass
    head = journal.head()
    text = json.dumps({"sequence": head.sequence, "hash": head.chain_hash})
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    else:
        write_line(text)
    return 0


def _read_anchor(path: Path) -> journal.Head:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return journal.Head(int(found["sequence"]), str(found["hash"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidInput(
            Text(f"Berkas jangkar {path} tidak dapat dibaca.", f"The anchor file {path} cannot be read."),
            Text("Pakai berkas yang ditulis `pondasi journal anchor`.", "Use a file from `pondasi journal anchor`."),
        ) from error


def run_dataset(arguments: argparse.Namespace) -> int:
    """A dataset's definition as JSON, for `pondasi check --dataset`."""
    try:
        structure = structure_of(arguments.code)
    except ObjectDoesNotExist as error:
        raise InvalidInput(
            Text(f"Tidak ada dataset {arguments.code}.", f"There is no dataset {arguments.code}."),
            Text("Lihat kodenya di halaman Data.", "See its code on the Data page."),
        ) from error
    write_line(json.dumps(structure_to_json(structure), ensure_ascii=True, indent=1))
    return 0
