"""How quotes are found: one file a question, from the marks on the page to the choice between readings.

Pure, on text:
    mark · straight_marks · lone_marks · marks   which quotation marks belong together
    conjugation · lexicon                        which words announce speech, in any form
On a parsed document:
    frames       an article as sentences in which a quoted passage is one item
    grammar      what the tagger says of verbs
    auxiliaries · verbs                          where a cue stands: its auxiliaries, its inversion, its voice
    chunks · phrases                             noun phrases: where one begins and ends, who can speak
    subjects · speakers                          who is the subject of a cue
    complements                                  where a reported clause begins
    clauses · narrator                           how far it runs: signs that the narrator takes the floor back
    rejoinders                                   … and that somebody answers, names or dates what was said
    lead         what stands before a passage: the source's words or the narrator's
    passages     what a quoted passage is: an utterance, a fragment, a name
    sources · asides                             prepositions that name a source, and what describes it
    scene        what every rule looks at
The rules, one family of constructions each; a rule proposes readings:
    rules_inserted    « … », dit X · …, a annoncé X          rules_source     selon X, …
    rules_colon       X a déclaré : « … »                    rules_nouns      les propos selon lesquels …
    rules_reported    X dit que … · dit avoir … · promet de  rules_back       c'est ce qu'a dit X
    rules_fragments   X dénonce « … »                        rules_floating   « … » on its own
    rules_within      « …, a expliqué X, … »                 rules_dialogue   — …, dit X
    rules_interview  X : … ? — Y : …
Then:
    readings · choice    what a rule proposes, and which of the readings of one place stays
"""
