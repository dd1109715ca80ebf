"""A configuration to begin with: what was recognised of a publication, as its `[publication]` table, with comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from auditor.model.rule import Sentence
from auditor.publication.assumptions import generator_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.publication import Publication

_TEXT = {
    "intro": Sentence(
        en="What auditor recognised of this publication. A line that begins with # changes nothing: remove\n"
        "the # to have it count. What stands here wins over what is recognised.",
        fr="Ce qu’auditor a reconnu de cette publication. Une ligne qui commence par # ne change rien\u00a0: ôtez\n"
        "le # pour qu’elle compte. Ce qui est écrit ici l’emporte sur ce qui est reconnu.",
    ),
    "generator": Sentence(
        en="The generator of the site: jekyll, polyglot, hugo, eleventy, mkdocs, docusaurus, astro or html.",
        fr="Le générateur du site\u00a0: jekyll, polyglot, hugo, eleventy, mkdocs, docusaurus, astro ou html.",
    ),
    "languages": Sentence(
        en="The languages in which every post should exist.",
        fr="Les langues dans lesquelles chaque billet devrait exister.",
    ),
    "default_language": Sentence(
        en="The language of the posts that name none.", fr="La langue des billets qui n’en indiquent aucune."
    ),
    "pair_by": Sentence(
        en="The fields that join a post to its other version, and “path” for the same path in each language.",
        fr="Les champs qui unissent un billet à son autre version, et «\u00a0path\u00a0» pour le même chemin "
        "dans chaque langue.",
    ),
    "sister": Sentence(
        en="The folder of another repository that holds the other language.",
        fr="Le dossier d’un autre dépôt qui contient l’autre langue.",
    ),
    "hosts": Sentence(
        en="The address at which each language is published.",
        fr="L’adresse à laquelle chaque langue est publiée.",
    ),
    "folders": Sentence(
        en="The folder that holds the posts of each language.",
        fr="Le dossier qui contient les billets de chaque langue.",
    ),
}


def starter_configuration(publication: Publication, language: str = "en") -> str:
    """The text of an `auditor.toml` for a publication, with comments in "en" or "fr".

    Read back as settings it gives the same publication.
    """
    hosts = _by_language(publication, "address")
    folders = _by_language(publication, "folder")
    default = next((one.facts["language"] for one in publication.assumptions if one.kind == "default-language"), "")
    generator = generator_of(publication)
    lines = [*_comment("intro", language), "", "[publication]"]
    lines += _setting("generator", generator, language, active=bool(generator))
    lines += _setting("languages", list(publication.languages), language, active=_is_multilingual(publication))
    lines += _setting("default_language", default, language, active=bool(default))
    lines += _setting("pair_by", _signs(publication) or ["translationKey", "path"], language, active=False)
    lines += _setting("sister", "../…", language, active=False)
    lines += _table("hosts", hosts, language)
    lines += _table("folders", folders, language, active=False)
    return "\n".join(lines) + "\n"


def _is_multilingual(publication: Publication) -> bool:
    return any(entry.counterparts for entry in publication.entries.values())


def _by_language(publication: Publication, fact: str) -> dict[str, str]:
    """A fact of each language, where all sites agree."""
    found: dict[str, set[str]] = {}
    for one in publication.assumptions:
        if one.facts.get(fact) and "language" in one.facts:
            found.setdefault(one.facts["language"], set()).add(one.facts[fact])
    return {code: next(iter(values)) for code, values in sorted(found.items()) if len(values) == 1}


def _signs(publication: Publication) -> list[str]:
    """The fields that join posts, then "permalink" and "path" where these do."""
    fields: list[str] = []
    for one in publication.assumptions:
        fields += one.facts["fields"].split(", ") if "fields" in one.facts else []
    fields += [
        sign
        for sign in ("permalink", "path")
        if any(f"paired-by-{sign}" == one.kind for one in publication.assumptions)
    ]
    return list(dict.fromkeys(fields))


def _comment(name: str, language: str) -> list[str]:
    return [f"# {line}" for line in _TEXT[name].in_language(language).split("\n")]


def _setting(name: str, value: object, language: str, *, active: bool) -> list[str]:
    return ["", *_comment(name, language), f"{'' if active else '# '}{name} = {_toml(value)}"]


def _table(name: str, values: dict[str, str], language: str, *, active: bool = True) -> list[str]:
    mark = "" if active else "# "
    rows: Iterable[tuple[str, str]] = values.items() or [("en", "…"), ("fr", "…")]
    mark = mark if values else "# "
    return ["", *_comment(name, language), f"{mark}[publication.{name}]"] + [
        f"{mark}{_toml(code)} = {_toml(value)}" if not code.isalnum() else f"{mark}{code} = {_toml(value)}"
        for code, value in rows
    ]


def _toml(value: object) -> str:
    """A text or a list of texts; TOML and JSON write them alike, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
