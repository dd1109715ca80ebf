"""A language that publications are written in, as `rules/languages/<code>.yml` describes it."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.rule import Sentence


class ValueWords(Struct, frozen=True):
    """How the language writes values in words; every word is case-folded, but where capitals tell words apart.

    `months` are the names and short forms of each of the twelve; one that is given with a capital is only read with
    one ("May I" and "in May"). Times of the day are "HH:MM". Signs of magnitude are read beside money: `5 M$`.
    """

    numbers: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    ordinal_suffixes: tuple[str, ...] = ()
    magnitudes: dict[str, int] = {}
    magnitude_signs: dict[str, int] = {}
    months: tuple[tuple[str, ...], ...] = ()
    times: dict[str, str] = {}
    shares: dict[str, int] = {}  # per hundred: "half"
    periods: dict[str, int] = {}  # in months, days or years, whichever the other version may count: "annually"
    hour_signs: tuple[str, ...] = ()
    before_noon: tuple[str, ...] = ()
    after_noon: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    currencies: dict[str, str] = {}  # to a currency's sign or code
    extensions: tuple[str, ...] = ()  # of a telephone number
    date_words: tuple[str, ...] = ()  # between the parts of a date: "the 3rd of May"
    range_words: tuple[str, ...] = ()  # between two days or two years


class DeclarationWords(Struct, frozen=True):
    """How the language tells that a page is in another: "(page in French only)". Every word is case-folded.

    A remark is a declaration when it names one language and every other word is among these, in any order; so what
    they do not hold, such as "also" or "and", makes it ordinary prose. `usual` are wordings by strength, with
    `{language}` for the first of a language's names.
    """

    names: dict[str, tuple[str, ...]] = {}  # of languages, by their codes: what this language calls them
    only: frozenset[str] = frozenset()
    version: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()  # words for what is only there by a link: "link", "page", "site"
    things: frozenset[str] = frozenset()  # words for what may also be had without one: "document", "video"
    small: frozenset[str] = frozenset()
    switch: frozenset[str] = frozenset()  # words of a page's link to its version: "view", "page"; no declaration's
    codes: tuple[str, ...] = ()  # that stand for this language in brackets, in capitals: "[FR]"
    flags: tuple[str, ...] = ()  # signs that stand for this language beside a link
    usual: dict[str, str] = {}


class Language(Struct, frozen=True):
    """`codes` are the words that name it in a path, a file name or front matter, case-folded."""

    code: str
    name: Sentence
    codes: frozenset[str]
    stop_words: frozenset[str]
    expansion: float = 1.0  # how many times as long a text is as in English, in characters without white space
    works_cited: frozenset[str] = frozenset()  # headings of what is cited in its own language
    see_also: frozenset[str] = frozenset()  # headings of lists whose titles may be in their own language
    name_words: frozenset[str] = frozenset()  # small words that a name may hold: "Bank of the North"
    values: ValueWords = ValueWords()
    declarations: DeclarationWords = DeclarationWords()
