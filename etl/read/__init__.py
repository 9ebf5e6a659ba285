"""Bytes -> raw text: .txt, .html, .docx, .pdf, and the encodings that they come in."""
