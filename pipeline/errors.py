"""Everything that can go wrong and be told to a user: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence


class QuiditquoiError(Exception):
    """The root: `code` is stable and goes into `sources.error_code`; the message is for people."""

    code = "error"

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes as what they say, whatever they were made of."""
        return _told, (type(self), self.args)


def _told(kind: type[QuiditquoiError], args: tuple[object, ...]) -> QuiditquoiError:
    return kind.__new__(kind, *args)


class SourceError(QuiditquoiError):
    """One file or record cannot be used; the batch goes on."""

    code = "source"


class StoreError(QuiditquoiError):
    """The store cannot be used; nothing was written."""

    code = "store"


class ModelError(QuiditquoiError):
    """The language model cannot be used."""

    code = "model"


class ModelMissing(ModelError):
    """The base model is not installed."""

    code = "model_missing"

    def __init__(self, name: str) -> None:
        super().__init__(f"the language model {name} is not installed: pip install {name.replace('_', '-')}")


class WeightsDamaged(ModelError):
    """The retrained weights are not the ones that were written."""

    code = "weights_damaged"

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is missing or damaged (its SHA-256 differs): install the package again")


class NoStore(StoreError):
    """There is no store at the path."""

    code = "no_store"

    def __init__(self, path: object) -> None:
        super().__init__(f"no store at {path}: make one with `quiditquoi run INPUT --db {path}`")


class StoreNeeded(NoStore):
    """A dataset was given for what only a store can do."""

    code = "store_needed"

    def __init__(self, path: object) -> None:
        StoreError.__init__(
            self,
            f"{path} is a folder, and this needs a store, which is one file: make one of a dataset with "
            f"`quiditquoi import {path} --db corpus.db`",
        )


class StoreUnreachable(StoreError):
    """The file, or the folder it lies in, cannot be opened."""

    code = "store_unreachable"

    def __init__(self, path: object, error: object) -> None:
        super().__init__(f"cannot open {path} ({error}): check the path and who may read it and write beside it")


class NotAStore(StoreError):
    """The file is something else, or damaged."""

    code = "not_a_store"

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is not a quiditquoi store, or it is damaged: give another --db, or restore a copy")


class StoreTooNew(StoreError):
    """The store was written by a newer version."""

    code = "store_too_new"

    def __init__(self, path: object, found: int, known: int) -> None:
        super().__init__(
            f"{path} has schema version {found}, this quiditquoi knows {known}: upgrade quiditquoi to read it"
        )


class InputMissing(QuiditquoiError):
    """An INPUT of the command line is not there."""

    code = "input_missing"

    def __init__(self, path: object) -> None:
        super().__init__(f"no file or folder {path}: check the spelling; paths are relative to the current folder")


class InputUnreadable(QuiditquoiError):
    """A file that the command line names cannot be read."""

    code = "input_unreadable"

    def __init__(self, path: object, error: OSError) -> None:
        super().__init__(f"cannot read {path} ({error.strerror}): check the spelling and who may read it")


class ExportError(QuiditquoiError):
    """The export could not be written; files of an export before are as they were."""

    code = "export"

    def __init__(self, folder: object, error: OSError) -> None:
        super().__init__(f"cannot write to {folder} ({error.strerror}): make room or give another --to")


class ReportError(QuiditquoiError):
    """The report could not be written; one that was there is as it was."""

    code = "report"

    def __init__(self, path: object, error: OSError) -> None:
        super().__init__(f"cannot write {path} ({error.strerror}): make room or give another --output")


class NoArticle(QuiditquoiError):
    """The store holds no article of that name."""

    code = "no_article"

    def __init__(self, name: str, store: object) -> None:
        super().__init__(f"no article {name!r} in {store}: give a doc_id, an article_id or the path it was read from")


class StoreLocked(StoreError):
    """Another run writes to the store."""

    code = "locked"

    def __init__(self, path: object, holder: str) -> None:
        super().__init__(f"{path} is in use by {holder}: wait for it to end, or call with --wait SECONDS")


class StoreFull(StoreError):
    """The store cannot be written to; the article under way was rolled back."""

    code = "store_full"

    def __init__(self, path: object, error: object) -> None:
        super().__init__(f"cannot write to {path} ({error}): make room or mend the disk, then run again")


