"""Actors: names read, cleaned, typed, gathered and linked. Pure: no file but the lexicons, no component."""
