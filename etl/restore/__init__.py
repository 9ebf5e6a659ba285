"""Raw text -> clean text + edits: one kind of damage a file, and the ordered list of steps in `steps`."""
