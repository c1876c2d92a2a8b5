"""Notices by e-mail: sent through a real SMTP conversation where a server is configured, and nothing depends on it."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header
from typing import Any

import pytest
from django.utils import timezone

from pondasi.core.values import Text
from pondasi.people import services
from pondasi.people.models import Notice


class Letterbox(socketserver.ThreadingTCPServer):
    """An SMTP server that keeps what it is given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.letters: list[tuple[str, str]] = []


class Conversation(socketserver.StreamRequestHandler):
    server: Letterbox

    def handle(self) -> None:
        self._say("220 uji")
        recipient = ""
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "RCPT":
                recipient = line.partition("<")[2].partition(">")[0]
            if verb == "DATA":
                self._say("354 silakan")
                lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
                self.server.letters.append((recipient, "\n".join(lines)))
            self._say("221 sampai jumpa" if verb == "QUIT" else "250 baik")
            if verb == "QUIT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    with Letterbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        yield server
        server.shutdown()


def _tell(city: Any) -> None:
    services.notify(
        recipients=[city.people["steward"]],
        text=Text("Ada kiriman menunggu pemeriksaan Anda.", "A submission waits for your check."),
        path="/tugas/",
    )


def test_a_notice_goes_out_once_with_both_languages_and_the_address(city: Any, letterbox: Letterbox) -> None:
    _tell(city)
    now = timezone.now()
    assert services.mail_notices(now=now) == 1
    assert services.mail_notices(now=now) == 0
    [(recipient, text)] = letterbox.letters
    letter = message_from_string(text)
    body = letter.get_payload(decode=True).decode()
    assert recipient == city.people["steward"].email
    assert str(make_header(decode_header(letter["Subject"]))) == "Ada kiriman menunggu pemeriksaan Anda."
    assert "A submission waits for your check." in body
    assert "/tugas/" in body


def test_without_a_mail_server_the_inbox_is_all_there_is(city: Any, settings: Any) -> None:
    settings.EMAIL_HOST = ""
    _tell(city)
    assert services.mail_notices(now=timezone.now()) == 0
    assert Notice.objects.get().mailed_at is None


def test_a_mail_server_that_is_away_costs_nothing_and_is_tried_again(city: Any, letterbox: Letterbox) -> None:
    _tell(city)
    letterbox.shutdown()
    letterbox.server_close()
    assert services.mail_notices(now=timezone.now()) == 0
    assert Notice.objects.get().mailed_at is None


def test_old_notices_are_no_news_when_mail_is_configured_late(city: Any, letterbox: Letterbox) -> None:
    _tell(city)
    Notice.objects.update(created_at=timezone.now() - timedelta(days=3))
    assert services.mail_notices(now=timezone.now()) == 0
    assert letterbox.letters == []
