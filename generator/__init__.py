"""Lumbung: cooperative dossiers kept as plain files, checked, scored by the book, published as a site."""

__version__ = "0.1.0"
