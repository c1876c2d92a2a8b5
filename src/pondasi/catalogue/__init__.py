"""Catalogue: datasets as published: releases, what readers download, and search.

Words: a *release* names the slices that it consists of and is built before it is public; an *artefact* is one built
file of it (download, chart, table). Releasing reads accepted slices from `observations`.
This room does not know submissions or reviews, and never shows a dataset that is not terbuka.
"""
