"""What a publication may say of itself in `auditor.toml`; whatever is set wins over what is recognised."""

from __future__ import annotations

from msgspec import Struct


class PublicationSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[publication]`.

    `hosts` are base addresses and `folders` are folders, by language code; `pair_by` names the fields that join the
    languages, and "path"; `sister` is the folder of another repository of the same publication.
    """

    generator: str = ""
    languages: tuple[str, ...] = ()
    default_language: str = ""
    hosts: dict[str, str] = {}
    folders: dict[str, str] = {}
    pair_by: tuple[str, ...] = ()
    sister: str = ""
