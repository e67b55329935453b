# %% [markdown]
# # Réseau et carte
#
# Qui se trouve avec qui, qui parle de qui, de quels lieux et de quels jours il est question : toujours sur les seize
# articles inventés de `notebooks/corpus/`.

# %%
from pathlib import Path

import networkx
import pandas as pd

import pipeline
from pipeline import figures

pd.set_option("display.max_colwidth", 160)
racine = next(dossier for dossier in (Path.cwd(), Path.cwd().parent) if (dossier / "notebooks").is_dir())
base = racine / "out" / "carnets.db"
base.parent.mkdir(exist_ok=True)
pipeline.run([racine / "notebooks" / "corpus"], base)
corpus = pipeline.open_corpus(base)

# %% [markdown]
# ## Le réseau des acteurs
#
# Un trait relie deux acteurs qui se trouvent dans les mêmes articles, plus épais quand c'est souvent.

# %%
figures.actor_network(corpus, limit=16)

# %% [markdown]
# Les mêmes liens, phrase par phrase : c'est plus rare, et plus serré.

# %%
corpus.cooccurrences("sentence", limit=8)[["name_a", "name_b", "weight"]]

# %% [markdown]
# `figures.actor_graph` donne le graphe à networkx, pour tout ce qu'on veut y mesurer. Pour Gephi :
# `quiditquoi export --db out/carnets.db --to gephi/ --format gexf`.

# %%
graphe = figures.actor_graph(corpus, limit=100)  # les cent acteurs de plus d'articles : au-delà, c'est long
passages = networkx.betweenness_centrality(graphe)
noms = networkx.get_node_attributes(graphe, "label")
pd.Series({noms[noeud]: part for noeud, part in passages.items()}, name="intermédiarité").nlargest(5).round(2)

# %% [markdown]
# ## Qui parle de qui
#
# Les citations d'un locuteur où un autre acteur est nommé.

# %%
corpus.speaks_about(limit=8)[["speaker", "about", "quotes", "articles"]]

# %% [markdown]
# ## La carte
#
# Le fond de carte est dans l'outil : rien n'est demandé au réseau. Les lieux sans coordonnées n'y sont pas.

# %%
figures.places_map(corpus)

# %%
figures.places_map(corpus, region="europe")

# %% [markdown]
# ## De quels jours parle-t-on
#
# Les dates des textes, non celles de parution.

# %%
figures.timeline(corpus)

# %%
corpus.timeline(earliest="2024-05", limit=8)[["value", "sentence", "actors"]]
