"""Registers the room with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "pondasi.people"
    label = "people"
