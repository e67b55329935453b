# %% [markdown]
# # Part de parole
#
# Qui a la parole, dans combien d'articles, quand, et de quel genre ? Le corpus est celui de `notebooks/corpus/` :
# seize articles inventés, de quatre journaux imaginaires, sur un sommet des fleuves qui n'a pas eu lieu.

# %%
from pathlib import Path

import pipeline
from pipeline import figures

racine = next(dossier for dossier in (Path.cwd(), Path.cwd().parent) if (dossier / "notebooks").is_dir())
base = racine / "out" / "carnets.db"
base.parent.mkdir(exist_ok=True)
pipeline.run([racine / "notebooks" / "corpus"], base)
corpus = pipeline.open_corpus(base)
corpus.source_totals

# %% [markdown]
# ## Ce que couvre le corpus
#
# Avant de compter les paroles, comptons les articles : par journal et par semaine.

# %%
figures.coverage(corpus, by="week")

# %% [markdown]
# ## Qui est cité
#
# La part se compte sur **tous** les articles, ceux qui ne citent personne compris : un journal qui cite peu ne pèse
# pas plus qu'un autre.

# %%
voix = figures.share_of_voice(corpus, limit=10)
voix

# %% [markdown]
# La même chose en tableau : chaque figure garde le sien, avec des noms de colonnes français.

# %%
voix.table

# %% [markdown]
# ## Quand

# %%
figures.speech_calendar(corpus, by="week", limit=10)

# %% [markdown]
# ## D'un journal à l'autre
#
# Les mêmes questions peuvent être posées à un seul journal, ou à une seule période.

# %%
for journal in corpus.source_totals.source.dropna():
    premiers = corpus.share_of_voice(source=journal, limit=3)
    print(f"{journal} : {', '.join(premiers.name)}")

# %% [markdown]
# ## Femmes et hommes
#
# Les locuteurs de genre inconnu, les organisations et les citations sans locuteur sont comptés à part : on voit ce
# qu'on ne sait pas.

# %%
figures.speaker_gender(corpus)

# %% [markdown]
# ## Qui monte
#
# Les acteurs nommés dans une plus grande part des articles des deux dernières semaines que des deux précédentes.
# `z` dit de combien l'écart dépasse le hasard : au-dessous de 2, prudence.

# %%
corpus.rising_actors(days=14, limit=5)[["name", "articles", "articles_before", "share", "share_before", "z"]].round(2)

# %% [markdown]
# ## Et en SQL
#
# La base est un fichier SQLite : toute question qui n'a pas sa fonction s'écrit en une requête.

# %%
requete = """
SELECT source AS journal, type, count(*) AS citations, round(avg(length(text))) AS longueur_moyenne
FROM v_quotes GROUP BY 1, 2 ORDER BY 1, 2
"""
corpus.sql(requete)
