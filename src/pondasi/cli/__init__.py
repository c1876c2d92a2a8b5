"""The command line: reads arguments, makes one call, prints. It decides nothing."""
