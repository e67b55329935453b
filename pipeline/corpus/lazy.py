"""Tables that are loaded when they are looked at, and aggregates that are tables with parameters of their own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, overload

import pandas as pd

from pipeline.corpus.filters import Filters, query

if TYPE_CHECKING:
    from pipeline.corpus.frames import Corpus

P = ParamSpec("P")
# Rows and columns that a notebook shows of a table it was only asked to name.
SHOWN, MOST_COLUMNS = 10, 20


class Table:
    """A table or view of a store: its DataFrame when used as one, a filtered DataFrame when called.

    `corpus.quotes.df` is the DataFrame; `corpus.quotes["text"]`, `corpus.quotes.text`, `len(corpus.quotes)`,
    `corpus.quotes.groupby(…)` work as on it, and load no more than they need. `corpus.quotes(since="2025-10",
    until="2025-12", source="Le Monde", actor="Macron", columns=["text"], limit=100)` loads what is asked for;
    `corpus.quotes.chunks(50_000, …)` gives it piece by piece. A library that insists on a DataFrame gets `.df`.
    """

    def __init__(self, corpus: Corpus, name: str) -> None:
        self._corpus = corpus
        self._name = name

    @functools.cached_property
    def df(self) -> pd.DataFrame:
        """All rows and columns, loaded once."""
        return self._load(Filters())

    @functools.cached_property
    def columns(self) -> pd.Index[str]:
        """The names of the columns; loads no row."""
        return self._corpus.sql(f'SELECT * FROM "{self._name}" LIMIT 0').columns

    def __call__(self, **filters: Any) -> pd.DataFrame:
        """The rows that are asked for; see `pipeline.corpus.filters.Filters`."""
        return self._load(Filters(**filters))

    def chunks(self, size: int = 50_000, **filters: Any) -> Iterator[pd.DataFrame]:
        """The rows that are asked for, `size` at a time."""
        return self._corpus.chunks(*query(self._corpus, self._name, self.columns, Filters(**filters)), size)

    def head(self, n: int = 5) -> pd.DataFrame:
        """The first rows."""
        return self._load(Filters(limit=n))

    def _load(self, filters: Filters) -> pd.DataFrame:
        return self._corpus.sql(*query(self._corpus, self._name, self.columns, filters))

    def _is_loaded(self) -> bool:
        return "df" in self.__dict__

    def __getitem__(self, key: Any) -> Any:
        names = [key] if isinstance(key, str) else key
        if self._is_loaded() or not isinstance(names, list) or not set(names) <= set(self.columns):
            return self.df[key]
        return self._load(Filters(columns=names))[key]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if not self._is_loaded() and name in self.columns and not hasattr(pd.DataFrame, name):
            return self[name]
        return getattr(self.df, name)

    def __len__(self) -> int:
        if self._is_loaded():
            return len(self.df)
        return int(self._corpus.sql(f'SELECT count(*) AS n FROM "{self._name}"').loc[0, "n"])  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        return self.df.to_numpy(dtype, copy=bool(copy))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.df.__arrow_c_stream__(requested_schema)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.columns, *dir(pd.DataFrame)})

    def __repr__(self) -> str:
        return f"{self.head(SHOWN)!r}\n\n{self._counted()}"

    def _repr_html_(self) -> str:
        return f"{self.head(SHOWN).to_html(border=0, max_cols=MOST_COLUMNS)}<p>{self._counted()}</p>"

    def _counted(self) -> str:
        return f"{self._name} : {len(self):,} × {len(self.columns)}".replace(",", "\u202f")


class Aggregate(Generic[P]):
    """A function of a corpus with a view of its name: `corpus.timeline` is the view, `corpus.timeline(…)` counts."""

    def __init__(self, function: Callable[Concatenate[Corpus, P], pd.DataFrame]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, corpus: None, owner: type) -> Aggregate[P]: ...
    @overload
    def __get__(self, corpus: Corpus, owner: type) -> Counted[P]: ...
    def __get__(self, corpus: Corpus | None, owner: type) -> Aggregate[P] | Counted[P]:
        return self if corpus is None else Counted(corpus, self.function)


class Counted(Table, Generic[P]):
    """An aggregate of one corpus."""

    def __init__(self, corpus: Corpus, function: Callable[Concatenate[Corpus, P], pd.DataFrame]) -> None:
        super().__init__(corpus, function.__name__)
        self._function = function
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **parameters: P.kwargs) -> pd.DataFrame:
        """Count; the parameters are those of the function."""
        return self._function(self._corpus, *args, **parameters)
