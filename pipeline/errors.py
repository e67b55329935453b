"""Everything that can go wrong and be told to a user: what, where, and what to do."""

from __future__ import annotations


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
