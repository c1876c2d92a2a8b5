"""Translations without GNU gettext: msgids are Indonesian, English is translated.

`update` writes `django.po` (new msgids empty, those no longer used dropped) and `django.mo`; `check` fails where
something is missing, untranslated, no longer used, has other placeholders, or was not compiled; `compile` writes
`django.mo` alone.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import Engine
from django.template.base import Lexer, Template, TokenType
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation.template import constant_re

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pondasi"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?[a-z]+")

Found = tuple[str | None, str, str | None]
"""Context, msgid, plural."""


class Messages(Catalog):
    """A catalogue whose header holds nothing that changes by itself: no date, no version of a tool."""

    def __init__(self) -> None:
        still = datetime(2026, 1, 1, tzinfo=UTC)  # never shown; Babel would ask the clock
        super().__init__(locale="en", creation_date=still, revision_date=still, fuzzy=False)
        self.header_comment = "# English. Written by `make messages`; fill in msgstr."

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "en"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def found() -> list[Found]:
    """Every msgid of the program, sorted."""
    messages: set[Found] = set()
    engine = Engine.get_default()
    for path in sorted(SOURCE.rglob("*.py")):
        messages |= set(of_python(path))
    for folder in sorted(SOURCE.rglob("templates")):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                messages |= set(of_template(path.read_text(encoding="utf-8"), engine))
    return sorted(messages, key=lambda one: (one[1], one[0] or "", one[2] or ""))


def of_python(path: Path) -> Iterator[Found]:
    """What gettext and its kin are called with."""
    with path.open("rb") as file:
        for _line, message, _comments, context in extract("python", file, keywords=KEYWORDS):
            singular, plural = message if isinstance(message, tuple) else (message, None)
            yield context, singular, plural


def of_template(source: str, engine: Engine) -> Iterator[Found]:
    """What Django will look up when it renders this template; asks the compiled nodes themselves."""
    nodes = Template(source, engine=engine).nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        if isinstance(node.filter_expression.var.literal, str):
            yield _context(node), node.filter_expression.var.literal.replace("%", "%%"), None
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        singular, _variables = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else None
        yield _context(node), singular, plural
    for token in Lexer(source).tokenize():
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            for constant in constant_re.findall(token.contents):  # `_("…")` in a tag or a variable
                yield None, constant[1:-1].replace("%", "%%"), None


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    return str(node.message_context.resolve({})) if node.message_context else None


def written() -> Messages:
    """The catalogue as it stands in the repository."""
    catalogue = Messages()
    if PO.exists():
        with PO.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    catalogue.add(message.id, message.string, context=message.context, flags=message.flags)
    return catalogue


def updated(old: Messages, messages: list[Found]) -> Messages:
    """With every msgid of the program and no other; translations are kept."""
    new = Messages()
    for context, singular, plural in messages:
        known = old.get(singular, context)
        string = known.string if known and isinstance(known.id, tuple) == bool(plural) else None
        new.add((singular, plural) if plural else singular, string, context=context)
    return new


def as_po(catalogue: Messages) -> bytes:
    """The text file that people edit."""
    out = io.BytesIO()
    write_po(out, catalogue, width=120, no_location=True, sort_output=True)
    return out.getvalue().rstrip() + b"\n"


def as_mo(catalogue: Messages) -> bytes:
    """The file that Django loads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def faults() -> Iterator[str]:
    """What is wrong with the catalogue, one line each."""
    catalogue, messages = written(), found()
    used = {(context, singular) for context, singular, _plural in messages}
    for context, singular, _plural in messages:
        message = catalogue.get(singular, context)
        if message is None:
            yield f"missing: {singular!r}"
        else:
            yield from _faults_of(message)
    for message in catalogue:
        if message.id and (message.context, _singular(message)) not in used:
            yield f"no longer used: {_singular(message)!r}"
    compiled = PO.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != as_mo(catalogue):
        yield f"{compiled.relative_to(ROOT)} is older than {PO.name}"


def _faults_of(message: Message) -> Iterator[str]:
    wanted = message.id if isinstance(message.id, tuple) else (message.id,)
    given = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(given):
        yield f"not translated: {_singular(message)!r}"
    for source, target in zip(wanted, given, strict=False):
        for pattern in (PLACEHOLDER, TAG):
            if target and sorted(pattern.findall(source)) != sorted(pattern.findall(target)):
                yield f"other placeholders or tags: {source!r}"


def _singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def main(mode: str) -> int:
    """0 when done, or when nothing is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pondasi.config.settings")
    django.setup()
    if mode == "update":
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(as_po(updated(written(), found())))
    if mode in ("update", "compile"):
        PO.with_suffix(".mo").write_bytes(as_mo(written()))
    wrong = list(faults())
    print("\n".join(wrong) or f"{len(found())} texts, all in English")
    return bool(wrong) if mode == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
