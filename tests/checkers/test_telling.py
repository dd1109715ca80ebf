"""Whether readers are told of a link's language in words that are no formula."""

from __future__ import annotations

import pytest

from auditor.checkers.telling import Telling
from auditor.crawler.reader import read_post
from auditor.language.post_reader import PostReader
from auditor.model.facts import Format
from auditor.model.habit import Habit
from auditor.model.publication import Entry
from auditor.rulebook import load_rulebook

LANGUAGES = load_rulebook().languages
HABIT = Habit(vocabulary={code: language.declarations for code, language in LANGUAGES.items()})
LAKE = "https://lac.example/lake"
GUIDE = "https://lac.example/guide"

TOLD = [
    f"Voir [le lac]({LAKE}) (le contenu de cette page n’est offert pour le moment qu’en anglais) avant l’été.",
    f"Le [plan du lac]({LAKE}), qui a été préparé par nos voisins du sud, est malheureusement en anglais.",
    f"Ceux qui lisent l’anglais trouveront tout ce qu’il faut savoir avant de partir dans [ce guide]({LAKE}).",
    f"[Read in English]({LAKE})",
    f'Voir [le lac]({LAKE} "en anglais") avant l’été.',
    f'Voir <a href="{LAKE}" aria-label="Le lac, page en anglais">le lac</a> avant l’été.',
    f"Voir [le lac]({LAKE}) 🇬🇧 avant l’été.",
    f"Voir [le lac]({LAKE}). (En anglais.)",
    f"Voir [le lac]({LAKE}), [le guide]({GUIDE}) et [la carte](/carte) (liens en anglais).",
    f"Voir [le lac]({LAKE}) et [le guide]({GUIDE}) (en anglais seulement).",
    f"Les liens suivants mènent à des pages en anglais :\n\n* [le lac]({LAKE})\n* [le guide]({GUIDE})",
    f"Nos pages en anglais :\n\n* Été\n  * [le lac]({LAKE})\n  * [le guide]({GUIDE})",
    f"## Documents en anglais\n\nVoici notre liste.\n\n### Été\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"| Document | En anglais |\n| --- | --- |\n| Lac | [le lac]({LAKE}) |",
    f"| Document | Langue |\n| --- | --- |\n| [le lac]({LAKE}) | anglais |",
    f"Voir [le lac]({LAKE})[^1] avant l’été.\n\n[^1]: Page en anglais.",
    f"Voir [le lac]({LAKE})\\* avant l’été.\n\n\\* En anglais",
    f"**Anglais**\n\n[Le lac]({LAKE})",
    f"Livres anglais :\n\n* [Le lac]({LAKE})",
    f"EN : [le lac]({LAKE}), le guide",
    f"## EN\n\n* [le lac]({LAKE})",
    f"<dl><dt>En anglais</dt><dd><a href='{LAKE}'>Le lac</a></dd></dl>",
    f"## Anglais\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"## Guides anglais et documents\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"Voir [le lac]({LAKE}) ![en anglais](/en.png) avant l’été.",
    f"Voir [le lac]({LAKE}) avant l’été.\n\nCertains liens mènent à des textes en anglais.",
]
UNTOLD = [
    f"Voir [le lac]({LAKE}) avant l’été.",
    f"Voir [le guide]({GUIDE}) (en anglais seulement) et [le lac]({LAKE}) avant l’été.",
    f"Voir [le lac]({LAKE}) avant l’été, puis écrire pour obtenir [le guide]({GUIDE}) (en anglais seulement).",
    f"Voir [le lac]({LAKE}) avant l’été, car c’est le plus beau. Le guide est en anglais, mais la carte l’est moins.",
    f"Voir [le lac]({LAKE}), où l’on trouvera tout ce qu’il faut savoir en français et en anglais.",
    f"## Documents en anglais\n\nVoici notre liste.\n\n## Été\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"Nos pages en anglais :\n\n* [le guide]({GUIDE})\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"## [Le guide]({GUIDE}) (en anglais)\n\n## [Le lac]({LAKE})",
    f"## [Le guide]({GUIDE}) (en anglais)\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"Voir (en anglais) [le guide]({GUIDE}).\n\n* [Le lac]({LAKE})\n* [La carte](/carte)",
    f"Voir [le guide]({GUIDE}), texte en anglais.\n\n* [Le lac]({LAKE})\n* [La carte](/carte)",
    f"Voir [le lac]({LAKE})\n\nLe site du comté propose des cours d’anglais aux nouveaux arrivants.",
    f"Voir [le lac]({LAKE})\n\nUne page d’histoire s’est tournée quand les Anglaises ont gagné.",
    f"## Cours d’anglais\n\nVoir [le lac]({LAKE}) avant l’été.",
    f"Voir [le lac]({LAKE}) et [le guide (en anglais seulement)]({GUIDE}) avant l’été.",
    f"Le cours est donné en anglais.\n\nVoir *[le lac]({LAKE})* avant l’été.",
    f'Voir <a class="sans-anglais" href="{LAKE}">le lac</a> avant l’été.',
    f"Voir [le lac]({LAKE})\n\nLe cours est donné en anglais.",
    f"Voir [le lac]({LAKE}) avant l’été.\n\nNotre site est en français et en anglais.",
    f"| Document | En anglais |\n| --- | --- |\n| Guide | anglais |\n\nVoir [le lac]({LAKE}) avant l’été.",
]


def is_told(text: str, language: str = "en") -> bool:
    """Whether a French post tells of the lake's page that it is in a language."""
    facts = read_post(f"{text}\n".encode(), Format.MARKDOWN)
    post = PostReader(LANGUAGES, ("en", "fr")).read(facts, Entry("lac.md", "fr"), HABIT)
    (link,) = (one for one in facts.links if one.target == LAKE)
    telling = Telling(post)
    return telling.names(link, language) or any(
        facts.links[number] is link for d in post.declarations for number in d.links
    )


@pytest.mark.parametrize("text", TOLD)
def test_whoever_reads_the_name_of_the_language_is_told(text: str) -> None:
    assert is_told(text)


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_said_of_something_else_tells_nothing(text: str) -> None:
    assert not is_told(text)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("[NO]", True),
        ("(NO)", True),
        ("no", False),
        ("(page en norvégien)", True),
        ("(en mai)", True),
        ("en norvégien", False),
    ],
)
def test_a_language_without_a_file_has_its_code(remark: str, told: bool) -> None:
    assert is_told(f"Voir [le lac]({LAKE}) {remark} avant l’été.", "no") is told


def test_a_language_without_words_tells_nothing() -> None:
    facts = read_post(f"Voir [le lac]({LAKE}) en anglais.\n".encode(), Format.MARKDOWN)
    post = PostReader(LANGUAGES, ("en", "fr")).read(facts, Entry("lac.md", "oc"), HABIT)
    assert not Telling(post).names(facts.links[0], "en")
