"""What a run wants to know of one address."""

from __future__ import annotations

from msgspec import Struct


class Question(Struct, frozen=True):
    """A distinct address, without its fragment.

    `languages` are the codes of the posts that link to it, which say in which languages it is asked for.
    `page`: what its page says of itself is needed; otherwise it is enough to know that it answers.
    """

    address: str
    languages: tuple[str, ...] = ()
    page: bool = True
