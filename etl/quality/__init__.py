"""Whether the data keeps its promises: frictionless, expectations, reproduction, and one report of all three."""
