# %% [markdown]
# # Premier regard
#
# Ce carnet lit les articles de `seeds/`, puis montre qui dit quoi, quand et où. Les résultats vont dans
# `out/corpus.db`, comme avec `make run` ; ce qui est déjà lu n'est pas refait.

# %%
from pathlib import Path

import pandas as pd

import pipeline

pd.set_option("display.max_colwidth", 160)
racine = next(dossier for dossier in (Path.cwd(), Path.cwd().parent) if (dossier / "seeds").is_dir())
base = racine / "out" / "corpus.db"
base.parent.mkdir(exist_ok=True)
pipeline.run([racine / "seeds"], base)
corpus = pipeline.open_corpus(base)
corpus.articles[["doc_id", "published", "published_from", "title"]]

# %% [markdown]
# ## L'article, tout annoté
#
# Citations, amorces, locuteurs, acteurs, lieux et dates, là où ils se trouvent.

# %%
corpus.article(corpus.articles.doc_id[0])

# %% [markdown]
# ## Qui dit quoi
#
# Chaque citation avec son locuteur, sous son nom le plus complet, et la confiance qu'on peut lui accorder.

# %%
corpus.v_quotes[["speaker", "speaker_role", "type", "cue_text", "text", "confidence"]]

# %% [markdown]
# ## Qui est nommé, qui est cité

# %%
corpus.actor_counts()[["name", "type", "gender", "mentions", "quotes"]]

# %% [markdown]
# ## Quand et où
#
# Les dates relatives sont calculées à partir de la date de parution ; `latest` est le premier jour qui n'en est plus.

# %%
corpus.dates[["text", "type", "value", "earliest", "latest"]]

# %%
corpus.place_counts()[["name", "kind", "country_code", "latitude", "longitude", "mentions"]]

# %% [markdown]
# ## À vérifier d'abord
#
# Les citations les moins sûres sont les premières à relire ; le carnet 4 montre comment corriger.

# %%
corpus.v_quotes.sort_values("confidence")[["confidence", "speaker", "text", "rule"]].head(5)

# %% [markdown]
# ## Une phrase à soi
#
# `pipeline.extract` lit n'importe quel texte, sans rien enregistrer.

# %%
pipeline.extract("« Le budget sera voté mardi », a déclaré Anne Lefort à Lyon.", published="2025-10-16")
