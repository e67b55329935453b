"""quiditquoi: who said what, when and where, in French news.

>>> import pipeline
>>> found = pipeline.extract("« Le budget sera voté », a déclaré mardi Anne Lefort.", published="2025-10-16")
>>> corpus = pipeline.open_corpus("corpus.db")
>>> corpus.quotes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.batch.options import Options
    from pipeline.batch.run import Summary
    from pipeline.cluster.importing import Imported
    from pipeline.corpus.frames import Corpus
    from pipeline.tables import Extraction

# Everything below is imported when it is first used: spaCy and pandas take seconds.
__all__ = ["extract", "import_dataset", "load", "open_corpus", "run", "run_on_cluster"]


@cache
def load() -> Language:
    """Load the spaCy pipeline of `models/config.cfg`, once a process."""
    from pipeline.nlp.load import load as assemble

    return assemble()


def extract(text: str, *, title: str | None = None, published: str | None = None) -> Extraction:
    """Extract one article: typed records by table (`.quotes`, `.actors`, `.dates`, `.places`, …).

    `published` is an ISO 8601 day or time; relative dates are resolved against it. Raises SourceError when the
    text cannot be used, ValueError when `published` is no date.
    """
    from pipeline.article import Article
    from pipeline.errors import SourceError
    from pipeline.nlp.load import read
    from pipeline.readers.clean import clean, unusable
    from pipeline.tables import extract as records

    body = clean(text)
    if problem := unusable(body):
        raise SourceError(problem.reason)
    article = Article(body, title=title and clean(title), published=_day(published), published_from="argument")
    nlp = load()
    return records(nlp(read(nlp, article)), article)


def run(
    inputs: Iterable[str | PathLike[str]],
    db: str | PathLike[str],
    *,
    options: Options | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Summary:
    """Extract files and folders into a store, which is made when it is not there.

    What is stored and unchanged is left alone. A source that cannot be used is recorded in `sources` and in the
    summary's `failures`; it stops nothing. `progress` is called with each file's path, the
    number of files left, and the number of failures so far.
    Raises StoreError when `db` cannot be used, InputMissing when an input is not there.

    Workers are processes of their own: call it below `if __name__ == "__main__":` in a script.
    """
    from pipeline.batch import run as batch
    from pipeline.batch.options import Options

    paths = [Path(one) for one in inputs]
    return batch.run(paths, Path(db), options or Options(), load, progress or batch.silent)


def run_on_cluster(
    inputs: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    options: Options | None = None,
    scheduler: str | None = None,
    task_megabytes: float | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Summary:
    """Extract files, folders and addresses (`s3://…`) into a dataset of Parquet files, on many workers.

    `scheduler`: address of a Dask cluster; None for `options.workers` processes of this machine. `task_megabytes`:
    input that a worker takes on at a time. Of the options, those that change a store mean nothing here. A run that
    was killed goes on where it was. Needs `quiditquoi[cluster]`; raises ExtraMissing without it.
    """
    from pipeline.batch.options import Options
    from pipeline.batch.run import silent
    from pipeline.cluster import needing_extra

    with needing_extra():
        from pipeline.cluster import run as cluster

    spread = cluster.Spread.of(options or Options(), scheduler, task_megabytes)
    return cluster.run([fspath(one) for one in inputs], fspath(out), spread, load, progress or silent)


def import_dataset(
    dataset: str | PathLike[str],
    db: str | PathLike[str],
    *,
    actors: Path | None = None,
    write_links: bool = False,
    wait: float = 0.0,
    progress: Callable[[str, int, int], None] | None = None,
) -> Imported:
    """Bring a store up to date with a dataset: the rows that `run` over the same files would have made.

    `actors`: the user's own table. `write_links` writes what needs the whole corpus back into the dataset, so that its
    own views join actors across articles. Needs `quiditquoi[cluster]`; raises ExtraMissing without it, NotADataset.
    """
    from pipeline.batch.run import silent
    from pipeline.cluster import needing_extra

    with needing_extra():
        from pipeline.cluster import importing, links

    done = importing.import_dataset(fspath(dataset), Path(db), actors, wait, progress or silent)
    if write_links:
        links.write_links(Path(db), fspath(dataset))
    return done


def open_corpus(path: str | PathLike[str]) -> Corpus:
    """Open a store for reading, or the dataset in a folder or at a URL: tables and views as DataFrames.

    Raises StoreError when the store cannot be read, NotADataset, and ExtraMissing for a dataset without
    `quiditquoi[cluster]`.
    """
    from pipeline.cluster import is_url, needing_extra

    if is_url(fspath(path)) or Path(path).is_dir():
        with needing_extra():
            from pipeline.cluster.frames import DatasetCorpus

        return DatasetCorpus(fspath(path))
    from pipeline.corpus.frames import Corpus

    return Corpus(Path(path))


def _day(published: str | None) -> str | None:
    """Check a date that a caller gave."""
    from pipeline.readers.published import from_metadata

    if published is None:
        return None
    day = from_metadata(published)
    if day is None:
        raise ValueError(f"{published!r} is no date: write it as 2025-10-16")
    return day
