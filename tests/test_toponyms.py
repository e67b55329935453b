# ruff: noqa: E501 — one line of table a sentence reads better than three.
"""Places in text: what is one, which one, and what it stands for.

Markup: `[surface|usual name|country]`, the name left out where it is the surface; `{words:LABEL}` is an entity
of the recogniser that is no place. Bracketed names marked `?` are unknown to the recogniser.
"""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.article import Article
from pipeline.gazetteer import Place, fold, gazetteer
from pipeline.nlp.annotations import Toponym, register
from pipeline.nlp.load import read
from pipeline.nlp.places import setting
from pipeline.nlp.sentences import Sentences
from pipeline.nlp.toponyms import Toponyms

register()
BLANK = spacy.blank("fr")
FINDER = Toponyms(gazetteer())
MARK = re.compile(
    r"\[(?P<miss>\??)(?P<surface>[^|\]]+)\|?(?P<name>[^|\]]*)\|?(?P<code>[^\]]*)\]|\{(?P<text>[^:]+):(?P<label>\w+)\}"
)

Expected = list[tuple[str, str, str]]


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]], Expected]:
    """Give the text, the recogniser's entities and the places expected."""
    text, ents, expected, last = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        words = match["surface"] or match["text"]
        if match["surface"]:
            expected.append((words, match["name"] or words, match["code"]))
        if not match["miss"]:
            ents.append((len(text), len(text) + len(words), match["label"] or "LOC"))
        text, last = text + words, match.end()
    return text + marked[last:], ents, expected


def doc_of(text: str, ents: list[tuple[int, int, str]]) -> Doc:
    doc = BLANK(text)
    spans = [doc.char_span(start, end, label=label) for start, end, label in ents]
    doc.set_ents([span for span in spans if span is not None])
    return Sentences()(doc)


