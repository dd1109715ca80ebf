"""What a Hugo site's configuration says of languages, folders and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.publication.files import first_mapping, folded_keys, mapping_in, mapping_of, names_in, text_in, texts_in
from auditor.publication.generators.set_languages import default_of, tags_besides

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.publication.site import Site
    from auditor.publication.tongues import Tongues

_SUFFIXES = ("toml", "yaml", "yml", "json")


class HugoLanguage(Struct, frozen=True):
    """One language: its tag in configuration and file names, its folder of content, its base address, its templates."""

    code: str
    tag: str
    content: str
    base: str
    permalinks: dict[str, Any] = {}
    date_by_name: bool = False


class HugoConfig(Struct, frozen=True):
    """A configuration as far as addresses go; `many_hosts` when each language has a base address of its own."""

    languages: tuple[HugoLanguage, ...]
    default: str
    file: str = ""
    unread: str = ""
    default_in_folder: bool = False
    many_hosts: bool = False
    ugly: bool = False
    configured: bool = False  # whether languages are named at all


def read_config(site: Site) -> HugoConfig:
    """The configuration of a site with what is set in its place; Hugo's own defaults where neither says anything."""
    tongues = site.tongues
    file, data, unread = merged(site.place)
    named = {tag: entry for tag, entry in mapping_in(data, "languages").items() if isinstance(entry, dict)}
    named = {tag: entry for tag, entry in named.items() if entry.get("disabled") is not True}
    disabled = {tag.lower() for tag in texts_in(data.get("disablelanguages"))}
    named = {tag: entry for tag, entry in named.items() if tag not in disabled}
    many_hosts = bool(named) and all(text_in(entry, "baseurl") for entry in named.values())
    set_tags = tags_besides(site, mapping_in(data, "languages"))
    named |= {tag: {} for tag in set_tags}
    configured = bool(named)
    default_tag = text_in(data, "defaultcontentlanguage") or ("en" if "en" in named else next(iter(set_tags), "en"))
    if not named or not mapping_in(data, "languages"):
        named.setdefault(default_tag.lower(), {})
    mounts = _mounts(data)
    languages = tuple(_language(tag, entry, data, mounts, tongues) for tag, entry in named.items())
    return HugoConfig(
        languages=languages,
        default=default_of(site, tongues.code(default_tag) or default_tag),
        file=file,
        unread=unread,
        default_in_folder=data.get("defaultcontentlanguageinsubdir") is True,
        many_hosts=many_hosts,
        ugly=data.get("uglyurls") is True,
        configured=configured,
    )


def _language(
    tag: str, entry: dict[str, Any], data: dict[str, Any], mounts: dict[str, str], tongues: Tongues
) -> HugoLanguage:
    dates = texts_in((mapping_in(entry, "frontmatter") or mapping_in(data, "frontmatter")).get("date"))
    return HugoLanguage(
        code=tongues.code(tag) or tag,
        tag=tag,
        content=(text_in(entry, "contentdir") or mounts.get(tag, "") or text_in(data, "contentdir") or "content").strip(
            "./"
        ),
        base=text_in(entry, "baseurl") or text_in(data, "baseurl"),
        permalinks=mapping_in(entry, "permalinks") or mapping_in(data, "permalinks"),
        date_by_name=bool(dates) and dates[0].lower() == ":filename",
    )


def _mounts(data: dict[str, Any]) -> dict[str, str]:
    """Folders of content by language tag, as `module.mounts` gives them."""
    listed = mapping_in(data, "module").get("mounts")
    found: dict[str, str] = {}
    for mount in listed if isinstance(listed, list) else []:
        if isinstance(mount, dict) and text_in(mount, "target") == "content" and text_in(mount, "lang"):
            found.setdefault(text_in(mount, "lang").lower(), text_in(mount, "source"))
    return found


def merged(place: Path) -> tuple[str, dict[str, Any], str]:
    """The file that counts, everything configured with keys in lower case, and the file that could not be read."""
    names = [f"{stem}.{suffix}" for stem in ("hugo", "config") for suffix in _SUFFIXES]
    file, data = first_mapping(place, *names)
    unread = file if data is None else ""
    merged: dict[str, Any] = folded_keys(data or {})
    folder = place / "config" / "_default"
    for name in sorted(names_in(folder)):
        stem, _, suffix = name.lower().rpartition(".")
        if suffix not in _SUFFIXES:
            continue
        found = mapping_of(folder / name)
        shown = f"config/_default/{name}"
        if found is None:
            unread = unread or shown
            continue
        section, _, tag = stem.partition(".")
        within = folded_keys(found)
        if section in ("hugo", "config"):
            _add(merged, within)
            file = shown
        elif tag:  # menus.fr.toml: a section of one language
            _add(
                merged, {"languages": {tag: {section: within}}} if section != "languages" else {section: {tag: within}}
            )
        else:
            _add(merged, {section: within})
            file = file or shown
    return file, merged, unread


def _add(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        known = into.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _add(known, value)
        else:
            into[key] = value
