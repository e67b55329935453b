"""How places are found in a text, told apart, and read."""
