"""Registers the room with Django."""

from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    name = "pondasi.observations"
    label = "observations"
