"""How quotes are found: one file a question, from the marks on the page to the choice between readings.

marks        which quotation marks belong together
conjugation  the forms of a verb
lexicon      which words announce speech, and what they take
frames       an article as sentences in which a quoted passage is one item
verbs        where a cue verb stands: its auxiliaries, its inversion, its voice
phrases      noun phrases: where one begins and ends
speakers     who is the subject of a cue
clauses      how far a reported clause runs
passages     what a quoted passage is: an utterance, a fragment, a name
rules_*      one family of constructions each: `« X », dit Y` is in rules_beside
choice       which of the readings of one place stays
"""