def named(doc: Doc) -> Expected:
    """The places of a Doc that the component has seen."""
    local = {place.place_id: place for place in doc._.local_places}
    found = [(one, local.get(one.place_id) or gazetteer().entry(one.place_id)) for one in doc._.toponyms]
    return [(doc.text[one.start : one.end], place.name, place.country_code or "") for one, place in found]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Un homme a été arrêté à [Valence||FR] ([Drôme||FR]).", id="department-in-brackets"),
        pytest.param("L'orage a frappé [Valence||ES], en [Espagne||ES].", id="country-behind-comma"),
        pytest.param("Il vit à [Paris||US], au [Texas||US].", id="state-behind-comma"),
        pytest.param("Il vit à [Paris||FR] depuis dix ans.", id="default-by-weight"),
        pytest.param("L'opposition manifeste à [Québec||CA].", id="city-by-preposition"),
        pytest.param("Le froid s'installe au [Québec||CA] et en [Ontario||CA].", id="province-by-article"),
        pytest.param("À [Tripoli||LB], au [Liban||LB], l'armée s'est déployée.", id="tripoli-of-lebanon"),
        pytest.param("La [Libye||LY] rouvre l'aéroport ; à [Tripoli||LY], on danse.", id="tripoli-of-libya"),
        pytest.param("En [Géorgie||GE], [Tbilissi||GE] proteste contre [Moscou||RU].", id="georgia-of-the-caucasus"),
        pytest.param("À [Cordoue||ES], en [Espagne||ES], comme à [Córdoba||AR], en [Argentine||AR].", id="two-cordobas"),
        pytest.param("Les rebelles du [Kivu||CD] avancent ; le [Congo|République démocratique du Congo|CD] et [Kinshasa||CD] protestent.", id="congo-by-neighbours"),
        pytest.param("[Brazzaville||CG] vote : le [Congo||CG] élit son président.", id="congo-brazzaville"),
        pytest.param("Des heurts à [Saint-Louis||SN], au [Sénégal||SN].", id="saint-louis-of-senegal"),
        pytest.param("Au sud du [Caire|Le Caire|EG], un train a déraillé.", id="article-contracted"),
        pytest.param("Le port du [Havre|Le Havre|FR] et celui de [Rotterdam||NL].", id="le-havre"),
        pytest.param("La région de [Kherson||UA] et l'oblast de [Donetsk||UA].", id="generic-noun-outside"),
    ],
)  # fmt: skip
def test_resolution(marked: str) -> None:
    text, ents, expected = unmark(marked)
    assert named(FINDER(doc_of(text, ents))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Les {Kurdes:LOC} du nord de la [Syrie||SY] attendent.", id="demonym"),
        pytest.param("La {Suissesse:LOC} a gagné.", id="feminine-demonym"),
        pytest.param("La victoire du {Suisse:LOC} {Beat Feuz:PER}.", id="country-word-as-demonym"),
        pytest.param("L'annonce d'{Orange:LOC} surprend les syndicats.", id="brand"),
        pytest.param("{M.:MISC} {Bordeaux:LOC} a pris la parole.", id="civility"),
        pytest.param("{Marc Hollande:PER} se tait. {Hollande:LOC} a souri.", id="surname-read-as-country"),
        pytest.param("Le {Tour de France:MISC} part de [Bilbao||ES].", id="event"),
        pytest.param("Les accords de {Minsk:LOC} sont morts.", id="treaty"),
        pytest.param("L'{Olympique de Marseille:ORG} gagne.", id="club"),
        pytest.param("Une sonde se pose sur {Mars:LOC}.", id="planet"),
        pytest.param("Le magazine {America:LOC} paraît.", id="magazine"),
        pytest.param("L'agence {Anatolie:LOC} l'a annoncé.", id="agency"),
        pytest.param("Le site {www.paris.fr:LOC} est lent.", id="address"),
        pytest.param("La catégorie {A:LOC} augmente.", id="single-letter"),
        pytest.param("L'association des Polonais de {France:LOC} proteste.", id="association-of-a-people"),
        pytest.param("Le collectif {Palestine:ORG} appelle à défiler.", id="name-right-behind-a-body"),
        pytest.param("Les Conventions de {Genève:LOC} s'appliquent.", id="conventions"),
        pytest.param("Les élèves étudient « Lawrence d'{Arabie:LOC} » en classe.", id="end-of-a-title"),
        pytest.param("Il roulait dans une {Mercedes:LOC} volée.", id="thing-under-the-name-of-a-town"),
        pytest.param("Il a gagné le {Paris-Dakar:LOC} deux fois.", id="race-between-two-towns"),
        pytest.param("Airbus a livré un A320 et l'{A380:LOC} attendra.", id="aircraft-and-no-road"),
    ],
)
def test_traps(marked: str) -> None:
    text, ents, expected = unmark(marked)
    assert named(FINDER(doc_of(text, ents))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Des tirs au nord de [?Maroua||CM], au [Cameroun||CM].", id="direction"),
        pytest.param("L'attaque du village de [?Zzaboré||ML], au [Mali||ML].", id="unknown-village"),
        pytest.param("La population de la [?zone euro] augmente.", id="lower-case-name"),
        pytest.param("Une zone de la [?mer de Chine méridionale] est fermée.", id="sea-of-several-words"),
        pytest.param("Le [?Kremlin||RU] dément.", id="seat-nobody-read"),
        pytest.param("Le porte-parole de la [?Maison Blanche||US] dément.", id="seat-of-the-president"),
        pytest.param("[?DAKAR|Dakar|SN], 12 mai – Le ministre a parlé.", id="dateline"),
        pytest.param("Il arrive à [?Des Moines||US], dans l'[Iowa||US].", id="state-behind-a-city"),
        pytest.param("Une plainte est déposée au commissariat de [Roubaix||FR].", id="described-office"),
        pytest.param("Une association de [Lyon||FR] l'accueille.", id="any-body-of-a-town"),
        pytest.param("Un accident sur l'[A13||FR], à [Rouen||FR].", id="road-by-its-number"),
        pytest.param("La [?Corse||FR] et la [?Nouvelle-Aquitaine||FR] votent.", id="regions-nobody-read"),
        pytest.param("Le maire de [Lille||FR] ([?Nord||FR]) est réélu.", id="cardinal-department-in-brackets"),
        pytest.param("À [Lille||FR] comme à [Roubaix||FR], le [?Nord||FR] souffre.", id="cardinal-department-among-its-towns"),
        pytest.param("Le Nord de la [France||FR] souffre, de [Lille||FR] à [Amiens||FR].", id="direction"),
        pytest.param("Un feu à [Saint-Denis||FR] ([Seine-Saint-Denis||FR]).", id="department-holds-the-town"),
        pytest.param("Le match [Irlande||IE] - [Suède||SE] a lieu ce soir.", id="fixture"),
        pytest.param("À [Washington, D.C.|Washington|US], le Congrès siège.", id="capital-with-district"),
    ],
)  # fmt: skip
def test_found_without_the_recogniser(marked: str) -> None:
    text, ents, expected = unmark(marked)
    assert named(FINDER(doc_of(text, ents))) == expected


