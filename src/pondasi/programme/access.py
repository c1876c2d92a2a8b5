"""Access classes of the SDI portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Who may see a dataset; only terbuka is public."""

    OPEN = "terbuka", _("terbuka")
    LIMITED = "terbatas", _("terbatas")
    CLOSED = "tertutup", _("tertutup")
