"""The steps that build the gazetteer: sources → rows → one row a place → database."""
