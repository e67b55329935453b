# %% [markdown]
# # Vérifier et corriger
#
# Aucun outil ne lit sans erreur. Ce carnet tire des lignes à relire, écrit les corrections dans une table à soi,
# relance la lecture et montre ce qui a changé. Les textes ne sont pas touchés.

# %%
from pathlib import Path

import pandas as pd

import pipeline
from pipeline.batch.options import Options

pd.set_option("display.max_colwidth", 160)
racine = next(dossier for dossier in (Path.cwd(), Path.cwd().parent) if (dossier / "notebooks").is_dir())
base, acteurs = racine / "out" / "corriges.db", racine / "out" / "acteurs.csv"
base.parent.mkdir(exist_ok=True)
colonnes = ["name", "alias", "type", "wikidata_id", "gender"]


def relire(corrections: list[dict[str, str]]) -> None:
    """Écrire la table des acteurs, puis lire le corpus avec elle ; une table vide efface la précédente."""
    pd.DataFrame(corrections, columns=colonnes).to_csv(acteurs, index=False)
    pipeline.run([racine / "notebooks" / "corpus"], base, options=Options(actors=acteurs))


relire([])
corpus = pipeline.open_corpus(base)

# %% [markdown]
# ## Les citations les moins sûres
#
# Les dix dernières par la confiance, puis dix tirées au sort parmi les autres : les premières disent où l'outil
# hésite, les secondes s'il se trompe là où il n'hésite pas. `random_state` rend le tirage le même à chaque fois.

# %%
citations = corpus.v_quotes.df.sort_values("confidence")
douteuses = citations.head(10)
douteuses[["confidence", "doc_id", "speaker", "speaker_text", "text"]].fillna({"speaker": "—"})

# %%
citations.drop(douteuses.index).sample(10, random_state=2024)[["confidence", "doc_id", "speaker", "text"]]

# %% [markdown]
# Pour les citations douteuses, les locuteurs envisagés, du plus au moins probable :

# %%
requete = """
SELECT q.text AS citation, s.rank AS rang, a.name AS locuteur, s.probability AS probabilite
FROM (SELECT * FROM quotes ORDER BY confidence LIMIT 10) q
JOIN quote_speakers s USING (quote_id) JOIN actors a ON a.actor_id = s.actor_id ORDER BY q.confidence, s.rank
"""
corpus.sql(requete)

# %% [markdown]
# ## Les acteurs mal rangés
#
# Un même nom sous deux types, une organisation prise pour une personne, un genre inconnu : trois signes d'erreur.

# %%
avant = corpus.actor_counts()
doubles = avant[avant.duplicated("name", keep=False)].sort_values("name")
doubles[["name", "type", "gender", "mentions", "quotes", "articles"]]

# %%
avant[(avant.type == "PER") & avant.gender.isna()][["name", "mentions", "quotes"]]

# %% [markdown]
# ## Corriger
#
# Une ligne par acteur : le nom à retenir, ses autres noms séparés par `|`, son type (vide : personne et organisation à
# la fois), son identifiant Wikidata et son genre si on les connaît. La table l'emporte partout sur ce qui a été trouvé.

# %%
corrections = [
    {"name": "Hydrolys SA", "alias": "Hydrolys"},
    {"name": "Rives vivantes", "alias": "association Rives vivantes"},
    {"name": "Maryse Gélinas", "type": "PER", "gender": "f"},
]
relire(corrections)
pd.read_csv(acteurs, keep_default_na=False)

# %% [markdown]
# ## Ce qui a changé

# %%
apres = corpus.actor_counts()
lectures = pd.concat({"avant": avant, "après": apres}, names=["lecture"]).reset_index("lecture")
touches = lectures[lectures.name.str.contains("Hydrolys|Rives vivantes")]
touches[["lecture", "name", "type", "articles", "mentions", "quotes"]]

# %% [markdown]
# Personnes et organisations de ces noms ne font plus qu'un acteur. Un nom pris pour celui d'un lieu (`GPE`) le reste :
# la table est celle des acteurs. `quiditquoi run … --actors acteurs.csv` fait la même chose en ligne de commande, et la
# base garde la table pour les lectures suivantes.
