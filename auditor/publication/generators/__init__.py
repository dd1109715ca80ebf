"""How each generator gives posts their addresses and languages: one file each, imported when a site is built so."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from auditor.publication.generators.set_languages import with_default

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from auditor.publication.site import Layout, Site

GENERATORS = {
    "jekyll": "jekyll",
    "polyglot": "polyglot",
    "hugo": "hugo",
    "eleventy": "eleventy",
    "mkdocs": "mkdocs",
    "docusaurus": "docusaurus",
    "astro": "starlight",
    "html": "built",
    "": "folders",
}
"""Modules by the name that settings and marker files give; "" is a folder of posts without a generator."""

_DISGUISED = {"jekyll": ("polyglot",), "": ("eleventy", "html")}
"""What a site may be although its marker files, or their absence, say another generator."""


def lay_out(site: Site, generator: str) -> Layout:
    """The layout of a site, by its generator or, where none is known, by what its posts and data files show.

    A post that is in no language by either is in the default language that is set.
    """
    name = next((other for other in _DISGUISED.get(generator, ()) if _is_used(site, other)), generator)
    function = cast("Callable[[Site], Layout]", _module(name).lay_out)
    return with_default(site, function(site))


def _is_used(site: Site, generator: str) -> bool:
    return bool(_module(generator).is_used(site))


def _module(generator: str) -> ModuleType:
    return import_module(f"{__name__}.{GENERATORS.get(generator, 'folders')}")
