"""Registers the room with Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "pondasi.programme"
    label = "programme"
