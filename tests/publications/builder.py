"""Small publications in a folder, from a table of paths and texts."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.crawler.conventions import convention_of
from auditor.crawler.head import read_head
from auditor.model.facts import Format
from auditor.publication import PublicationSettings
from auditor.publication.index import recognise
from auditor.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.head import Head
    from auditor.model.publication import PairProblem, Publication

LANGUAGES = load_rulebook(()).languages
POSTS = {".md": Format.MARKDOWN, ".mdx": Format.MARKDOWN, ".html": Format.HTML, ".njk": Format.HTML}

ENGLISH = "The library is open to all of the people who live in this town, and it is free for them."
FRENCH = "La bibliothèque est ouverte à toutes les personnes qui vivent dans la ville, et elle est gratuite pour elles."


def post(text: str, **fields: str) -> str:
    """A post with front matter; of a field's name each `_` at the end is dropped."""
    lines = [f"{name.rstrip('_')}: {value}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", text, ""])


def english(**fields: str) -> str:
    """A post in English."""
    return post(ENGLISH, **fields)


def french(**fields: str) -> str:
    """A post in French."""
    return post(FRENCH, **fields)


def heads_of(folder: Path, files: Mapping[str, str]) -> tuple[tuple[tuple[str, str], ...], list[Head]]:
    """Writes the files, and reads the sites and heads among them."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    folders = sorted({folder, *(place.parent for place in folder.rglob("*") if place.is_file())})
    found = ((place, convention_of(place, {entry.name for entry in place.iterdir()})) for place in folders)
    sites = tuple(
        ("" if place == folder else place.relative_to(folder).as_posix(), convention.generator)
        for place, convention in found
        if convention
    )
    heads = [
        read_head(path, text.encode(), POSTS[Path(path).suffix], LANGUAGES)
        for path, text in files.items()
        if Path(path).suffix in POSTS
    ]
    return sites, heads


def publication_of(folder: Path, files: Mapping[str, str], settings: PublicationSettings | None = None) -> Publication:
    """The publication that the files make; whatever the order in which its heads come."""
    sites, heads = heads_of(folder, files)
    settings = settings or PublicationSettings()
    made = recognise(folder, sites, heads, LANGUAGES, settings)
    shuffled = random.Random(len(heads)).sample(heads, len(heads))  # noqa: S311
    assert recognise(folder, sites, shuffled, LANGUAGES, settings) == made
    for entry in made.entries.values():
        for code, path in entry.counterparts.items():
            assert made.entries[path].counterparts[entry.language] == entry.path, (entry.path, code)
    return made


def addresses(publication: Publication) -> dict[str, str]:
    """The address of each post."""
    return {path: entry.address for path, entry in publication.entries.items()}


def problems(publication: Publication) -> dict[str, list[PairProblem]]:
    """The problems of each post that has any."""
    return {path: list(entry.problems) for path, entry in publication.entries.items() if entry.problems}


def kinds(publication: Publication) -> dict[str, list[str]]:
    """The kinds of problem of each post that has any."""
    return {path: [one.kind.value for one in found] for path, found in problems(publication).items()}


def the_problem(publication: Publication, path: str) -> PairProblem:
    """The only problem of a post."""
    (found,) = publication.entries[path].problems
    return found
