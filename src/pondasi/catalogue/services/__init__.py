"""Writes of this room: what people plan, and what the worker builds and makes public."""
