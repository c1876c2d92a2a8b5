"""Registers the room with Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "pondasi.standards"
    label = "standards"
