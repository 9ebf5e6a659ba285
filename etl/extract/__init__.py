"""Clauses -> facts, each with its span."""
