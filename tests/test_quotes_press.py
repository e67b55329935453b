"""Sentences in the manner of dailies, agencies and local papers, by construction."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

INSERTED = {
    "age-and-place-behind-the-name": (
        "« [d1 On n'avait jamais vu ça], {1 soupire} <1 Yvette>, 82 ans, devant sa maison inondée. "
        "[d1 L'eau est montée en dix minutes.] »"
    ),
    "name-behind-a-title-and-a-network": (
        "« [d1 C'est un jour historique], {1 s'est félicitée} <1 la présidente de la Commission "
        "européenne, Ursula von der Leyen>, sur X. [d1 L'Europe tient parole.] »"
    ),
    "communique": (
        "« [d1 Nous avons perdu un ami, un frère], {1 a réagi} <1 le président du club, "
        "Jean-Pierre Rivère>, dans un communiqué. [d1 Toutes nos pensées vont à sa famille.] »"
    ),
    "no-aside": (
        "« [d1 On a fait le match qu'il fallait], {1 a savouré} <1 l'entraîneur nantais>. [d1 Les "
        "garçons ont répondu présent.] »"
    ),
    "age": (
        '"[d1 C\'était la panique], {1 raconte} <1 Thomas>, 21 ans. [d1 Tout le monde courait dans tous les sens.]"'
    ),
    "adverb-behind-the-pronoun": ("« [d1 Non], {1 répond-<1 il>} sèchement. [d1 Je n'ai rien à me reprocher.] »"),
    "goes-on-behind-et": (
        "« [d1 Nous n'accepterons jamais ce coup d'État], {1 a averti} <1 le porte-parole de la "
        "Cédéao>, [d1 et toutes les options sont sur la table.] »"
    ),
    "two-pairs": (
        "« [d1 Le match aurait dû être arrêté] », {1 peste} <1 l'entraîneur>, « [d1 mais l'arbitre "
        "n'a rien voulu savoir] »."
    ),
    "listener-before-the-verb": (
        "« [d1 Vous êtes un menteur] », {1 lui a lancé} <1 Marine Le Pen>, « [d1 et les Français le savent] »."
    ),
    "aside-before-the-subject": (
        "« [d1 J'ai tout de suite pensé à un attentat] », {1 se remémore}, encore sous le choc, <1 "
        "Nadia>, qui travaille au rez-de-chaussée."
    ),
    "modal-belief": "« [d1 Je crois que la France est en train de se réveiller] », {1 veut croire} <1 l'élu>.",
    "nobody-but-a-place": "« [d1 La situation est sous contrôle] », {1 assure-t-on} à la préfecture.",
    "newspaper": "« [d1 Assez !] », {1 titre} <1 Libération>.",
    "cited-by": ('"[d1 Nous ne céderons pas]", {1 a prévenu} <1 Volodymyr Zelensky>, cité par l\'agence Ukrinform.'),
}

BEFORE = {
    "foiled-question": (
        "Interrogé sur son avenir, <1 l'attaquant> {1 a botté en touche} : « [d1 On verra à la fin "
        "de la saison. Pour l'instant, je suis concentré sur le terrain.] »"
    ),
    "infinitive-of-narration": ("Et <1 le ministre> {1 de conclure} : « [d1 Nous avons choisi la responsabilité.] »"),
    "noun-phrase": "<1 Réponse du ministre> : « [d1 Ce n'est pas à l'ordre du jour.] »",
    "verdict": "<1 Son constat> est sans appel : « [d1 L'hôpital public est à bout de souffle.] »",
    "written-on-a-banner": "Sur la banderole, on {1 pouvait lire} : « [d1 Macron, démission !] »",
    "aside-with-pronoun": "<1 Sa voisine>, elle, {1 se montre} plus sévère : « [d1 Il l'a bien cherché.] »",
    "from-the-sentence-before": (
        "Quand on lui demande s'il a peur, <1 Karim> hausse les épaules. « [d1 La peur, on vit avec.] »"
    ),
    "no-source": "Puis, plus loin : « [d1 C'est ici que tout a commencé.] »",
    "two-pairs-in-front": (
        "« [d1 Personne ne nous écoute] », « [d2 on nous prend pour des moins que rien] » : dans "
        "les rangs des manifestants, la colère est palpable."
    ),
}

CLAUSES = {
    "participle-of-the-main-clause": (
        "<1 L'avocat de la défense> a plaidé la relaxe, {1 estimant} que [i1 les preuves étaient insuffisantes]."
    ),
    "tense-of-the-cue-again": (
        "<1 Le sélectionneur> {1 a confirmé} que [i1 son gardien serait titulaire samedi contre le "
        "pays de Galles], mais n'a pas souhaité dévoiler le reste de son onze."
    ),
    "shared-auxiliary": (
        "<12 Le Premier ministre> {1 a annoncé} que [i1 la vaccination serait ouverte à tous dès "
        "le 31 mai], et {2 précisé} que [i2 les pharmaciens pourraient y participer]."
    ),
    "by-the-voice-of": (
        "<1 Le MR>, par la voix de son président Georges-Louis Bouchez, {1 demande} que [i1 la "
        "réforme soit votée avant l'été]."
    ),
    "noun-or-verb-behind-an-adjective": "<1 Le Conseil fédéral> {1 juge} que [i1 l'initiative va trop loin].",
    "medium-in-marks": ("Dans « Le Parisien », <1 le ministre> {1 annonce} que [i1 les péages augmenteront de 3 %]."),
    "comme-and-an-aside": (
        "Comme {1 l'explique} <1 Marc Lazar>, professeur à Sciences Po, [i1 la gauche italienne "
        "n'a pas su se renouveler]."
    ),
    "comme-inserted": "[i1 La gauche], comme {1 l'explique} <1 Marc Lazar>, [i1 n'a pas su se renouveler].",
    "dated-aside": (
        "<1 Le ministre de la Santé> {1 a confirmé}, mardi sur RTL, que [i1 le masque redeviendrait obligatoire]."
    ),
    "exclusion-denied": "<1 Le ministre> {1 n'a pas exclu} que [i1 la mesure soit étendue].",
    "question-word": "<1 Elle> {1 se demande} [i1 comment elle va payer son loyer].",
    "asked-whether": "<1 Le juge> {1 lui a demandé} [i1 s'il regrettait son geste].",
}

INFINITIVES = {
    "nothing": (
        "<1 Les autorités maliennes>, qui ont rompu avec Paris, {1 disent} [i1 ne rien savoir de ces accusations]."
    ),
    "no-track": "<1 Les enquêteurs> {1 ont indiqué} [i1 ne privilégier aucune piste].",
    "saw": "<1 Le directeur de l'école> {1 raconte} [i1 avoir vu un homme cagoulé escalader le portail].",
    "asks-for-oneself": "<1 Les habitants>, eux, {1 demandent} à [i1 être relogés au plus vite].",
    "regrets": "Interrogée par France Bleu, <1 la maire> {1 a regretté} de [i1 ne pas avoir été consultée].",
    "reproaches": "<1 Le député> {1 a reproché} au ministre de [i1 mentir aux Français].",
    "asks-government": ("<1 Le président> {1 a demandé} au gouvernement d'[i1 accélérer la mise en œuvre du plan]."),
    "recommends": "<1 Le comité d'éthique> {1 recommande} de [i1 ne pas dépasser deux doses].",
    "orders": "<1 Les autorités> {1 ont ordonné} aux habitants d'[i1 évacuer la zone].",
    "marked-verb": ("<1 Le Hamas> {1 a accusé} Israël de [m1 « violer de manière flagrante » le cessez-le-feu]."),
    "threat": "<1 La présidente de région> {1 a menacé} de [i1 saisir la justice].",
}

SOURCES = {
    "relative-behind-the-source": (
        "{1 Selon} <1 le rapport>, dont l'AFP a obtenu copie, [i1 les procédures n'ont pas été respectées]."
    ),
    "study-and-its-date": (
        "{1 D'après} <1 une étude> publiée lundi par l'Insee, [i1 un ménage sur cinq se prive de vacances]."
    ),
    "possessive": (
        "{1 Selon} <1 nos informations>, [i1 le suspect, connu des services de police, aurait été "
        "interpellé à son domicile vers 6 heures du matin]."
    ),
    "eyes": "{1 Aux yeux du} <1 politologue>, [m1 cette alliance est « contre nature »].",
    "admission": "{1 De l'aveu même du} <1 ministre>, [i1 les moyens manquent].",
    "neighbours": "{1 Aux dires des} <1 voisins>, [i1 la jeune femme vivait seule].",
    "many": "{1 Pour} <1 beaucoup> de riverains, [i1 l'aéroport est une nuisance].",
    "plural-with-marks": "{1 Pour} <1 les syndicats>, [m1 c'est « une provocation »].",
    "agency-that-cites": (
        "{1 Selon} <1 l'agence Reuters>, qui cite des sources diplomatiques, [i1 l'accord est prêt]."
    ),
    "after-direct": "« [d1 Les jeunes ne veulent plus travailler le week-end] », {1 selon} <1 lui>.",
    "after-mixed": "[m1 Les jeunes « ne veulent plus travailler le week-end »], {1 selon} <1 lui>.",
    "source-in-a-relative": (
        "« [d1 C'est faux, archifaux !] », {1 s'insurge} <12 l'ancien ministre>, {2 pour} qui « "
        "[d2 cette affaire est un montage] »."
    ),
}

MIXED = {
    "three-in-a-row": (
        "Devant la cour, <123 l'expert> {123 a décrit} « [m1 une personnalité narcissique] », « "
        "[m2 froide] » et « [m3 manipulatrice] »."
    ),
    "agent": "La réforme {1 a été jugée} « [m1 injuste et brutale] » par <1 l'intersyndicale>.",
    "bare-participle-in-front": (
        "{1 Qualifié} de « [m1 dictateur] » par <1 ses opposants>, il dirige le pays d'une main de fer depuis 1999."
    ),
    "as": "L'accusé {1 a été décrit} comme « [m1 un bon père] » par <1 ses proches>.",
    "warns-against": "<1 Le patron de la CFDT> {1 a mis en garde} contre « [m1 une explosion sociale] ».",
    "homage": "<1 Le président> {1 a salué} la mémoire d'un « [m1 grand serviteur de l'État] ».",
    "object-behind": "<1 Paris> {1 a démenti} « [m1 avec la plus grande fermeté] » ces accusations.",
    "predicate-in-marks": "[m1 Le pape « a passé une nuit tranquille »], {1 a indiqué} <1 le Vatican>.",
    "two-verbs-two-fragments": (
        "<12 Le pape François> {1 a une nouvelle fois condamné} « [m1 la folie de la guerre] » et "
        "{2 appelé} à « [m2 un cessez-le-feu immédiat] »."
    ),
    "expects": (
        '"[d1 C\'est une bonne équipe, avec de bons joueurs]", {1 a commenté} <12 Didier '
        'Deschamps>, qui {2 s\'attend} à "[m2 un match difficile]".'
    ),
    "cry": "L'homme a été interpellé alors qu'<1 il> {1 criait} « [d1 Allah akbar] ».",
    "chant": "<1 La foule> {1 scandait} « [d1 Liberté ! Liberté !] » devant le palais présidentiel.",
}

REJECTED = {
    "movement": "Les « antivax » ont manifesté samedi à Paris.",
    "exhibition": "L'exposition « Picasso bleu et rose » attire les foules au musée d'Orsay.",
    "album": "Le rappeur, auteur de l'album « Civilisation », sera en concert à Bercy.",
    "agreement": "L'accord dit « de Dublin » ne fonctionne plus.",
    "rule": "La fameuse « règle d'or » budgétaire n'a jamais été respectée.",
    "it-is-important": "Il est important de noter que les chiffres ne sont pas définitifs.",
    "one-knows": "On sait que l'avion a disparu des radars à 3 h 12.",
    "researchers-think": "Les chercheurs pensent que le virus circulait déjà en novembre.",
    "wishes": "Le ministre souhaite que les négociations aboutissent.",
    "law-provides": "La loi prévoit que les communes doivent compter 25 % de logements sociaux.",
    "novel": "Le roman de Leïla Slimani, « Chanson douce », a reçu le prix Goncourt.",
    "documentary": "La chaîne diffusera le documentaire « Tchernobyl, l'impossible vérité » mardi soir.",
    "operation": "L'opération « Chammal » mobilise mille soldats français.",
    "concept": "Le concept de « ville du quart d'heure » séduit de plus en plus de maires.",
    "nickname": "La « Dame de fer » s'est éteinte lundi à Londres.",
    "own-words": "Ce « petit bijou » de technologie coûte 2 000 euros.",
    "must-say": "Il faut dire que le contexte est tendu.",
    "one-estimates": "On estime que 10 % de la population est touchée.",
    "force-is": "Force est de constater que rien n'a changé.",
    "this-shows": "Cela montre que la réforme est nécessaire.",
    "figures-show": "Les chiffres montrent que le chômage recule.",
    "impersonal-passive": "Il a été demandé aux habitants de rester chez eux.",
    "passive-order": "Les habitants ont été invités à rester chez eux.",
    "for-now": "Pour le moment, aucune victime n'est à déplorer.",
    "charge": "Mis en examen pour « abus de confiance », l'élu nie les faits.",
    "charge-long": (
        "Le suspect est poursuivi pour « violences volontaires ayant entraîné la mort sans intention de la donner »."
    ),
    "refused-to-say": "Elle a refusé de dire combien de personnes étaient concernées.",
    "did-not-say": "Il n'a pas souhaité dire si son parti soutiendrait le gouvernement.",
    "no-comment": "Le groupe n'a pas voulu commenter ces informations.",
    "intention": (
        "Le gendarme de la Bourse a infligé une amende de 5 millions d'euros au groupe, qui a "
        "annoncé son intention de faire appel."
    ),
    "forecast": "Les analystes interrogés par Bloomberg tablaient sur un bénéfice de 2 milliards.",
}

CUT = {
    "relative-closed-by-the-main-verb": "<1 Le groupe>, qui {1 a annoncé} qu'[i1 il ferait appel], conteste les faits.",
    "participle-inside-the-sentence": (
        "Le texte, <1 les élus> {1 jugeant} qu'[i1 il va trop loin], est renvoyé en commission."
    ),
    "fronted-infinitive": "Après {1 avoir dit} que [i1 la route était sûre], <1 le préfet> l'a fermée.",
    "infinitive-inside-the-sentence": (
        "<1 Le candidat>, après {1 avoir rappelé} que [i1 la loi est claire], évoque une réforme."
    ),
    "infinitive-and-mais": "<1 L'armée> {1 affirme} [i1 avoir visé un dépôt], mais le maire parle d'une école.",
    "fronted-participle": "{1 Affirmant} que [i1 la route était sûre], <1 le préfet> l'a rouverte.",
    "participle-behind-et": (
        "<12 L'ONG> a quitté le pays, {1 affirmant} que « [d1 tout s'aggrave] » et {2 dénonçant} « [m2 un chaos] »."
    ),
    "comment-behind-marks": "<1 Il> {1 a expliqué} qu'[m1 il voulait « tout arrêter »], ce qui a surpris les élus.",
    "agreeing-participle-behind-marks": (
        "<1 La maire> {1 accuse} l'État de [m1 « mépriser » la ville], secouée par la crise."
    ),
    "second-participle-of-the-cue": (
        "<1 La ville> {1 a appelé} les habitants à [m1 éviter les voyages « inutiles »] et fortement réduit les vols."
    ),
    "writing-behind-marks": "<1 La ministre> {1 indique} que « [d1 le texte sera revu] » dans un communiqué.",
    "while-another": ("<1 Le juge> {1 précise} que « [d1 la peine est légère] » tandis que le procureur s'en étonne."),
    "relative-and-source": "Une affaire [i1 qui], {1 selon} <1 le maire>, [i1 divise le village].",
    "hanging-verb-and-source": "Une réforme [m1 qui est], {1 selon} <1 elle>, [m1 « une erreur »].",
    "source-without-commas": "[i1 Cette réforme est] {1 selon} <1 lui> [i1 une erreur].",
    "source-then-another-clause": "[i1 Trois soldats sont morts] {1 selon} <1 l'armée>, mais ce bilan est provisoire.",
    "source-behind-mais": "La route est fermée, mais {1 selon} <1 le préfet>, [i1 elle rouvrira lundi].",
    "article-alone-before-marks": "Un « [m1 déni coupable] », {1 estiment} <1 les parents>.",
}

UNKNOWN = {
    "belief-of-nobody": "On croyait que l'événement était « rare ».",
    "things-alike": "Le texte énumère les mesures prises : la fin d'un « privilège ».",
    "any-verb": "« [d1 On va gagner la finale] », {1 frime} <1 Paul Martin>.",
    "gerund-before-the-name": "« [d1 On sera là] », {1 a déclaré} en arrivant <1 Isabelle Verdier>, lundi soir.",
    "gerund-before-the-title": "« [d1 C'est fini] », {1 a lancé} en souriant <1 le ministre>.",
    "manner-before-the-name": "« [d1 C'est dur] », {1 lâche} d'une petite voix <1 Sophie Roux>, 34 ans.",
    "aside-before-the-name": "« [d1 C'est dur] », {1 résume}, un sourire aux lèvres, <1 la jeune femme>.",
    "written-by": "Il s'appuie sur le livre « Place publique », écrit par des journalistes.",
    "duty": "Les élus doivent en effet déclarer « tout don » au juge.",
    "film-announced": "[i1 Le film « Les Jours heureux » a reçu un prix], {1 a annoncé} <1 le président du jury>.",
    "thing-as-subject": "Les fossiles « ressemblent à des grains ».",
    "profession-behind-a-colon": "Il a tendu une carte avec sa profession : « masseur ».",
}

ALL = {
    f"{group}-{name}": marked
    for group, cases in (
        ("inserted", INSERTED),
        ("before", BEFORE),
        ("clauses", CLAUSES),
        ("infinitives", INFINITIVES),
        ("sources", SOURCES),
        ("mixed", MIXED),
        ("rejected", REJECTED),
        ("cut", CUT),
        ("unknown", UNKNOWN),
    )
    for name, marked in cases.items()
}


@pytest.mark.parametrize("marked", ALL.values(), ids=ALL)
def test_quotes_of_the_press(nlp: Language, marked: str) -> None:
    check(nlp, marked)
