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
sortie = racine / "out"
sortie.mkdir(exist_ok=True)
base, acteurs, lieux = sortie / "corriges.db", sortie / "acteurs.csv", sortie / "lieux.csv"
colonnes = {
    acteurs: ["name", "alias", "type", "wikidata_id", "gender"],
    lieux: ["name", "alias", "kind", "country_code", "latitude", "longitude"],
}


def relire(corrections: dict[Path, list[dict[str, str]]]) -> None:
    """Écrire les deux tables, puis lire le corpus avec elles ; une table vide efface la précédente."""
    for table, lignes in corrections.items():
        pd.DataFrame(lignes, columns=colonnes[table]).to_csv(table, index=False)
    pipeline.run([racine / "notebooks" / "corpus"], base, options=Options(actors=acteurs, places=lieux))


relire({acteurs: [], lieux: []})
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
# ## Les lieux mal placés
#
# Un lieu sans coordonnées n'est dans aucune liste : c'est parfois un petit lieu, parfois le nom de tout autre chose. Et
# *le Rhône* est-il le fleuve ou le département ?

# %%
lieux_avant = corpus.place_counts()
suspects = lieux_avant[lieux_avant.latitude.isna() | (lieux_avant.name == "Rhône")]
suspects[["name", "kind", "country_code", "mentions", "articles"]]

# %% [markdown]
# ## Corriger
#
# Pour les acteurs : le nom à retenir, ses autres noms séparés par `|`, le type (vide : personne et organisation à la
# fois), l'identifiant Wikidata et le genre si on les connaît. Pour les lieux : le genre de lieu (`none` : ce n'en est
# pas un), le pays, les coordonnées. Ces tables l'emportent partout sur ce qui a été trouvé.

# %%
corrections = {
    acteurs: [
        {"name": "Hydrolys SA", "alias": "Hydrolys"},
        {"name": "Rives vivantes", "alias": "association Rives vivantes"},
    ],
    lieux: [
        {"name": "Hydrolys", "kind": "none"},
        {"name": "Rives vivantes", "kind": "none"},
        {"name": "Rhône", "kind": "natural", "latitude": "45.8", "longitude": "4.8"},
        {"name": "Barrage de Manantali", "kind": "facility", "latitude": "13.2", "longitude": "-10.4"},
    ],
}
relire(corrections)
pd.read_csv(lieux, keep_default_na=False)

# %% [markdown]
# ## Ce qui a changé

# %%
apres = corpus.actor_counts()
lectures = pd.concat({"avant": avant, "après": apres}, names=["lecture"]).reset_index("lecture")
touches = lectures[lectures.name.str.contains("Hydrolys|Rives vivantes")]
touches[["lecture", "name", "type", "articles", "mentions", "quotes"]]

# %%
lieux_apres = corpus.place_counts()
deux = pd.concat({"avant": lieux_avant, "après": lieux_apres}, names=["lecture"]).reset_index("lecture")
noms = [ligne["name"] for ligne in corrections[lieux]]
deux[deux.name.isin(noms)][["name", "lecture", "kind", "latitude", "longitude", "mentions"]].sort_values("name")

# %% [markdown]
# Personnes et organisations de ces noms ne font plus qu'un acteur ; un lieu qui parle (`GPE`) reste un acteur à part.
# Ce qui n'est pas un lieu n'est plus compté comme tel, et le fleuve est revenu dans son lit. En ligne de commande :
# `quiditquoi run … --actors acteurs.csv --places lieux.csv`. La base garde les tables pour les lectures suivantes.
