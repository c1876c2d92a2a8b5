"""Registers the door with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "pondasi.web"
    label = "web"
