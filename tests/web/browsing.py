"""How tests sign in and look at pages."""

from __future__ import annotations

import html
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.rooms.city import City, work

from pondasi.collection.models import Submission
from pondasi.people.models import User


def signed_in(user: User) -> Client:
    """A browser in which this person has signed in; server errors come back as pages, as they do for people."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="pondasi.web.accounts.NoDemoInProduction")
    return client


def text_of(response: Any) -> str:
    """What a reader sees of a page, without tags and with entities resolved."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body.decode("utf-8", "replace"))).split())


def upload(city: City, one: Submission, content: bytes, name: str) -> str:
    """Upload as an officer does, let the worker read, and give the text of the submission's page."""
    client = signed_in(city.producer_of(one.delivery.dataset.code))
    page = f"/kiriman/{one.public_id}/"
    arrived = client.post(f"{page}unggah/", {"file": SimpleUploadedFile(name, content)}, headers={"referer": page})
    assert arrived.status_code == 302, text_of(arrived)
    work()
    seen = client.get(page)
    assert seen.status_code == 200
    shown = text_of(seen)
    assert "Traceback" not in shown
    return shown
