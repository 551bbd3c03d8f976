"""Reviews of changes: on temporary repositories made of the sample, and piece by piece."""
