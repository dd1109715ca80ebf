"""What a post offers its readers beside a link into another language."""

from __future__ import annotations

import pytest

from auditor.checkers.readers import crossings
from auditor.crawler.reader import read_post
from auditor.model.destination import Destination, Version, VersionBy
from auditor.model.facts import Format
from auditor.model.outcome import Outcome, Verdict
from auditor.model.page_language import PageLanguage, SignKind
from auditor.model.post import Post

PAGE = "https://ville.example/en/parks"
VERSION = "https://ville.example/fr/parcs"


def is_read_as_own(beside: str, written: str) -> bool:
    """Whether a link to the English page is told although the post has another link, to `beside`."""
    text = f"Voir [les parcs]({PAGE}) et [le reste]({beside}) avant de venir.\n"
    facts = read_post(text.encode(), Format.MARKDOWN)
    post = Post("visite.md", "fr", facts, addressing=frozenset(range(len(facts.passages))))
    version = Version(VERSION, VersionBy.HREFLANG, written)
    destination = Destination(Outcome(PAGE, Verdict.OK), language=PageLanguage(("en",), SignKind.TEXT), version=version)
    (crossing,) = crossings(post, {PAGE: destination})
    return crossing.is_read_as_own


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'Voir <em lang="en">our [parks]({PAGE}) page</em> avant de venir.', False),
        (f'Voir <em lang="fr-CA">les [parcs]({PAGE})</em> avant de venir.', True),
        (f'Voir <a lang="en" href="{PAGE}">Parks</a> avant de venir.', True),
        (f'Voir [Parks]({PAGE}){{: lang="en"}} avant de venir.', True),
    ],
)
def test_a_link_in_words_marked_as_its_language_is_for_those_who_read_it(text: str, told: bool) -> None:
    facts = read_post(f"{text}\n".encode(), Format.MARKDOWN)
    post = Post("visite.md", "fr", facts, addressing=frozenset(range(len(facts.passages))))
    destination = Destination(Outcome(PAGE, Verdict.OK), language=PageLanguage(("en",), SignKind.TEXT))
    (crossing,) = crossings(post, {PAGE: destination})
    assert crossing.is_read_as_own is told


@pytest.mark.parametrize(
    ("beside", "written", "told"),
    [
        (VERSION, VERSION, False),
        (f"{VERSION}/#haut", VERSION, False),
        ("https://ville.example/fr/lac", VERSION, True),
        ("mailto:ann@ville.example", VERSION, True),
        ("mailto:ann@ville.example", "", True),  # a version whose address nobody can write is not offered by no address
    ],
)
def test_a_post_that_offers_the_version_itself_is_not_told_of_it(beside: str, written: str, told: bool) -> None:
    assert is_read_as_own(beside, written) is told