@pytest.mark.parametrize(
    ("text", "entity", "label", "wrong"),
    [
        pytest.param("Selon Le Kremlin, rien ne change.", "Le Kremlin", "PER", "PER", id="seat-read-as-person"),
        pytest.param("La Maison Blanche a réagi.", "Maison Blanche", "ORG", "ORG", id="seat-read-as-organisation"),
        pytest.param("Bruxelles a salué l'accord.", "Bruxelles", "ORG", "ORG", id="capital-read-as-organisation"),
        pytest.param("Il vit en Allemagne.", "Allemagne", "MISC", "MISC", id="country-read-as-other"),
    ],
)
def test_the_gazetteer_overrules_the_label(text: str, entity: str, label: str, wrong: str) -> None:
    start = text.index(entity)
    doc = FINDER(doc_of(text, [(start, start + len(entity), label)]))
    assert [ent.label_ for ent in doc.ents] == ["LOC"] != [wrong]


def test_a_surname_read_as_a_place_becomes_the_person() -> None:
    text, ents, _ = unmark("{Marc Hollande:PER} se tait. {Hollande:LOC} a souri.")
    assert [(ent.text, ent.label_) for ent in FINDER(doc_of(text, ents)).ents][1] == ("Hollande", "PER")


def test_a_local_place_takes_the_country_of_its_sentence() -> None:
    text, ents, _ = unmark("Au [Togo], l'hameau de [Kpélédzi] est coupé du monde.")
    doc = FINDER(doc_of(text, ents))
    (place,) = doc._.local_places
    assert (place.name, place.kind, place.country_code) == ("Kpélédzi", "city", "TG")
    assert place.place_id.startswith("local:")


def test_a_site_has_its_noun_in_its_name_and_the_country_of_its_town() -> None:
    text, ents, _ = unmark("Elle prie à la mosquée de [Bamako].")
    doc = FINDER(doc_of(text, ents))
    (place,) = doc._.local_places
    assert (place.name, place.kind, place.country_code) == ("Mosquée de Bamako", "facility", "ML")


