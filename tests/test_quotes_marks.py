"""Which quotation marks belong together: pure, no model."""

from __future__ import annotations

import pytest

from pipeline.nlp.quotes.marks import find_marked

MARKS = {
    "guillemets": ("Il a dit « non ».", ["non"]),
    "curly": ("Il a dit “non”.", ["non"]),
    "straight": ('Il a dit "non".', ["non"]),
    "single-angle": ("Il a dit ‹ non ›.", ["non"]),
    "single-curly": ("Il a crié ‘dehors’ avant de partir.", ["dehors"]),
    "single-straight": ("Il a crié 'dehors' avant de partir.", ["dehors"]),
    "doubled-apostrophes": ("Il a crié ''dehors'' avant de partir.", ["dehors"]),
    "low-high": ("Il a dit „non“.", ["non"]),
    "same-curly-twice": ("Il a dit ”non” hier.", ["non"]),
    "no-break-spaces": ("Il a dit «\u00a0non\u00a0» et «\u202foui\u202f».", ["non", "oui"]),
    "glued-to-a-word": ("Il parle d'«erreur»et d'\"oubli\".", ["erreur", "oubli"]),
    "blank-inside-straight": ('Il a dit " non " hier.', ["non"]),
    "two-pairs-touching": ('Il a dit "A.""B." hier.', ["A.", "B."]),
}


@pytest.mark.parametrize(("text", "inside"), MARKS.values(), ids=MARKS)
def test_each_kind_of_mark_makes_a_pair(text: str, inside: list[str]) -> None:
    assert [text[one.inner_start : one.inner_end] for one in find_marked(text)] == inside


NESTED = {
    "same-mark": ("« 12 cas de « vraie » fraude »", ["12 cas de « vraie » fraude", "vraie"]),
    "other-mark": ('« Il a dit "oui" hier »', ['Il a dit "oui" hier', "oui"]),
    "single-inside": ("« Ils criaient 'dehors' »", ["Ils criaient 'dehors'", "dehors"]),
    "three-deep": ("« A « B “C” B » A »", ["A « B “C” B » A", "B “C” B", "C"]),
    "reopened-at-each-paragraph": ("« Un.\n« Deux.\n« Trois. »", ["Un.\n« Deux.\n« Trois."]),
}


@pytest.mark.parametrize(("text", "inside"), NESTED.values(), ids=NESTED)
def test_marks_nest(text: str, inside: list[str]) -> None:
    assert [text[one.inner_start : one.inner_end] for one in find_marked(text)] == inside


NO_MARKS = {
    "elision": "L'été d'avant, l'homme qu'il était n'est plus.",
    "curly-elision": "L’été d’avant, l’homme qu’il était n’est plus.",
    "seconds": 'Il a nagé en 46"97 puis en 47"02.',
    "plural-apostrophe": "Les Jeunes d' Alger et l' Iran.",
    "nothing": "",
}


@pytest.mark.parametrize("text", NO_MARKS.values(), ids=NO_MARKS)
def test_apostrophes_and_units_are_no_marks(text: str) -> None:
    assert find_marked(text) == []


FAULTS = {
    "closing-lost-before-a-good-pair": (
        "« Je pars. Ensuite il a dit « oui » et « non ».",
        ["oui", "non"],
    ),
    "opening-lost-before-a-good-pair": ("Je pars », a-t-il dit. « Oui ».", ["Je pars", "Oui"]),
    "closing-leans-the-wrong-way": ('Il a dit: "Je pars. "Elle parle d\'une "erreur".', ["Je pars.", "erreur"]),
    "stray-straight-closing": (
        'Ils "sont là". Tout doit cesser maintenant". Elle dit "non" hier.',
        ["sont là", "Tout doit cesser maintenant", "non"],
    ),
    "opened-one-way-closed-another": ('« Je pars" a dit Paul. Il a ajouté « oui ».', ["Je pars", "oui"]),
    "straight-fault-ends-with-its-paragraph": ('Il a dit "oui.\nElle a dit "non".', ["non"]),
    "next-article-is-safe": ("« Sans fin\n\n" + "Texte. " * 900 + "« Avec fin ».", ["Avec fin"]),
}


@pytest.mark.parametrize(("text", "kept"), FAULTS.values(), ids=FAULTS)
def test_a_bad_mark_spoils_no_other_pair(text: str, kept: list[str]) -> None:
    inside = [text[one.inner_start : one.inner_end] for one in find_marked(text)]
    assert [one for one in kept if one not in inside] == []


def test_many_marks_take_linear_time() -> None:
    text = "« " * 5000 + '" ' * 5000 + "' " * 5000 + "»" * 5000
    assert find_marked(text)
