"""A post: a source document and what is known of it."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.facts import Facts


class Post(Struct, frozen=True):
    """One source document, ready to be checked; `language` is a code such as "fr", or "" when unknown."""

    path: str
    language: str
    facts: Facts
