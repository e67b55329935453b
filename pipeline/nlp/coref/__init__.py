"""From an expression to the actor it stands for: nouns, pronouns, agreement, salience, speakers."""
