"""What the benchmarks read: real articles given by path, else text that the project can make."""

from __future__ import annotations

import json
import random
from pathlib import Path

from pipeline.article import Article
from pipeline.readers import read

NAMES = ("Anne Lefort", "Jean Duval", "Marie Blanchard", "Karim Benali", "Sophie Moreau", "Louis de Brissac")
ROLES = ("la maire", "le préfet", "la ministre de la Santé", "le porte-parole du syndicat", "l'ancien député")
PLACES = ("Lyon", "Dakar", "Bruxelles", "Budapest", "la Bretagne", "Montréal", "Ouagadougou")
DAYS = ("lundi", "mardi dernier", "le 3 mars 2024", "hier soir", "il y a deux mois", "en 2019")
THINGS = ("le budget de la commune", "la fermeture de l'usine", "l'accord sur les salaires", "la réforme du lycée")
SENTENCES = (
    "« Nous avons entendu les habitants et {thing} sera revu », a déclaré {name} {day} à {place}.",
    "Selon {role}, {thing} ne sera pas voté avant la fin de l'année.",
    "{name} a affirmé que {thing} coûterait plus de trois millions d'euros à la région.",
    "Les négociations sur {thing} ont repris {day} à {place}, sans que personne ne s'attende à un accord rapide.",
    "Interrogée par la presse, {role} a refusé de commenter, évoquant une « situation délicate ».",
    "Des manifestants se sont réunis devant la mairie de {place} pour protester contre {thing}.",
)


def articles(paths: list[Path], least: int = 120) -> list[Article]:
    """Articles of the files, repeated until there are enough; made ones when there are no files."""
    found = [one for path in paths for one in read(path).records if isinstance(one, Article)]
    found = found or [_made(seed) for seed in range(least)]
    return (found * (least // len(found) + 1))[: max(least, len(found))]


def _made(seed: int) -> Article:
    pick = random.Random(seed)
    text = " ".join(
        pick.choice(SENTENCES).format(
            name=pick.choice(NAMES), role=pick.choice(ROLES), place=pick.choice(PLACES),
            day=pick.choice(DAYS), thing=pick.choice(THINGS),
        )
        for _ in range(25)
    )  # fmt: skip
    return Article(text, doc_id=f"made-{seed}", published="2024-05-17")


def write(found: list[Article], path: Path) -> Path:
    """Write articles as lines of JSON, for what reads files."""
    lines = [json.dumps({"id": one.doc_id, "date": one.published, "text": one.text}) for one in found]
    path.write_text("\n".join(lines), "utf-8")
    return path


def words(found: list[Article]) -> int:
    """Words between blanks, the unit of every rate here."""
    return sum(len(article.text.split()) for article in found)
