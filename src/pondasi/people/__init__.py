"""Organisations, users, their roles, what roles may do, the inbox, and the journal.

Words: an *organisation* is an agency (OPD) or the statistics office; a *role assignment* gives a user a role in an
organisation from a day to a day; a *notice* tells a user that it is their turn; a *journal entry* records a write.
This room does not know submissions, datasets or releases: other rooms name them here by public id, as text.
"""
