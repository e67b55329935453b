"""What happens to characters and paragraphs before `articles.text` exists: encodings, repairs, layout, language."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_readers_formats import TEXT, articles, codes, written

from pipeline.readers import Settings, language, published, read
from pipeline.readers.clean import clean, unusable
from pipeline.readers.encoding import decode
from pipeline.readers.layout import analyse, dateline
from pipeline.readers.repair import repair
from pipeline.readers.settings import columns

FRENCH = "L’été, « où cœur et naïveté » – 20 € – s’achève"


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        (FRENCH.encode("utf-8-sig"), None, "utf-8-sig"),
        (FRENCH.encode("utf-16"), None, "utf-16"),
        (FRENCH.encode("utf-16-le"), None, "utf-16-le"),
        (FRENCH.encode("utf-16-be"), "utf-8", "utf-16-be"),
        (FRENCH.encode("utf-32"), None, "utf-32"),
        (FRENCH.encode(), None, "utf-8"),
        (FRENCH.encode("cp1252"), None, "cp1252"),
        (FRENCH.encode("cp1252"), "iso-8859-1", "cp1252"),
        (FRENCH.encode("cp1252"), "utf-8", "cp1252"),
        (FRENCH.encode("iso8859-15", "replace"), "iso-8859-15", "iso8859-15"),
        ("été à Noël".encode("mac-roman"), "macintosh", "mac-roman"),
        (FRENCH.encode(), "iso-8859-1", "utf-8"),
        (FRENCH.encode(), "martien", "utf-8"),
        (b"plain", "iso-8859-1", "cp1252"),
        (b"\xe9t\xe9 \x81", None, "latin-1"),
    ],
    ids=["bom-8", "bom-16", "utf-16-le", "utf-16-be-misdeclared", "bom-32", "utf-8", "cp1252", "latin-1-means-cp1252",
         "misdeclared-utf-8", "declared-latin-9", "declared-mac", "misdeclared-latin-1", "unknown-label", "ascii",
         "latin-1-last"],
)  # fmt: skip
def test_encodings(data: bytes, declared: str | None, expected: str) -> None:
    text, encoding = decode(data, declared)
    assert encoding == expected
    assert text == data.decode(expected)


def test_encoding_of_a_page_is_what_it_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-15"></head><body><p>{TEXT} 20 €</p><p>{TEXT}</p></body></html>'
    file = read(written(tmp_path / "a.html", page.encode("iso8859-15", "replace")))
    assert file.encoding == "iso8859-15"
    assert "20 €" in articles(file)[0].text


def mojibake(text: str, encoding: str = "cp1252") -> str:
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    ("text", "expected", "repairs"),
    [
        (mojibake("L’été à Besançon"), "L’été à Besançon", ("mojibake",)),
        (mojibake("« Où ? » – œuvre", "latin-1"), "« Où ? » – œuvre", ("mojibake",)),
        (f"Été juste.\n{mojibake('Été cassé.', 'latin-1')}", "Été juste.\nÉté cassé.", ("mojibake",)),
        ("l\x92\x9cuvre \x96 20 \x80", "l’œuvre – 20 €", ("mojibake",)),
        ("un of\ufb01cier e\ufb00ondré", "un officier effondré", ("ligatures",)),
        ("le sou\u00adhait, le dé\u00ad\nbat", "le souhait, le débat", ("soft_hyphens",)),
        ("a\x07b\u200bc\ufeffd\u202ae", "abcde", ("controls",)),
        ("page un\x0cpage deux", "page un\npage deux", ("controls",)),
        ("œuvre, ætheling, « CAFÉ », ÉTÉ” SÃO PAULO", "œuvre, ætheling, « CAFÉ », ÉTÉ” SÃO PAULO", ()),
        ("Â l’aide ! Maranhão, Ångström, 20 €, l’Île", "Â l’aide ! Maranhão, Ångström, 20 €, l’Île", ()),
        ("\tDeux  espaces\u00a0; insécables\u202f!", "\tDeux  espaces\u00a0; insécables\u202f!", ()),
    ],
    ids=["mojibake-cp1252", "mojibake-latin-1", "one-line-of-two", "c1-is-cp1252", "ligatures", "soft-hyphens",
         "controls", "form-feed", "french-capitals", "other-capitals", "blanks-stay"],
)  # fmt: skip
def test_repairs(text: str, expected: str, repairs: tuple[str, ...]) -> None:
    assert repair(text) == (expected, repairs)


def test_repairs_are_recorded(tmp_path: Path) -> None:
    (article,) = articles(
        read(written(tmp_path / "a.txt", mojibake(f"{TEXT} Où l’été s’achève, un of\ufb01cier.", "latin-1")))
    )
    assert article.text == f"{TEXT} Où l’été s’achève, un officier."
    assert article.origin.repairs == ("ligatures", "mojibake")


BODY = "Le maire a parlé.\n\nLe préfet aussi."


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("Lire aussi : Le pont est fermé", "reading"),
        ("À lire également – Un hiver sans neige", "reading"),
        ("LIRE AUSSI >> Le pont", "reading"),
        ("Sur le même sujet : nos archives", "reading"),
        ("Abonnez-vous à notre lettre du soir", "subscribe"),
        ("Cet article est réservé aux abonnés.", "subscribe"),
        ("Il vous reste 65.3% de cet article à lire.", "subscribe"),
        ("Partager cet article sur les réseaux", "share"),
        ("Publicité", "advert"),
        ("© AFP", "rights"),
        ("© 2025 Agence France-Presse", "rights"),
        ("Tous droits réservés", "rights"),
        ("Crédit photo : Gazette", "credit"),
        ("* * *", "rule"),
    ],
)
def test_boxes_are_told_from_the_text(box: str, kind: str) -> None:
    found = analyse(f"Le maire a parlé.\n\n{box}\n\nLe préfet aussi.")
    assert found.text == BODY
    assert found.dropped == [(kind, box)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Lire aussi des romans l’a sauvé, raconte Anne Petit : « Je lisais la nuit, dans le train, partout où je le"
        " pouvais, et personne ne s’en apercevait, ni mes parents, ni mes professeurs, ni mes sœurs, qui dormaient"
        " pourtant dans la même chambre que moi, et qui lisaient aussi, mais d’autres livres que les miens. »",
        "Publié le 16 octobre, le rapport accuse la direction.",
        "Partager le pouvoir n’est pas dans ses habitudes.",
        "Par Toutatis, il l’a fait !",
        "Publicité mensongère : la marque est condamnée.",
        "À lire les journaux, tout va bien.",
        "Photos et films ont disparu.",
        "S’abonner ou non, telle est la question.",
        "© ou ® : que choisir ? demande Paul, qui hésite depuis longtemps. " * 4,
    ],
    ids=lambda text: text[:12],
)
def test_paragraphs_that_only_begin_like_boxes_stay(paragraph: str) -> None:
    assert analyse(f"Le maire a parlé.\n\n{paragraph}\n\nLe préfet aussi.").text.count("\n\n") == 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Jeanne Moulin", "Jeanne Moulin"),
        ("Par Jeanne Moulin (avec AFP)", "Jeanne Moulin"),
        ("Par Jean-Paul de La Tour et Zoé Blin, à Lyon", "Jean-Paul de La Tour et Zoé Blin"),
        ("De notre envoyé spécial à Kiev, Luc Morel", "Luc Morel"),
        ("Propos recueillis par Inès Robert", "Inès Robert"),
    ],
)
def test_bylines(line: str, names: str) -> None:
    for text in (f"{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        found = analyse(text)
        assert (found.text, found.byline) == (BODY, names)


@pytest.mark.parametrize("slug", ["abc/def", "jm-pa/cb/ef", "bur-lm-rt/abd/jr/12"])
def test_agency_slugs_close_a_dispatch(slug: str) -> None:
    assert analyse(f"{BODY}\n\n{slug}").text == BODY
    assert analyse(f"{BODY}\n\n{slug}\n\n© AFP").text == BODY
    assert slug in analyse(f"{slug}\n\n{BODY}").text


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("PARIS, 16 oct 2025 (AFP) – ", "PARIS", "AFP"),
        ("Paris, 16 octobre 2025 (AFP) - ", "Paris", "AFP"),
        ("LONDRES (Reuters) — ", "LONDRES", "Reuters"),
        ("BRUXELLES 16/10 (BELGA) = ", "BRUXELLES", "BELGA"),
        ("SAINT-DENIS DE LA RÉUNION, 3 mars 2024 (AFP) – ", "SAINT-DENIS DE LA RÉUNION", "AFP"),
        ("WASHINGTON/NEW YORK (Reuters) - ", "WASHINGTON/NEW YORK", "Reuters"),
    ],
)
def test_datelines(opening: str, place: str, agency: str) -> None:
    found = dateline(f"{opening}Le conseil a voté.")
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert analyse(f"{opening}Le conseil a voté.\n\nFin.").text.startswith(opening)


@pytest.mark.parametrize(
    "text",
    ["Le président (LR) a parlé.", "Paris (AFP) est une ville.", "L’agence (AFP) a publié un démenti – tard.", ""],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_the_headline_is_not_repeated_and_furniture_alone_is_the_text() -> None:
    assert analyse(f"Le titre\n\n{BODY}", title="Le titre").text == BODY
    assert analyse("© AFP").text == "© AFP"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The city council voted the budget on Thursday evening, and the mayor said that she was pleased.", "en"),
        ("El consejo municipal votó el presupuesto el jueves por la noche y la alcaldesa se felicitó.", "es"),
        ("Der Stadtrat hat am Donnerstagabend den Haushalt verabschiedet, sagte die Bürgermeisterin.", "de"),
        ("Il consiglio comunale ha votato il bilancio giovedì sera, ha detto la sindaca ai giornalisti.", "it"),
        ("O conselho municipal votou o orçamento na quinta-feira à noite, disse a prefeita à imprensa.", "pt"),
        ("El consell municipal va votar el pressupost dijous al vespre, va dir l’alcaldessa.", "ca"),
        ("De gemeenteraad heeft donderdagavond de begroting goedgekeurd, zei de burgemeester.", "nl"),
        ("صوت المجلس البلدي على الميزانية مساء الخميس وأعربت رئيسة البلدية عن سعادتها", "ar"),
    ],
    ids=lambda value: value if len(value) == 2 else "",
)
def test_other_languages_are_skipped_unless_asked_for(text: str, lang: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", text)
    (record,) = read(path).records
    assert codes(read(path)) == ["language"]
    assert f"in {lang} (" in getattr(record, "reason", "")
    (kept,) = articles(read(path, Settings(any_language=True)))
    assert kept.lang == lang


@pytest.mark.parametrize(
    "text",
    ["OK", "Paris 2 - Lyon 1", "Vladimir Poutine, Xi Jinping, Narendra Modi et Luiz Inácio Lula da Silva au Cap",
     "« I want my money back », disait-elle à Dublin en 1979.", "Le « Green Deal » est mort, vive le « Clean Deal »"],
    ids=["two-letters", "score", "names", "english-quote", "anglicisms"],
)  # fmt: skip
def test_french_is_kept_whatever_it_names(text: str) -> None:
    assert language.judge(None, text, None, any_language=False) == "fr"


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        pytest.param(
            "Le maire a dit que les travaux de la rue seraient finis avant l'été, mais sans date.", False, id="few"
        ),
        pytest.param(
            "La ministre est venue dans cette ville où les habitants ont été reçus par les élus, avec leurs enfants.",
            True,
            id="french",
        ),
        pytest.param(
            "Els veïns de la ciutat han demanat que les obres s'acabin abans de l'estiu, però l'alcalde no ha dit res"
            " sobre les dates ni sobre els diners que costaran.",
            False,
            id="catalan",
        ),
        pytest.param(
            "Los abitants de la vila an demandat al cònsol que los trabalhs siágan acabats abans l'estiu, mas degun"
            " sap pas quora ni cossí serà fach.",
            False,
            id="occitan",
        ),
        pytest.param(
            "Moun yo nan vil la mande majistra a pou travay yo fini anvan ete, men li pa di anyen sou dat la ak lajan"
            " ki pral depanse pou sa fèt.",
            False,
            id="haitian-creole",
        ),
        pytest.param(
            "The minister told reporters that « les habitants ont été reçus dans cette ville » and that nobody would be"
            " left behind, although the opposition said it had heard such promises before and would wait for deeds"
            " rather than words from a government that had broken most of the ones it made last year.",
            False,
            id="english-that-quotes",
        ),
    ],
)
def test_plain_french_is_told_at_a_glance(text: str, plainly: bool) -> None:
    assert language._is_plainly_french(text) is plainly


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        (None, "fr"),
        ("fr_FR", "fr-FR"),
        ("FRENCH; FRANÇAIS", "fr"),
        ("fra", "fr"),
        ("Anglais", "en"),
        ("en-GB", "en-GB"),
    ],
)
def test_declared_languages(declared: str | None, tag: str) -> None:
    assert language.tag(declared) == tag


def test_what_is_read_wins_over_what_is_declared() -> None:
    assert language.judge(None, TEXT, "en", any_language=False) == "fr"
    assert language.judge(None, TEXT, "fr-CA", any_language=False) == "fr-CA"
    assert language.judge(None, "OK", "en", any_language=True) == "en"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-10-16", ("2025-10-16", "day", None)),
        ("2025-10-16T08:00Z", ("2025-10-16T08:00:00Z", "minute", "+00:00")),
        ("2025-10-16T08:00:30.5+02:00", ("2025-10-16T06:00:30Z", "second", "+02:00")),
        ("20251016T080000+0200", ("2025-10-16T06:00:00Z", "second", "+02:00")),
        ("20251016", ("2025-10-16", "day", None)),
        (20251016, ("2025-10-16", "day", None)),
        ("1760594400", ("2025-10-16T06:00:00Z", "second", "+00:00")),
        ("Thu, 16 Oct 2025 08:00:00 +0200", ("2025-10-16T06:00:00Z", "second", "+02:00")),
        ("jeudi 16 octobre 2025", ("2025-10-16", "day", None)),
        ("1er mars 2024", ("2024-03-01", "day", None)),
        ("October 16, 2025 Thursday", ("2025-10-16", "day", None)),
        ("16 October 2025", ("2025-10-16", "day", None)),
        ("16/10/2025 à 14h30", ("2025-10-16", "day", None)),
        ("31 février 2025", None),
        ("February 31, 2025", None),
        ("hier soir", None),
        ("9999999999999999", None),
        (float("nan"), None),
    ],
)
def test_moments(value: object, expected: tuple[str, str, str | None] | None) -> None:
    found = published.moment(value)
    assert (tuple(found) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "name", "settings", "expected"),
    [
        (f"Publié le 3 mars 2024 à 8h\n\n{TEXT}", "2025-10-16.txt", Settings("1999-01-01"), ("2024-03-03", "page")),
        (TEXT, "2025-10-16.txt", Settings("1999-01-01"), ("2025-10-16", "filename")),
        (f"PARIS, 3 mars 2024 (AFP) – {TEXT}", "a.txt", Settings("1999-01-01"), ("2024-03-03", "dateline")),
        (TEXT, "a.txt", Settings("1999-01-01"), ("1999-01-01", "argument")),
        (TEXT, "a.txt", Settings(trust_mtime=True), ("2001-09-09T01:46:40Z", "mtime")),
        (TEXT, "a.txt", Settings(), (None, None)),
    ],
    ids=["page", "filename", "dateline", "argument", "mtime", "nobody"],
)
def test_who_tells_the_date(
    text: str, name: str, settings: Settings, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    path = written(tmp_path / name, text)
    os.utime(path, (10**9, 10**9))
    (article,) = articles(read(path, settings))
    assert (article.published, article.published_from) == expected


def test_map_arguments() -> None:
    assert columns(["text=corps, published=date_pub", "title=titre"]) == (
        ("published", "date_pub"),
        ("text", "corps"),
        ("title", "titre"),
    )
    for wrong in ("text", "corps=text=", "colour=red", "=x"):
        with pytest.raises(ValueError, match=r"as text=corps|is no field"):
            columns([wrong])


def test_settings_that_read_alike_have_one_hash() -> None:
    assert Settings().hash == Settings().hash
    different = [Settings(), Settings("2025-01-01"), Settings(any_language=True), Settings(trust_mtime=True),
                 Settings(columns=(("text", "a"),))]  # fmt: skip
    assert len({one.hash for one in different}) == len(different)


@given(text=st.text(min_size=1, max_size=300))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_clean_json_is_kept_to_the_letter_whatever_it_holds(text: str, tmp_path: Path) -> None:
    expected = clean(text)
    path = written(tmp_path / "a.json", json.dumps({"text": text, "title": "Lire aussi : © AFP"}))
    file = read(path, Settings(any_language=True))
    if unusable(expected):
        assert codes(file)
    else:
        assert [(article.text, article.origin.repairs) for article in articles(file)] == [(expected, ())]
