"""Article → Doc: the assembled spaCy pipeline."""
