"""Clean text -> documents and their clauses."""
