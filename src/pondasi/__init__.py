"""Pondasi: the platform on which a city runs its sectoral statistics under Satu Data Indonesia."""

__version__ = "0.1.0"
