"""The roles of Satu Data Indonesia as this city has them, with the sets derived from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A person may hold several, each for an organisation."""

    PRODUCER = "producer", _("Produsen Data")
    AGENCY_VERIFIER = "agency_verifier", _("Walidata pendukung")
    HEAD_OF_AGENCY = "head_of_agency", _("Kepala OPD")
    STEWARD = "steward", _("Walidata")
    STATISTICS_OFFICE = "statistics_office", _("Pembina Data")
    PLANNER = "planner", _("Perencana")
    LEADERSHIP = "leadership", _("Pimpinan")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Inspektorat")


AGENCY_ROLES = frozenset({Role.PRODUCER, Role.AGENCY_VERIFIER, Role.HEAD_OF_AGENCY})
"""Roles that see and do things for their own agency only; every other role works for the whole city."""
