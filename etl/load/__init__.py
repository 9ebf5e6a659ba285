"""Rows become a database, CSV files and a receipt: `build.load_edition` is the way in."""