class TooManyFailures(QuiditquoiError):
    """A run stopped at --max-failures."""

    code = "max_failures"

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped after {number} failures: see `quiditquoi status`, mend the sources, then run again")


class PruneRefused(QuiditquoiError):
    """--prune would delete on no evidence."""

    code = "prune"

    def __init__(self, root: object) -> None:
        super().__init__(f"--prune: {root} is empty or cannot be read, so nothing is deleted: is the disk mounted?")


class SettingsError(QuiditquoiError):
    """The settings file cannot be used."""

    code = "settings"

    def __init__(self, path: object, error: object) -> None:
        super().__init__(f"{path}: {error}: correct it; flags stand under their command, as in docs/commands.md")


class ActorsTableInvalid(QuiditquoiError):
    """The user's table of actors cannot be read."""

    code = "actors_table"

    def __init__(self, path: object, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}; the columns are name, alias, type, wikidata_id, gender")


class PlacesTableInvalid(QuiditquoiError):
    """The user's table of places cannot be read."""

    code = "places_table"

    def __init__(self, path: object, line: int, why: str) -> None:
        columns = "name, alias, kind, country_code, latitude, longitude, wikidata_id"
        super().__init__(f"{path}, line {line}: {why}; the columns are {columns}")


class NothingToFind(QuiditquoiError):
    """A text to find holds no word."""

    code = "nothing_to_find"

    def __init__(self, text: str) -> None:
        super().__init__(f'there is no word to find in {text!r}: give words, a "whole phrase", or the begin of one*')


class NoSearchIndex(StoreError):
    """The store was made by a version, or on a SQLite, without full-text search."""

    code = "no_search_index"

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} has no full-text index: make it with `quiditquoi check --rebuild --db {path}`")


class NoActor(QuiditquoiError):
    """No actor of the store has that name."""

    code = "no_actor"

    def __init__(self, name: str, close: Sequence[str]) -> None:
        hint = f"did you mean {', '.join(close)}?" if close else "see `quiditquoi top actors` for those it has"
        super().__init__(f"no actor is called {name!r}: {hint}")


class NotADataset(QuiditquoiError):
    """A folder holds something else than a dataset."""

    code = "not_a_dataset"

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"{folder} is no dataset of quiditquoi: give the folder that `run --engine` wrote, or a new --out"
        )


class DatasetOfOtherRules(QuiditquoiError):
    """A dataset was written by another version, or with other flags."""

    code = "dataset_rules"

    def __init__(self, folder: object) -> None:
        super().__init__(f"{folder} was written by other rules or with other flags for reading: give a new --out")


class OtherWorker(QuiditquoiError):
    """A worker is not as the run needs it."""

    code = "worker"


class WorkersLost(QuiditquoiError):
    """A task could not be done: worker after worker died over it."""

    code = "workers_lost"

    def __init__(self, deaths: int) -> None:
        super().__init__(
            f"{deaths} workers died over one task: give them more memory, then run again; what is done stays"
        )


class NoScheduler(QuiditquoiError):
    """The cluster does not answer."""

    code = "no_scheduler"

    def __init__(self, address: str, error: object) -> None:
        super().__init__(
            f"no scheduler answers at {address} ({error}): start `dask scheduler` there, or leave --scheduler out"
        )


class NoFileSystem(QuiditquoiError):
    """There is no way to an address."""

    code = "no_file_system"

    def __init__(self, url: str, error: object) -> None:
        super().__init__(f"{url} cannot be reached ({error}): check the address, or install what its kind needs")


class ExtraMissing(QuiditquoiError):
    """A part of the tool is not installed."""

    code = "extra_missing"

    def __init__(self, module: object, extra: str) -> None:
        super().__init__(f"this needs {module}, which is not installed: pip install 'quiditquoi[{extra}]'")


class NoGold(QuiditquoiError):
    """A folder holds no gold file."""

    code = "no_gold"

    def __init__(self, folder: object) -> None:
        super().__init__(f"no *.gold.json in {folder}: make one with `quiditquoi annotate ARTICLE`, correct it by hand")


class GoldExists(QuiditquoiError):
    """A gold file would be written over."""

    code = "gold_exists"

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is there and may hold somebody's corrections: give another --output, or move it")


class GoldInvalid(QuiditquoiError):
    """Gold files cannot be compared, or not mended."""

    code = "gold"

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n  ".join(problems))
