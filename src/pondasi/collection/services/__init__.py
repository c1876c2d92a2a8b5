"""Writes of this room, by verb: filling a draft, reading it, deciding about it."""
