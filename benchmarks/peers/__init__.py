"""Programs that print the same pieces for the same schools, each in its own way."""
