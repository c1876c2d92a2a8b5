"""Uploads go straight to disk, and a file above the limit stops being written while it still arrives.

What was pasted into the page becomes a file like any other.
"""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.utils import timezone

_PATIENCE = 3  # times the limit: up to here the rest is read and thrown away, so that the sentence can be shown


class LimitedUpload(TemporaryFileUploadHandler):
    """Marks the request with `upload_too_large` and keeps nothing of a file above `PONDASI_UPLOAD_LIMIT` bytes."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.PONDASI_UPLOAD_LIMIT * _PATIENCE:
            raise StopUpload(connection_reset=True)
        if self.received > settings.PONDASI_UPLOAD_LIMIT:
            if self.request is not None and not getattr(self.request, "upload_too_large", False):
                self.request.upload_too_large = True  # type: ignore[attr-defined]
                self.file.truncate(0)
            return
        super().receive_data_chunk(raw_data, start)


def pasted(text: str) -> UploadedFile | None:
    """Cells pasted as text, as the file that they become; None where nothing was pasted."""
    if not text.strip():
        return None
    name = f"tempelan {timezone.localtime():%Y-%m-%d %H.%M}.tsv"
    return SimpleUploadedFile(name, text.encode(), content_type="text/tab-separated-values")
