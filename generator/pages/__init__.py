"""Results and written parts to page bodies: wording, figures and templates. Reads no data file."""
