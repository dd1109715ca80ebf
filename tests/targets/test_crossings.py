"""Targets in another language than their post: which they are, and what is written instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from auditor.model.destination import VersionBy
from auditor.model.outcome import Alternate, Outcome, PageFacts, Verdict
from auditor.model.page_language import SignKind
from auditor.targets.languages import TargetLanguages
from auditor.targets.versions import AnsweringAddresses, Versions
from tests.publications.builder import english, french, post
from tests.targets.following import ADDRESSES, TEXTS, settled_of

if TYPE_CHECKING:
    from pathlib import Path

HUGO = {
    "hugo.toml": (
        'defaultContentLanguage = "en"\n'
        '[languages.en]\nbaseURL = "https://lake.example.ca/"\ncontentDir = "content/en"\n'
        '[languages.fr]\nbaseURL = "https://lac.example.ca/"\ncontentDir = "content/fr"\n'
    ),
    "content/en/about.md": english(title="About", translationKey="about"),
    "content/fr/a-propos.md": french(title="À propos", translationKey="about"),
    "content/en/alone.md": english(title="Alone"),
    "content/en/news.md": english(title="News", translationKey="news"),
    "static/plan-eng.pdf": "x",
    "static/plan-fra.pdf": "x",
    "static/rules-eng.pdf": "x",
}
IN_HUGO = {
    "https://lake.example.ca/about/": "https://lac.example.ca/a-propos/",
    "https://lake.example.ca/about/#hours": "https://lac.example.ca/a-propos/",
    "http://lake.example.ca/about": "http://lac.example.ca/a-propos",
    "https://lake.example.ca/alone/": "none",
    "https://lake.example.ca/news/": "not foreign",  # the post’s own version: it offers that
    "https://lac.example.ca/a-propos/": "not foreign",
    "/plan-eng.pdf": "/plan-fra.pdf",
    "/plan-fra.pdf": "not foreign",
    "/rules-eng.pdf": "none",
    '{{< ref "/about.md" >}}': "unknown form",
}
JEKYLL = {
    "_config.yml": "title: x\nbaseurl: /ville\n",
    "_posts/2026-01-02-a-day-en.md": post("Text of the day.", lang="en", ref="day"),
    "_posts/2026-01-02-un-jour-fr.md": post("Texte du jour.", lang="fr", ref="day"),
    "en/hours.md": english(lang="en", ref="hours", permalink="/en/hours/"),
    "fr/heures.md": french(lang="fr", ref="hours", permalink="/fr/heures/"),
}
IN_JEKYLL = {
    "{{ site.baseurl }}/en/hours/": "{{ site.baseurl }}/fr/heures/",
    "{{ '/en/hours/' | relative_url }}": "{{ '/fr/heures/' | relative_url }}",
    "{% link en/hours.md %}": "{% link fr/heures.md %}",
    "{{ site.baseurl }}{% link en/hours.md %}#x": "{{ site.baseurl }}{% link fr/heures.md %}",
    "{% post_url 2026-01-02-a-day-en %}": "{% post_url 2026-01-02-un-jour-fr %}",
    "/ville/en/hours/": "/ville/fr/heures/",
    "{% link fr/heures.md %}": "not foreign",
}
MKDOCS = {
    "mkdocs.yml": "site_name: x\nplugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n"
    "        - {locale: en, default: true, name: English}\n        - {locale: fr, name: Français}\n",
    "docs/index.md": english(),
    "docs/index.fr.md": french(),
    "docs/guide/hours.md": english(),
    "docs/guide/hours.fr.md": french(),
}


def versions(folder: Path, files: dict[str, str], path: str, targets: list[str]) -> dict[str, str]:
    """What each target would be written as in the language of the French post at `path`."""
    text = "\n".join(f"* [{number}]({target})" for number, target in enumerate(targets))
    settled = settled_of(folder, {**files, path: files[path] + "\n" + text})
    notable = settled.notable.get(path, {})
    found: dict[str, str] = {}
    for target in targets:
        place = notable.get(target)
        if not place or not place.language.languages or "fr" in place.language.languages:
            found[target] = "not foreign"
        elif place.version is None:
            found[target] = "none"
        else:
            found[target] = place.version.written or "unknown form"
    return found


@pytest.mark.parametrize(
    ("files", "path", "expected"),
    [
        (HUGO | {"content/fr/nouvelles.md": french(translationKey="news")}, "content/fr/nouvelles.md", IN_HUGO),
        (JEKYLL | {"fr/plan.md": french(lang="fr", permalink="/fr/plan/")}, "fr/plan.md", IN_JEKYLL),
        (MKDOCS, "docs/guide/hours.fr.md", {"../index.md": "not foreign"}),
    ],
    ids=["hugo", "jekyll", "mkdocs"],
)
def test_a_version_is_written_as_the_target_is(
    tmp_path: Path, files: dict[str, str], path: str, expected: dict[str, str]
) -> None:
    assert versions(tmp_path, files, path, list(expected)) == expected


ENGLISH_PAGE = PageFacts(spoken=("en",), words=200)
FRENCH_PAGE = PageFacts(spoken=("fr",), words=200)


def answer(address: str, page: PageFacts, final: str = "", verdict: Verdict = Verdict.OK) -> Outcome:
    return Outcome(address, verdict, final=final or address, page=page)


def naming(address: str, kind: SignKind = SignKind.HREFLANG) -> PageFacts:
    return PageFacts(spoken=("en",), words=200, alternates=(Alternate("fr", address, kind),))


HOME = "https://ville.example/fr/"
PAGE = "https://ville.example/en/parks/trails"
SWAPPED = "https://ville.example/fr/parks/trails"
NAMED = "https://ville.example/fr/parcs/sentiers"


@pytest.mark.parametrize(
    ("page", "answers", "expected"),
    [
        (naming(NAMED), [answer(NAMED, FRENCH_PAGE)], (NAMED, VersionBy.HREFLANG)),
        (naming(NAMED, SignKind.TOGGLE), [answer(NAMED, FRENCH_PAGE)], (NAMED, VersionBy.TOGGLE)),
        (naming(NAMED), [answer(NAMED, ENGLISH_PAGE)], None),
        (naming(NAMED), [Outcome(NAMED, Verdict.BROKEN)], None),
        (naming(NAMED), [], None),
        (naming(NAMED), [answer(NAMED, FRENCH_PAGE, "https://ville.example/fr/")], None),
        (naming(NAMED), [answer(NAMED, ENGLISH_PAGE, PAGE)], None),
        (naming(PAGE), [], None),
        (naming("https://ville.example/accueil"), [answer("https://ville.example/accueil", FRENCH_PAGE)], None),
        (
            naming("https://ville.example/fr/", SignKind.TOGGLE),
            [answer("https://ville.example/fr/", FRENCH_PAGE)],
            None,
        ),
        (naming(NAMED, SignKind.LINK), [answer(NAMED, FRENCH_PAGE)], None),  # a link in its text, to who knows what
        (
            naming(NAMED, SignKind.LINK),
            [answer(NAMED, structs.replace(FRENCH_PAGE, alternates=(Alternate("en", PAGE, SignKind.TOGGLE),)))],
            (NAMED, VersionBy.LINK),
        ),
        (ENGLISH_PAGE, [answer(SWAPPED, FRENCH_PAGE)], (SWAPPED, VersionBy.SWAP)),
        (ENGLISH_PAGE, [answer(SWAPPED, PageFacts(spoken=("en", "fr"), words=200))], (SWAPPED, VersionBy.SWAP)),
        (ENGLISH_PAGE, [answer(SWAPPED, FRENCH_PAGE, NAMED)], None),  # a detour to who knows what
        (ENGLISH_PAGE, [answer(SWAPPED, FRENCH_PAGE, NAMED, Verdict.MOVED)], (NAMED, VersionBy.SWAP)),
        (
            ENGLISH_PAGE,
            [
                answer(
                    SWAPPED,
                    PageFacts(spoken=("fr",), words=99, alternates=(Alternate("en", PAGE, SignKind.HREFLANG),)),
                    NAMED,
                )
            ],
            (SWAPPED, VersionBy.SWAP),
        ),
        (ENGLISH_PAGE, [answer(SWAPPED, FRENCH_PAGE, "https://ville.example/fr/", Verdict.MOVED)], None),
        (ENGLISH_PAGE, [Outcome(SWAPPED, Verdict.OK, soft_404=True, final=SWAPPED, page=FRENCH_PAGE)], None),
        (
            ENGLISH_PAGE,
            [answer(SWAPPED, PageFacts(spoken=("fr",), words=200, canonical="https://ville.example/fr/"))],
            None,
        ),
        (naming(NAMED), [answer(NAMED, ENGLISH_PAGE), answer(SWAPPED, FRENCH_PAGE)], (SWAPPED, VersionBy.SWAP)),
    ],
)
def test_a_version_on_the_web_was_seen_to_answer(
    page: PageFacts, answers: list[Outcome], expected: tuple[str, VersionBy] | None
) -> None:
    found, _ = Versions(TargetLanguages(TEXTS, ADDRESSES), ADDRESSES, AnsweringAddresses()).found(
        answer(PAGE, page), "fr", {one.address: one for one in answers}
    )
    assert (found and (found.address, found.by)) == expected


def test_a_version_is_looked_for_where_the_other_version_of_a_post_leads() -> None:
    answering = AnsweringAddresses()
    for other in ("https://parcs.example/a", "https://parcs.example/b", "https://parcs.example/b"):
        answering.learn("https://parks.example/1", other)
    candidates = Versions(TargetLanguages(TEXTS, ADDRESSES), ADDRESSES, answering).candidates(
        answer("https://parks.example/1", ENGLISH_PAGE), "fr"
    )
    assert [(one.address, one.by) for one in candidates] == [
        ("https://parcs.example/b", VersionBy.ALIGNED),
        ("https://parcs.example/a", VersionBy.ALIGNED),
    ]
