"""The signs by which a post names its counterpart: keys that both have, and references from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.location import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.head import Head, Written
    from auditor.publication.settings import PublicationSettings
    from auditor.publication.tongues import Tongues

KEYS = (
    "translationkey",
    "translation_key",
    "translation-key",
    "translationid",
    "translation_id",
    "i18n_key",
    "page_id",
    "pageid",
    "ref",
    "key",
)
"""Fields that say the same in each language, case-folded; of an uncertain name only what joins posts counts."""

REFERENCES = (
    "translation_url",
    "translation-url",
    "translationurl",
    "trans_url",
    "other_language_url",
    "altlangpage",
    "altlangprefix",
    "toggle",
    "translation",
    "alternate",
)
"""Fields that name the other post by its address, title or slug, case-folded."""

TITLES = frozenset({"toggle", "translation", "alternate"})
"""Those of them whose word, if it is no address, is a title or a slug."""

CERTAIN = frozenset(
    {
        "translationkey",
        "translation_key",
        "translation-key",
        "translation_url",
        "translation-url",
        "translationurl",
        "altlangpage",
    }
)
"""Fields whose name leaves no doubt what they are for."""

_NOTHING = frozenset({"true", "false", "none", "null", "no", "yes", "oui", "non", "#", "/", "-", "n/a"})


class Reference(Struct, frozen=True):
    """One post's word about another; `field` is its `name` case-folded, `language` that of the other post, if said."""

    field: str
    name: str
    value: str
    span: Span
    language: str = ""


class Signs(Struct, frozen=True):
    """Which fields count."""

    keys: tuple[str, ...] = KEYS
    references: tuple[str, ...] = REFERENCES
    certain: frozenset[str] = CERTAIN
    by_path: bool = True
    by_html: bool = True
    by_permalink: bool = True


def signs_of(settings: PublicationSettings, heads: Iterable[Head]) -> Signs:
    """The fields that count, as the settings say; a field of a name not known is a key where languages share values."""
    if not settings.pair_by:
        return Signs()
    names = tuple(name.casefold() for name in settings.pair_by)
    unknown = [name for name in names if name not in (*KEYS, *REFERENCES, "path", "hreflang", "permalink")]
    listed = list(heads) if unknown else []
    keys = tuple(name for name in names if name in KEYS or (name in unknown and _is_shared(name, listed)))
    references = tuple(name for name in names if name in REFERENCES or (name in unknown and name not in keys))
    return Signs(keys, references, frozenset(names), "path" in names, "hreflang" in names, "permalink" in names)


def _is_shared(name: str, heads: list[Head]) -> bool:
    values = [value for head in heads for value in head.values(name)]
    return len(set(values)) * 4 < len(values) * 3


def key_of(head: Head, name: str) -> Written | None:
    """A post's key in a field, None when it says nothing."""
    found = head.written(name) if name in head.fields else None
    return found if found and found.value.casefold() not in _NOTHING and "{{" not in found.value else None


def references_of(head: Head, signs: Signs, tongues: Tongues) -> Iterator[Reference]:
    """A post's references, front matter first."""
    for name in signs.references:
        found = head.written(name) if name in head.fields else None
        if found and found.value.casefold() not in _NOTHING:
            yield Reference(name, found.key, found.value, found.span)
    for alternate in head.alternates if signs.by_html else ():
        code = tongues.code(alternate.language)
        if code and alternate.address:
            yield Reference("hreflang", "hreflang", alternate.address, alternate.span, code)
