"""jekyll-polyglot: the languages of a page share one address; all but the default stand in a folder of their own."""

from __future__ import annotations

import msgspec

from auditor.publication.addresses import compared
from auditor.publication.files import first_mapping, text_in, texts_in
from auditor.publication.generators.jekyll import CONFIG, Reader
from auditor.publication.generators.set_languages import default_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of


def is_used(site: Site) -> bool:
    """Whether the configuration names languages and a default, as polyglot wants."""
    _, config = first_mapping(site.place, *CONFIG)
    return bool(config and texts_in(config.get("languages")) and text_in(config, "default_lang"))


def lay_out(site: Site) -> Layout:
    """The layout of a Jekyll site with polyglot."""
    file, config = first_mapping(site.place, *CONFIG)
    config = config or {}
    tags = texts_in(config.get("languages"))
    tongues = site.tongues.with_more(tags)
    site = msgspec.structs.replace(site, tongues=tongues)
    reader = Reader(site, config)
    default = default_of(site, tongues.code(text_in(config, "default_lang")))
    folders = {tongues.code(tag): tag for tag in tags}
    url = text_in(config, "url")
    return Layout(
        generator="polyglot",
        pages=tuple(_placed(reader.page(head), site, default, folders) for head in site.heads),
        languages=tuple(code for code in folders if code),
        default_language=default,
        hosts=dict.fromkeys(folders or (default,), url) if url.startswith("http") else {},
        base_path=text_in(config, "baseurl"),
        config=file,
    )


def _placed(page: Page, site: Site, default: str, folders: dict[str, str]) -> Page:
    named = site.tongues.in_path(site.inside(page.head)).language
    declared = page.head.value("lang", "language")
    languages = languages_of(page.head, site.tongues) if declared else (named or default,)
    language = languages[0] if languages else default
    shared = page.head.value("page_id") or compared(page.address).path or "/"
    prefix = "" if language == default else "/" + folders.get(language, language)
    address = page.address
    if address and prefix and not address.startswith(prefix + "/"):
        address = prefix + address
    return msgspec.structs.replace(
        page, languages=languages, address=address, permalink=shared, twin="" if page.built else page.twin
    )
