"""The catalogues of the other languages: what they must hold, taken from the sources, and what is wrong with them."""
