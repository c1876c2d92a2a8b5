"""One table: which bytes are kept."""

from django.db import models


class StoredFile(models.Model):
    """Bytes kept under their SHA-256 (64 hexadecimal digits). Other rooms point here with `on_delete=PROTECT`."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256
