"""Kept bytes, by content: uploads of agencies, data files and what is built for readers.

Words: an *incoming* file has arrived but is not kept yet (it may still be refused); a *stored file* is kept under its
SHA-256 and is never changed. This room does not know what a file means, who sent it, or whether anybody may see it.
Only this room knows where bytes lie on disk.
"""