def test_a_short_form_means_the_long_one_before() -> None:
    text, ents, _ = unmark("Le château de [Zzorbec] brûle. [Zzorbec] était classé.")
    doc = FINDER(doc_of(text, ents))
    assert len({one.place_id for one in doc._.toponyms}) == 1


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("À [Rimouski||CA], dans le [Bas-Saint-Laurent||CA], la mairie a fermé deux ponts.", id="Québec"),
        pytest.param("L'eau manque entre [Namur||BE] et [Arlon||BE], en province de [Luxembourg||BE].", id="Belgium"),
        pytest.param("Elle est née à [Molenbeek|Molenbeek-Saint-Jean|BE].", id="Brussels"),
        pytest.param("Parti de [Zermatt||CH], en [Valais||CH], il gagnait [Fribourg||CH].", id="Switzerland"),
        pytest.param("Des coupures touchent [Thiès||SN] et [Ziguinchor||SN], en [Casamance||SN].", id="West Africa"),
        pytest.param(
            "À [Goma||CD], dans le [Nord-Kivu||CD], on attend des nouvelles de [Rutshuru||CD].", id="Central Africa"
        ),
        pytest.param("Les pêcheurs de [Sfax||TN] et de [Kerkennah||TN] protestent.", id="Maghreb"),
        pytest.param("À [Saint-Pierre||FR], à [La Réunion||FR], le volcan attire les curieux.", id="Indian Ocean"),
        pytest.param("Un cyclone menace [Pointe-à-Pitre||FR], en [Guadeloupe||FR].", id="Caribbean"),
        pytest.param("[Papeete||FR] et [Moorea||FR] accueillent les surfeurs.", id="Pacific"),
    ],
)
def test_places_of_the_french_speaking_world(marked: str) -> None:
    text, ents, expected = unmark(marked)
    assert named(FINDER(doc_of(text, ents))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("Le corps a été repêché dans la [Deûle||FR].", id="a river and no local town"),
        pytest.param(
            "La [?vallée de l'Arve|Vallée de l'Arve|FR] est polluée, dit-on en [France||FR].",
            id="a valley keeps its noun",
        ),
        pytest.param("Il vit à [Beaucé||FR], près de [Fougères||FR].", id="accents tell towns apart"),
        pytest.param("Il vit dans l'État de [Géorgie||US].", id="a state and no country"),
    ],
)
def test_what_a_name_is_told_by_its_spelling_and_its_noun(marked: str) -> None:
    text, ents, expected = unmark(marked)
    assert named(FINDER(doc_of(text, ents))) == expected


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    text, ents, _ = unmark("Il est né à [Saint-Denis].")
    (one,) = FINDER(doc_of(text, ents))._.toponyms
    assert len(one.candidates) > 1
    assert one.candidates[0][0] == one.place_id
    assert one.confidence < 0.9
    assert all(0 < probability < 1 for _, probability in one.candidates)


def test_docbin_keeps_toponyms_and_local_places() -> None:
    text, ents, _ = unmark("Au [Togo], l'hameau de [Kpélédzi] est coupé du monde.")
    doc = FINDER(doc_of(text, ents))
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.toponyms == doc._.toponyms
    assert all(isinstance(one, Toponym) for one in again._.toponyms)
    assert again._.local_places == doc._.local_places
    assert all(isinstance(one, Place) for one in again._.local_places)


