"""Every text of the program has English, and an English page speaks no Indonesian."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Engine, Template
from django.test import Client
from django.utils import translation
from tools import messages

from pondasi.core import checks

TEMPLATE = """{% load i18n %}
{% translate "Tugas saya" %} {% translate "Naik 5%" as risen %} {% translate 'dengan "kutip"' %}
{% blocktranslate trimmed with n=risen %}
    Dua baris
    dengan {{ n }} dan 5%.
{% endblocktranslate %}
{% blocktranslate trimmed asvar later %}
    Disimpan
{% endblocktranslate %}
{% blocktranslate count n=5 %}{{ n }} baris{% plural %}{{ n }} baris-baris{% endblocktranslate %}
{% blocktranslate context "bulan" %}Mei{% endblocktranslate %}
{% if risen %}{% for one in "ab" %}{% translate "Dalam" %}{% empty %}{% translate "Kosong" %}{% endfor %}{% endif %}
{{ _("Dalam kurung") }} {% firstof _("Dalam tag") %}
"""


def test_the_tool_finds_what_django_looks_up(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine.get_default()
    Template(TEMPLATE, engine=engine).render(Context())  # loads the tag libraries, which look up texts of their own
    looked_up: set[messages.Found] = set()

    def plain(message: str) -> str:
        looked_up.add((None, message, None))
        return message

    def plural(singular: str, many: str, number: int) -> str:
        looked_up.add((None, singular, many))
        return many

    def in_context(context: str, message: str) -> str:
        looked_up.add((context, message, None))
        return message

    for module in (translation, __import__("django.template.base", fromlist=["base"])):
        for name, function in {
            "gettext": plain,
            "gettext_lazy": plain,
            "ngettext": plural,
            "pgettext": in_context,
            "pgettext_lazy": in_context,
        }.items():
            monkeypatch.setattr(module, name, function, raising=False)
    Template(TEMPLATE, engine=engine).render(Context())
    found = set(messages.of_template(TEMPLATE, engine))
    assert (None, "Dua baris dengan %(n)s dan 5%%.", None) in found
    assert found - {(None, "Kosong", None)} == looked_up


def test_every_text_has_english() -> None:
    assert list(messages.faults()) == []


def test_the_files_are_written_the_same_every_time() -> None:
    assert messages.as_po(messages.written()) == messages.PO.read_bytes()
    assert messages.as_mo(messages.written()) == messages.PO.with_suffix(".mo").read_bytes()


class _Words(HTMLParser):
    """What a reader or a screen reader is told."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        self.texts += [
            value for name, value in attrs if value and name in ("aria-label", "placeholder", "title", "alt")
        ]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(re.sub(r"\s+", " ", data).strip())


def _indonesian(html: str) -> set[str]:
    words = _Words()
    words.feed(html)
    translated = {
        str(message.id): str(message.string)
        for message in messages.written()
        if isinstance(message.id, str) and message.id
    }
    translated.pop("Bahasa Indonesia", None)  # the switch names each language in itself
    return {text for text in words.texts if translated.get(text, text) != text}


def _client(user: Any = None) -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    if user is not None:
        client.force_login(user)
    return client


def test_english_pages_hold_no_indonesian(city: Any) -> None:
    city.accepted(year=2023)
    city.released()
    draft = city.draft(year=2024)
    waiting = city.handed_in(year=2025)
    city.pass_on(waiting, until="steward_check")
    rule = checks.rules()[0].code
    public = ["/", "/data/", "/data/siswa/", "/data/siswa/edisi/1/", "/rilis/", "/aturan/", f"/aturan/{rule}/"]
    public += ["/catatan/jangkar/", "/akun/login/", "/tidak-ada/"]
    pages = {"producer": ["/tugas/", "/kotak-masuk/", f"/kiriman/{draft.public_id}/", "/akun/2fa/"]}
    pages["steward"] = ["/tugas/", f"/kiriman/{waiting.public_id}/", "/rilis/kelola/", "/catatan/"]
    found = {path: _indonesian(_client().get(path).content.decode()) for path in public}
    for person, paths in pages.items():
        client = _client(getattr(city, person))
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            found[f"{person} {path}"] = _indonesian(answer.content.decode())
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_indonesian_pages_hold_no_english_of_the_packages(city: Any) -> None:
    client = Client()
    client.force_login(city.producer)
    for path in ("/akun/login/", "/akun/password/change/", "/akun/2fa/", "/akun/logout/"):
        html = client.get(path).content.decode()
        for word in ("Sign In", "Sign Out", "Password:", "Two-Factor", "Authenticator App", "Change Password"):
            assert word not in html, (path, word)
