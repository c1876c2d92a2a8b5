"""One rule per file, named by its code; the file's `RULE` is the rule."""
