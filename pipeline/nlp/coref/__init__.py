"""From an expression to the actor it stands for.

resolve.py     reads the article from left to right: begin here
  speakers.py  the words that name a source → actors
  scoring.py   how well a referent fits (likeness.py: a noun phrase; weights.py: models/coreference.toml)
  focus.py     whom a noun means that nobody has been called (« … », dit le cinéaste)
  floor.py     who says a quote without a speaker: who spoke before, whose turn it is
  owners.py    whom the unnamed speak for: spokespersons, reports, governments
discourse.py   who is spoken of, where each was mentioned last, who has the floor
nouns.py, apposition.py, pronouns.py, subjects.py, profiles.py   what the text says of whom
answer.py      writes actors, mentions and candidates (calibration.py: shares → probabilities)
"""
