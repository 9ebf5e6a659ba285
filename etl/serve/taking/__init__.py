"""Answers to take away: whole, as files, and as code that takes them."""
