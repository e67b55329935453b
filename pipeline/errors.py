"""Everything that can go wrong and be told to a user: what, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence


class QuiditquoiError(Exception):
    """The root: `code` is stable and goes into `sources.error_code`; the message is for people."""

    code = "error"


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


class ExportError(QuiditquoiError):
    """The export could not be written; files of an export before are as they were."""

    code = "export"

    def __init__(self, folder: object, error: OSError) -> None:
        super().__init__(f"cannot write to {folder} ({error.strerror}): make room or give another --to")


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
    """The settings file cannot be read."""

    code = "settings"

    def __init__(self, path: object, error: object) -> None:
        super().__init__(f"{path} is not TOML ({error}): correct it")


class ActorsTableInvalid(QuiditquoiError):
    """The user's table of actors cannot be read."""

    code = "actors_table"

    def __init__(self, path: object, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}; the columns are name, alias, type, wikidata_id, gender")


class NoActor(QuiditquoiError):
    """No actor of the store has that name."""

    code = "no_actor"

    def __init__(self, name: str, close: Sequence[str]) -> None:
        hint = f"did you mean {', '.join(close)}?" if close else "see `quiditquoi top actors` for those it has"
        super().__init__(f"no actor is called {name!r}: {hint}")
