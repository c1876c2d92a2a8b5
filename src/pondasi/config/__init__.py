"""How the rooms are put together into one Django site: settings, addresses, the WSGI door."""
