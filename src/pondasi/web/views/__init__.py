"""Views by noun. Each parses its request, makes one call into a room, and renders."""
