"""The grammar: patterns over classes of words, and what each builds."""
