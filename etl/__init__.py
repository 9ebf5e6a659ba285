"""Taizhang: documents go in, comparable and citable rows come out."""

__version__ = "0.1.0"