@given(st.text(alphabet=st.sampled_from("aéÉPBdu'’-–,.()\n «»12 à"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    doc = BLANK(text)
    for one in FINDER(doc)._.toponyms:
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("text", "surface", "sense"),
    [
        pytest.param("Pékin a dénoncé une provocation.", "Pékin", "government", id="capital-speaks"),
        pytest.param("L'Équateur accorde l'asile à cet homme.", "Équateur", "government", id="country-decides"),
        pytest.param("Selon Téhéran, l'accord est mort.", "Téhéran", "government", id="according-to"),
        pytest.param("Les relations entre Alger et Rabat se dégradent.", "Rabat", "government", id="relations-between"),
        pytest.param("Ce tir a été condamné par Séoul.", "Séoul", "government", id="agent"),
        pytest.param("Inde : le train déraille.", "Inde", "place", id="headline-with-colon"),
        pytest.param("Il pose sur les marches du Capitole.", "Capitole", "building", id="steps"),
        pytest.param("Elle est battue par la Chine en finale du tournoi.", "Chine", "team", id="beaten-by"),
        pytest.param("Un bus relie Alger à Oran.", "Oran", "place", id="plain-city"),
        pytest.param("Il est né à Moscou en 1950.", "Moscou", "place", id="somewhere"),
        pytest.param("L'Égypte a battu le Cameroun (2-1) en finale de la Coupe.", "Égypte", "team", id="match"),
        pytest.param("Des gens crient devant la tour Eiffel.", "tour Eiffel", "building", id="building"),
        pytest.param("Le Kremlin a confirmé la visite.", "Kremlin", "government", id="seat-speaks"),
    ],
)
def test_sense(nlp: Language, text: str, surface: str, sense: str) -> None:
    doc = nlp(read(nlp, Article(text=text)))
    found = {doc.text[one.start : one.end]: one.sense for one in doc._.toponyms}
    assert found.get(surface) == sense


REGIONS = [
    pytest.param("Le parlement wallon s'est réuni à [Namur||BE] ; à [Charleroi||BE], les bus sont à l'arrêt.", id="belgium"),
    pytest.param("Les électeurs du [Valais||CH] et de [Genève||CH] ont voté dimanche, a indiqué [Berne||CH].", id="switzerland"),
    pytest.param("Une tempête approche de [Rimouski||CA] et de la [Gaspésie||CA].", id="quebec"),
    pytest.param("Des élèves de [Tizi Ouzou||DZ], en [Kabylie||DZ], et d'[Alger||DZ] ont défilé.", id="algeria"),
    pytest.param("La sécheresse frappe [Marrakech||MA] et la région de [Ouarzazate||MA], au [Maroc||MA].", id="morocco"),
    pytest.param("Les hôpitaux de [Sfax||TN] et de [Kairouan||TN] sont débordés, selon [Tunis||TN].", id="tunisia"),
    pytest.param("Des hommes armés ont attaqué [Djibo||BF], dans le nord du [Burkina Faso||BF].", id="burkina-faso"),
    pytest.param("Le préfet de [Tambacounda||SN], au [Sénégal||SN], a rencontré les habitants de [Kédougou||SN].", id="senegal"),
    pytest.param("Les habitants de [Garoua||CM] et de [Maroua||CM], au [Cameroun||CM], manquent d'eau.", id="cameroon"),
    pytest.param("À [Bukavu||CD], dans le [Sud-Kivu||CD], l'armée a repris deux collines.", id="congo"),
    pytest.param("Les pompiers de [Saint-Pierre||FR], à [La Réunion||FR], ont maîtrisé le feu.", id="reunion"),
    pytest.param("Le maire de [Pointe-à-Pitre||FR], en [Guadeloupe||FR], a porté plainte.", id="guadeloupe"),
    pytest.param("Un barrage bloque la route entre [Nouméa||FR] et [Bourail||FR], en [Nouvelle-Calédonie||FR].", id="new-caledonia"),
]  # fmt: skip


@pytest.mark.parametrize("marked", REGIONS)
def test_from_all_over_the_french_speaking_world(nlp: Language, marked: str) -> None:
    text, _, expected = unmark(marked)
    doc = nlp(read(nlp, Article(text=text)))
    assert [(surface, fold(name), code) for surface, name, code in named(doc)] == [
        (surface, fold(name), code) for surface, name, code in expected
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Le conseil régional d'Occitanie a voté son budget.", [], id="regional-council"),
        pytest.param("La cour d'appel de Douai a tranché mardi.", [], id="court"),
        pytest.param("L'agence régionale de santé de Bretagne a alerté le public.", [], id="agency"),
        pytest.param("Les policiers du commissariat de Roubaix ont été appelés.", ["Roubaix"], id="described-office"),
        pytest.param("Elle a été transportée à l'hôpital Bichat de Paris.", ["hôpital Bichat", "Paris"], id="hospital"),
        pytest.param("Il est mort à l'hôpital d' Annecy .", ["Annecy"], id="hospital-of-a-town"),
        pytest.param("Le public a salué la comédie musicale Chicago hier.", [], id="work-behind-an-adjective"),
        pytest.param("La ligne Paris-Bordeaux est coupée.", ["Paris", "Bordeaux"], id="both-ends-of-a-line"),
        pytest.param("Elle travaille à l'ambassade de France à Bamako.", ["Bamako"], id="embassy"),
        pytest.param(
            "L'aéroport de Bordeaux-Mérignac ferme.", ["aéroport de Bordeaux-Mérignac"], id="site-of-two-towns"
        ),
        pytest.param("Le train déraille dans le Mississippi.", ["Mississippi"], id="state"),
        pytest.param("C'est au tour de la ville de Gand d'être bloquée.", ["Gand"], id="turn-and-no-tour"),
        pytest.param("Il milite dans une association de Nantes.", ["Nantes"], id="any-association"),
        pytest.param("Le maire de Lyon et le préfet du Gard étaient présents.", ["Lyon", "Gard"], id="officials"),
    ],
)
def test_a_body_keeps_its_place(nlp: Language, text: str, places: list[str]) -> None:
    doc = nlp(read(nlp, Article(text=text)))
    assert [doc.text[one.start : one.end] for one in doc._.toponyms] == places


def test_a_site_takes_the_country_of_the_town_behind_it() -> None:
    text, ents, _ = unmark("L'[Algérie] et le [Maroc] suivent l'affaire du lycée {Guy de Maupassant:ORG} à [Colombes].")
    doc = FINDER(doc_of(text, ents))
    assert {place.country_code for place in doc._.local_places} <= {"FR"}


def test_a_small_namesake_abroad_is_not_the_place_meant() -> None:
    text, ents, _ = unmark("Au [Yémen], une bombe a explosé à [Aden], près de [Mansoura]. Le [Yémen] compte ses morts.")
    doc = FINDER(doc_of(text, ents))
    assert [(place.name, place.country_code) for place in doc._.local_places] == [("Mansoura", "YE")]


def test_a_namesake_is_no_evidence_for_itself() -> None:
    text, ents, _ = unmark(
        "En [Bolivie], des traces ont été vues à [Maragua], à 50 km de [Sucre]. La [Bolivie] s'en réjouit."
    )
    doc = FINDER(doc_of(text, ents))
    assert ("Maragua", "Maragua", "BO") in named(doc)


def test_two_kinds_under_one_name_are_two_places() -> None:
    text, ents, _ = unmark("En [Inde], on tire au marché de [Balzzan]. La ville de [Balzzan] est bouclée.")
    doc = FINDER(doc_of(text, ents))
    assert {place.kind for place in doc._.local_places} == {"facility", "city"}


def test_a_town_that_plays_is_a_club(nlp: Language) -> None:
    doc = nlp(read(nlp, Article(text="En finale de la Coupe, Montpellier a battu Nantes (3-1) devant ses supporters.")))
    assert not {doc.text[one.start : one.end] for one in doc._.toponyms} & {"Montpellier"}
    assert "Montpellier" in {ent.text for ent in doc.ents if ent.label_ == "ORG"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        pytest.param("section", "Monde / Espagne", "ES", id="section"),
        pytest.param("section", "Actualité espagnole", "ES", id="adjective-in-the-section"),
        pytest.param("dateline", "Madrid", "ES", id="dateline"),
        pytest.param("url", "https://www.exemple.es/2024/05/feu", "ES", id="domain"),
        pytest.param("url", "https://www.exemple.fr/2024/05/feu", "FR", id="french-domain"),
        pytest.param("source", "Le Courrier de Madrid", "ES", id="outlet"),
        pytest.param("source", "Le Progrès de Lyon", "FR", id="french-outlet"),
    ],
)
def test_the_setting_of_the_article_decides(field: str, value: str, code: str) -> None:
    doc = doc_of("Un incendie a ravagé un immeuble de Valence.", [(36, 43, "LOC")])
    doc._.set(field, value)
    assert named(FINDER(doc)) == [("Valence", "Valence", code)]


@pytest.mark.parametrize(
    "url", ["http://[", "exemple", "https://exemple.com/", "https://exemple.tv/", "https://9.9.9.9/"]
)
def test_an_address_that_tells_no_country(url: str) -> None:
    doc = doc_of("Rien.", [])
    doc._.url = url
    assert setting.countries(doc, gazetteer()) == {}


def test_among_matches_a_town_faced_is_a_club_and_a_host_is_none(nlp: Language) -> None:
    report = "Au handball, match nul samedi : deux buts d'écart à la mi-temps, une victoire perdue. "
    faced = nlp(read(nlp, Article(text=report + "Les Bretons ont souffert face à Créteil.")))
    assert faced._.toponyms == []
    host = nlp(read(nlp, Article(text=report + "Le match retour aura lieu à Créteil.")))
    assert [host.text[one.start : one.end] for one in host._.toponyms] == ["Créteil"]
