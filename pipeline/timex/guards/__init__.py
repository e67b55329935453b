"""What looks like a time and is none."""
