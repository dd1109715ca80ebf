"""The publication whose posts link to the web: pairs of posts, every link in a line of its own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.web.bilingual.declarations import Declaration, Place, declaration
from tests.web.bilingual.kinds import Kind
from tests.web.bilingual.scenes import Leading, Scene, staged
from tests.web.bilingual.stage import CODE_HOST, MAP_HOST, READERS, Stage
from tests.web.bilingual.stock import TITLES
from tests.web.bilingual.truth import Truth, truth

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

_IN_A_POST = 8  # links
_NEVER_DECLARED = frozenset({Kind.CODE, Kind.MAP, Kind.SHELL})
_CARRIERS = {
    "en": (
        "To learn more, read {link}.",
        "The committee recommends {link}, which is short.",
        "The details are found in {link}.",
        "Last week we visited {link} with our neighbours.",
    ),
    "fr": (
        "Pour en savoir plus, lisez {link}.",
        "Le comité recommande {link}, qui est court.",
        "On trouve les détails dans {link}.",
        "La semaine dernière, nous avons visité {link} avec nos voisins.",
    ),
}


class Link(Struct, frozen=True):
    """A link of a post: its line, that of its definition (0: none), and what must be told of it."""

    path: str
    line: int
    definition: int
    kind: Kind
    reader: str
    leading: Leading
    declared: Declaration | None
    truth: Truth


class Publication(Struct, frozen=True):
    """The posts by path, and their links."""

    posts: dict[str, str]
    links: tuple[Link, ...]


class _Item(Struct, frozen=True):
    """One link of one version, before it is written."""

    kind: Kind
    reader: str
    title: str
    leading: Leading
    declared: Declaration | None = None


def planned(stage: Stage, *, jekyll: bool, turns: int = 2) -> Publication:
    """The posts; every kind is put on the stage for both readers, declared and not, `turns` times."""
    scenes = [
        (staged(kind, stage.slot(reader)), declares)
        for reader in READERS
        for kind in Kind
        for declares in ((False,) if kind in _NEVER_DECLARED else (False, True))
        for _ in range(turns)
    ]
    stage.chance.shuffle(scenes)
    posts: dict[str, str] = {}
    links: list[Link] = []
    for number in range(math.ceil(len(scenes) / _IN_A_POST)):
        batch = scenes[number * _IN_A_POST :][:_IN_A_POST]
        for language in READERS:
            path = _path(number, language, jekyll=jekyll)
            items = [_item(stage.chance, scene, language, declares=declares) for scene, declares in batch]
            posts[path], written = _post(stage.chance, path, language, number, items)
            links += written
    if jekyll:
        posts["_config.yml"] = "title: La Place\n"
    return Publication(posts, tuple(links))


def write(publication: Publication, stage: Stage, folder: Path) -> Path:
    """Writes the posts and the settings below a folder, and says where the publication is."""
    root, rules = folder / "publication", folder / "rules"
    for path, text in publication.posts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    rules.mkdir()
    pairs = "".join(f"  - {{en: {pair['en']}, fr: {pair['fr']}}}\n" for pair in stage.pairs)
    (rules / "hosts.yml").write_text(f"pairs:\n{pairs}neutral: [{CODE_HOST}, {MAP_HOST}/maps]\n", encoding="utf-8")
    (root / "auditor.toml").write_text(f'[rules]\nfolders = ["{rules.as_posix()}"]\n', encoding="utf-8")
    return root


def _path(number: int, language: str, *, jekyll: bool) -> str:
    title = TITLES[number % len(TITLES)].en.lower().replace("’", "").replace(" ", "-")
    name = f"{title}-{number // len(TITLES)}"
    return f"_posts/2025-03-{number % 28 + 1:02}-{name}-{language}.md" if jekyll else f"{language}/{name}.md"


def _item(chance: random.Random, scene: Scene, language: str, *, declares: bool) -> _Item:
    if language != scene.reader:
        return _Item(scene.kind, language, scene.title, scene.twin)
    declared = None
    if declares:
        others = [code for code in scene.own.languages if code != language] or [READERS[language == READERS[0]]]
        only = bool(scene.own.sisters) or len(scene.own.languages) > 1
        declared = declaration(chance, language, others[0], only=only)
    return _Item(scene.kind, language, scene.title, scene.own, declared)


def _post(chance: random.Random, path: str, language: str, number: int, items: list[_Item]) -> tuple[str, list[Link]]:
    title = TITLES[number % len(TITLES)].language(language)
    lines = ["---", f"title: {title}", f"lang: {language}", f"ref: post-{number}", "---", ""]
    definitions: list[str] = []
    places: list[tuple[int, bool]] = []
    for item in items:
        link, defined = _written(chance, item, len(definitions) + 1)
        definitions += defined
        carrier = chance.choice(_CARRIERS[language]).format(link=link)
        lines += [chance.choice(("", "* ")) + carrier, ""]
        places.append((len(lines) - 1, bool(defined)))
    first, seen = len(lines) + 1, 0
    links = []
    for item, (line, is_defined) in zip(items, places, strict=True):
        told = truth(item.leading, language, declared=item.declared is not None)
        at = first + seen if is_defined else 0
        seen += is_defined
        links.append(Link(path, line, at, item.kind, language, item.leading, item.declared, told))
    return "\n".join([*lines, *definitions]) + "\n", links


def _written(chance: random.Random, item: _Item, label: int) -> tuple[str, list[str]]:
    """A link in one of Markdown's and HTML's forms, with its declaration; and its definition, if it has one."""
    declared, address = item.declared, item.leading.address
    place = declared.place if declared else None
    text = f"{item.title} {declared.wording}" if declared and place is Place.INSIDE else item.title
    definitions: list[str] = []
    match chance.choice(tuple(_forms(place))):
        case "titled":
            link = f'[{text}]({address} "{item.title}")'
        case "angled":
            link = f"[{text}](<{address}>)"
        case "reference":
            link = f"[{text}][{label}]"
            definitions = [f"[{label}]: {address}"]
        case "autolink":
            link = f"<{address}>"
        case "html":
            link = f'<a href="{address.replace("&", "&amp;")}">{text}</a>'
        case "attribute":
            assert declared
            link = f'<a href="{address.replace("&", "&amp;")}" hreflang="{declared.language}">{text}</a>'
        case _:
            link = f"[{text}]({address})"
    match place:
        case Place.AFTER if declared:
            link = f"{link} {declared.wording}"
        case Place.BEFORE if declared:
            link = f"{declared.wording} {link}"
    return link, definitions


def _forms(place: Place | None) -> Iterator[str]:
    if place is Place.ATTRIBUTE:
        yield "attribute"
        return
    yield from ("inline", "inline", "inline", "titled", "angled", "reference", "html")
    if place is not Place.INSIDE:
        yield "autolink"
