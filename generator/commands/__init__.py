"""The commands of `lumbung`, by what people want: look at data, publish, make files."""
