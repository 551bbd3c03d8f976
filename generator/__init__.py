"""Lumbung: cooperative dossiers kept as plain files, checked, scored by the book, published as a site."""

import logging

__version__ = "0.1.0"

# Without a file for them, details of a fault go nowhere: readers get sentences.
logging.getLogger(__name__).addHandler(logging.NullHandler())
