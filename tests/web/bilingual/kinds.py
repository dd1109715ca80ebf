"""What a link of the simulated publication can lead to."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is special about a page; its name is how the comparison counts it."""

    # in the other language, and there is a version in the reader's
    ALTERNATE = "alternate"
    ALTERNATE_RELATIVE = "alternate-relative"  # hreflang="fr-CA", and a path
    ALTERNATE_ELSEWHERE = "alternate-elsewhere"  # on another host
    ALTERNATE_MISLABELLED = "alternate-mislabelled"  # the page's own lang is wrong
    TOGGLE = "toggle"
    SWAP_SEGMENT = "swap-segment"  # /en/ and /fr/
    SWAP_FILE = "swap-file"  # -eng.html and -fra.html
    SWAP_QUERY = "swap-query"
    SWAP_LOCALE = "swap-locale"  # /en-ca/ and /fr-ca/
    SWAP_HOST = "swap-host"  # a pair that the publication's hosts.yml names
    SWAP_MOVED = "swap-moved"  # the swapped address redirects to the translated path
    PDF_PAIR = "pdf-pair"
    PDF_PAIR_BARE = "pdf-pair-bare"  # without /Lang
    CROSSED = "crossed"  # each version of the post leads to the other language's page
    SPANISH_AND_READERS = "spanish-and-readers"
    # in the other language, and there is none
    ALONE = "alone"
    ALONE_BARE = "alone-bare"  # without lang
    ALONE_MISLABELLED = "alone-mislabelled"  # with the reader's lang
    ALONE_HEADER = "alone-header"  # with the reader's Content-Language
    ALONE_MENUS = "alone-menus"  # with menus in the reader's language
    ALONE_LYING = "alone-lying"  # at an address that says the reader's language
    ALTERNATE_MISSING = "alternate-missing"
    ALTERNATE_UNTRANSLATED = "alternate-untranslated"
    ALTERNATE_HOME = "alternate-home"
    ALTERNATE_ITSELF = "alternate-itself"
    TOGGLE_MISSING = "toggle-missing"
    SWAP_MISSING = "swap-missing"
    SWAP_SOFT_404 = "swap-soft-404"
    SWAP_TO_HOME = "swap-to-home"
    SWAP_BACK = "swap-back"  # the swapped address redirects to the page
    SWAP_UNTRANSLATED = "swap-untranslated"
    SWAP_QUERY_IGNORED = "swap-query-ignored"
    SWAP_HOST_MISSING = "swap-host-missing"
    PDF = "pdf"
    PDF_BARE = "pdf-bare"
    SPANISH = "spanish"
    # in the reader's language
    OWN = "own"
    OWN_MISLABELLED = "own-mislabelled"
    OWN_MENUS = "own-menus"
    OWN_LYING = "own-lying"
    OWN_PDF = "own-pdf"
    # in both, in none
    BILINGUAL = "bilingual"
    BILINGUAL_BARE = "bilingual-bare"
    CODE = "code"
    MAP = "map"
    SHELL = "shell"
