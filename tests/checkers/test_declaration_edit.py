"""What gives a link its declaration, moves it and takes it away, in every syntax; the result is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from auditor.checkers.declaration_edit import added, moved, outside_headings, removed, unmarked
from auditor.crawler.reader import read_post
from auditor.language.post_reader import PostReader
from auditor.model.declaration import Declaration, Place
from auditor.model.facts import Format, LinkKind
from auditor.model.habit import Habit
from auditor.model.location import Lines
from auditor.model.publication import Entry
from auditor.rulebook import load_rulebook
from tests.crawler.documents import WORDS

if TYPE_CHECKING:
    from auditor.model.finding import Edit
    from auditor.model.post import Post

LANGUAGES = load_rulebook().languages
READER = PostReader(LANGUAGES, ())
VOCABULARY = {code: language.declarations for code, language in LANGUAGES.items()}
INSIDE = Habit(vocabulary=VOCABULARY)
AFTER = Habit(places={"fr": Place.AFTER}, vocabulary=VOCABULARY)
JEKYLL = structs.replace(INSIDE, attribute_lists=True)
JEKYLL_AFTER = structs.replace(AFTER, attribute_lists=True)

ADDED = [
    (INSIDE, "[Scies](/s).", "[Scies (en anglais seulement)](/s)."),
    (AFTER, "[Scies](/s).", "[Scies](/s) (en anglais seulement)."),
    (INSIDE, "[Scies ](/s).", "[Scies (en anglais seulement)](/s)."),
    (INSIDE, "[**Scies**](/s)", "[**Scies** (en anglais seulement)](/s)"),
    (INSIDE, "[Scies][s]\n\n[s]: /s", "[Scies (en anglais seulement)][s]\n\n[s]: /s"),
    (INSIDE, "[s][]\n\n[s]: /s", "[s][] (en anglais seulement)\n\n[s]: /s"),
    (INSIDE, "[s]\n\n[s]: /s", "[s] (en anglais seulement)\n\n[s]: /s"),
    (INSIDE, "<https://a.example/s>.", "<https://a.example/s> (en anglais seulement)."),
    (AFTER, "<https://a.example/s>.", "<https://a.example/s> (en anglais seulement)."),
    (
        INSIDE,
        "[https://a.example/s](https://a.example/s).",
        "[https://a.example/s](https://a.example/s) (en anglais seulement).",
    ),
    (
        INSIDE,
        '<a href="https://a.example/s">www.a.example/s</a>',
        '<a hreflang="en" href="https://a.example/s">www.a.example/s</a> (en anglais seulement)',
    ),
    (INSIDE, "[Scies https://a.example/](/s)", "[Scies https://a.example/ (en anglais seulement)](/s)"),
    (INSIDE, "[![Scies](/i.png)](/s)", "[![Scies](/i.png) (en anglais seulement)](/s)"),
    (INSIDE, '<a href="/s">Scies</a>', '<a hreflang="en" href="/s">Scies (en anglais seulement)</a>'),
    (AFTER, '<a href="/s">Scies</a>,', '<a hreflang="en" href="/s">Scies</a> (en anglais seulement),'),
    (INSIDE, '<a href="/s" hreflang="en">Scies</a>', '<a href="/s" hreflang="en">Scies (en anglais seulement)</a>'),
    (INSIDE, '<A\nhref="/s">Scies</A>', '<A hreflang="en"\nhref="/s">Scies (en anglais seulement)</A>'),
    (JEKYLL, "[Scies](/s).", '[Scies (en anglais seulement)](/s){: hreflang="en"}.'),
    (JEKYLL_AFTER, "[Scies](/s).", '[Scies](/s){: hreflang="en"} (en anglais seulement).'),
    (JEKYLL_AFTER, "[Scies](/s){: .x} !", "[Scies](/s){: .x} (en anglais seulement) !"),
    (AFTER, "[Scies](/s){: .x} !", "[Scies](/s){: .x} (en anglais seulement) !"),
    (JEKYLL, '<a href="/s">Scies</a>', '<a hreflang="en" href="/s">Scies (en anglais seulement)</a>'),
]

REMOVED = [
    ("[Scies](/s) (en anglais seulement).", "[Scies](/s)."),
    ("[Scies](/s)\u00a0(en anglais seulement), puis", "[Scies](/s), puis"),
    ("[Scies (en anglais seulement)](/s)", "[Scies](/s)"),
    ("(en anglais) [Scies](/s)", "[Scies](/s)"),
    ("Voir (en anglais) [Scies](/s)", "Voir [Scies](/s)"),
    ("[Scies](/s) (en anglais seulement, PDF, 214 Ko)", "[Scies](/s) (PDF, 214 Ko)"),
    ("[Scies](/s) (PDF, 214 Ko; en anglais seulement)", "[Scies](/s) (PDF, 214 Ko)"),
    ("[Scies](/s) (PDF, en anglais seulement, 214 Ko)", "[Scies](/s) (PDF, 214 Ko)"),
    ("[Scies (en anglais seulement, PDF)](/s)", "[Scies (PDF)](/s)"),
    ("[Scies](/s) *(en anglais seulement)*.", "[Scies](/s)."),
    ("[Scies](/s) **(en anglais)**.", "[Scies](/s)."),
    ("[Scies](/s) \\(en anglais\\).", "[Scies](/s)."),
    ("[Scies](/s) [EN]", "[Scies](/s)"),
    ("[Scies, en anglais seulement](/s)", "[Scies](/s)"),
    ("[Scies](/s), en anglais seulement.", "[Scies](/s)."),
    ("[Scies<small> (en anglais seulement)</small>](/s)", "[Scies](/s)"),
    ("[Scies](/s) <small lang='fr'>(en anglais)</small>.", "[Scies](/s)."),
    ("<a href='/s'>Scies <small>(en anglais)</small></a>", "<a href='/s'>Scies</a>"),
    ("[Scies](/s) (<small>en anglais</small>)", "[Scies](/s)"),
    ("[Scies](/s) <b><i>(en anglais)</i></b>", "[Scies](/s)"),
    ("[Scies](/s)\n(en anglais)\npuis", "[Scies](/s)\npuis"),
    ("En anglais seulement\u00a0: [Scies](/s)", "[Scies](/s)"),
    ("Deux listes (liens en anglais) :\n\n* [a](/a)\n* [b](/b)", "Deux listes :\n\n* [a](/a)\n* [b](/b)"),
    ("**En anglais seulement :** [Scies](/s), puis", "[Scies](/s), puis"),
    ("Voir ceci. En anglais seulement : [Scies](/s)", "Voir ceci. [Scies](/s)"),
]

NOT_REMOVED = [
    "[English](/en/)",  # no text would be left
    "[(en anglais)](/en/)",
    "[Scies](/s) ((en anglais seulement)",
    "[Scies](/s) (<small>en anglais)</small>",
    '<a href="/s" hreflang="en">Scies</a>',
    "[Scies](/s) (le guide [des scies] en anglais)",
]

UNMARKED = [
    ('[Scies](/s){: hreflang="en"} et vis', "[Scies](/s) et vis"),
    ('[Scies](/s){:hreflang="en" .x} et vis', "[Scies](/s){: .x} et vis"),
    ("[Scies](/s){: .x hreflang='en'} et vis", "[Scies](/s){: .x} et vis"),
    ("[Scies](/s){ target=_blank hreflang=en } et vis", "[Scies](/s){ target=_blank } et vis"),
    ('[Scies](/s){: lang="en"} et vis', '[Scies](/s){: lang="en"} et vis'),
    ("[Scies](/s) et vis", "[Scies](/s) et vis"),
    ('<a href="/s" hreflang="en">Scies</a>', '<a href="/s">Scies</a>'),
    ("Voir\n<A\nHrefLang=en\nhref='/s'>Scies</A>", "Voir\n<A\nhref='/s'>Scies</A>"),
    ('<a title=" hreflang=en " hreflang = "en" href=/s>s</a>', '<a title=" hreflang=en " href=/s>s</a>'),
    ('<a href="/s" title=\'<p hreflang="en">\'>Scies</a>', '<a href="/s" title=\'<p hreflang="en">\'>Scies</a>'),
    ("[Scies](/s 'hreflang=en')", "[Scies](/s 'hreflang=en')"),
]

MOVED = [
    (Place.INSIDE, "[Scies](/s) (en anglais seulement).", "[Scies (en anglais seulement)](/s)."),
    (Place.AFTER, "[Scies (en anglais seulement)](/s).", "[Scies](/s) (en anglais seulement)."),
    (Place.AFTER, "[Scies (en anglais)](/s){: .x}", "[Scies](/s){: .x} (en anglais)"),
    (Place.AFTER, "<a href='/s'>Scies (en anglais)</a>.", "<a href='/s'>Scies</a> (en anglais)."),
    (Place.INSIDE, "[Scies][s] (en anglais)\n\n[s]: /s", "[Scies (en anglais)][s]\n\n[s]: /s"),
    (Place.INSIDE, "[s] (en anglais)\n\n[s]: /s", "[s] (en anglais)\n\n[s]: /s"),
    (Place.INSIDE, "« [Scies](/s) » (en anglais)", "« [Scies](/s) » (en anglais)"),
    (Place.INSIDE, "[Scies](/s) <small>(en anglais)</small>", "[Scies](/s) <small>(en anglais)</small>"),
]


def _post(text: str, habit: Habit = INSIDE) -> Post:
    return READER.read(read_post(text.encode(), Format.MARKDOWN), Entry("a.md", "fr"), habit)


def _applied(text: str, edits: tuple[Edit, ...]) -> str:
    lines = Lines(text)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        assert not edit.safe
        text = text[: lines.offset(edit.span.start)] + edit.text + text[lines.offset(edit.span.end) :]
    return text


def _first(post: Post) -> Declaration:
    return post.declarations[0]


@pytest.mark.parametrize(("habit", "text", "expected"), ADDED)
def test_a_declaration_is_added_and_read_again(habit: Habit, text: str, expected: str) -> None:
    post = _post(text, habit)
    result = _applied(text, added(post, post.facts.links[0], "en"))
    assert result == expected
    again = _post(result, habit)
    assert [link.address for link in again.facts.links] == [link.address for link in post.facts.links]
    assert {(one.wording.language, one.links) for one in again.declarations} == {("en", (0,))}


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Scies\n\n[Scies](/s)", True),
        ("## [Scies](/s)", False),
        ("[Scies](/s)\n===", False),
        ('<h2><a href="/s">Scies</a></h2>', False),
    ],
)
def test_the_words_of_headings_stay(text: str, is_kept: bool) -> None:
    post = _post(text)
    edits = added(post, post.facts.links[0], "en")
    assert edits
    assert outside_headings(post, edits) == (edits if is_kept else ())


@pytest.mark.parametrize(
    "text", ["[Le Service S](/s)uisse", '<a href="/s">Le S</a>ervice', "[Le S (en anglais seulement)](/s)ervice"]
)
def test_no_edit_cuts_a_word_in_two(text: str) -> None:
    post = _post(text)
    assert added(post, post.facts.links[0], "en") == ()
    assert not post.declarations or moved(post, _first(post), Place.AFTER) == ()


def test_nothing_is_added_without_words_for_the_language() -> None:
    post = _post("[Scies](/s)")
    assert added(post, post.facts.links[0], "la") == ()


@pytest.mark.parametrize(("text", "expected"), REMOVED)
def test_a_declaration_is_taken_away(text: str, expected: str) -> None:
    post = _post(text)
    result = _applied(text, removed(post, _first(post)))
    assert result == expected
    assert _post(result).declarations == ()


@pytest.mark.parametrize("text", NOT_REMOVED)
def test_what_cannot_be_taken_away_stays(text: str) -> None:
    post = _post(text)
    assert removed(post, _first(post)) == ()


@pytest.mark.parametrize(("text", "expected"), UNMARKED)
def test_an_attribute_is_taken_away(text: str, expected: str) -> None:
    post = _post(text)
    assert _applied(text, unmarked(post, post.facts.links[0])) == expected


@pytest.mark.parametrize(("place", "text", "expected"), MOVED)
def test_a_declaration_is_moved(place: Place, text: str, expected: str) -> None:
    post = _post(text)
    assert _applied(text, moved(post, _first(post), place)) == expected


@given(st.lists(st.sampled_from((*WORDS, "[a](/b)", "<https://c.example>", '<a href="/d">e</a>'))).map(" ".join))
def test_what_is_added_can_be_taken_away(text: str) -> None:
    post = _post(text)
    told = {number for one in post.declarations for number in one.links}
    for number, link in enumerate(post.facts.links):
        if number in told or link.kind in (LinkKind.HTML, LinkKind.IMAGE):
            continue
        result = _applied(text, added(post, link, "en"))
        again = _post(result)
        own = [one for one in again.declarations if number in one.links]
        assert own
        assert _applied(result, removed(again, own[-1])) == text
