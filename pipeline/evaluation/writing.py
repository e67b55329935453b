"""Gold files made and mended."""

from __future__ import annotations

from pathlib import Path

from pipeline.article import Article
from pipeline.errors import GoldExists, GoldInvalid, SourceError
from pipeline.evaluation.gold import SUFFIX, load, written
from pipeline.evaluation.mend import mend
from pipeline.evaluation.problems import problems
from pipeline.evaluation.skeleton import skeleton


def annotate(path: Path, to: Path | None = None, published: str | None = None) -> Path:
    """Write the gold file of a file with one article; gives where.

    Raises SourceError when it has none or several, GoldExists rather than write over a person's work.
    """
    from pipeline import load as pipe
    from pipeline.nlp.load import read
    from pipeline.tables import extract

    article = _only_article(path, published)
    target = to or path.with_name(path.stem + SUFFIX)
    if target.exists():
        raise GoldExists(target)
    nlp = pipe()
    target.write_text(written(skeleton(article, extract(nlp(read(nlp, article)), article))), "utf-8")
    return target


def mend_file(path: Path) -> None:
    """Write the offsets of a gold file from its words.

    Raises GoldInvalid, and leaves the file as it was, when some words have no place.
    """
    gold = load(path)
    if not isinstance(gold, dict) or not isinstance(gold.get("text"), str):
        raise GoldInvalid([f"{path}: {problem}" for problem in problems(gold)])
    left = mend(gold)
    if left:
        raise GoldInvalid([f"{path}: {problem}" for problem in left])
    path.write_text(written(gold), "utf-8")


def _only_article(path: Path, published: str | None) -> Article:
    from pipeline.readers import read

    records = read(path, published).records
    articles = [one for one in records if isinstance(one, Article)]
    if len(articles) == 1:
        return articles[0]
    reasons = "; ".join(one.reason for one in records if not isinstance(one, Article))
    found = f"{len(articles)} articles" if articles else f"no article ({reasons})" if reasons else "no article"
    raise SourceError(f"{path} holds {found}: give a file that holds one")
