"""`python -m generator` is the `lumbung` command."""

from generator.cli import main

main()
