"""Registers the room with Django."""

from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "pondasi.collection"
    label = "collection"
