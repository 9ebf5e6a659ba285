"""Facts as the rows of an edition, and editions over time."""
