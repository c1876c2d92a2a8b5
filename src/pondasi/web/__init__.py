"""The browser's door: pages and forms. Decides nothing: it parses, makes one domain call, renders."""
