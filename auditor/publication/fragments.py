"""The ids that generators make of headings, and which fragments a page answers to.

Each rule was compared with what its generator writes for the same headings (Hugo 0.111, Jekyll 4.3 with kramdown 2.4,
MkDocs 1.6, Eleventy 2 with markdown-it-anchor 9): see `tests/publications/test_fragments.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote

from auditor.model.serving import AnchorStyle
from auditor.publication.nearest import Words, is_near
from auditor.publication.slugs import folded, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.model.anchors import Anchors, HeadingAnchor

_FOOTNOTE = re.compile(r"(?:user-content-)?fn(?:ref)?[-:]?\S*")
_AGREED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")  # a heading of which every generator makes one id
_REWRITTEN = re.compile(r"[^\W\d_a-zA-Z]|[&@%$+#<>|=€£]")
_TEXT_DIRECTIVE = ":~:"  # https://wicg.github.io/scroll-to-text-fragment/
_ALWAYS = frozenset({"", "top"})  # https://html.spec.whatwg.org/#scrolling-to-a-fragment


def sought(written: str) -> str:
    """The id that a fragment, without its "#", asks for: decoded and NFC; "" when any page answers to it."""
    bare = normalize("NFC", unquote(written.partition(_TEXT_DIRECTIVE)[0]))
    return "" if bare.casefold() in _ALWAYS else bare


class Offered(NamedTuple):
    """The ids of a page, and the headings of which nobody knows the id for certain."""

    ids: frozenset[str]
    unsure: tuple[str, ...] = ()
    footnotes: bool = False

    def has(self, fragment: str) -> bool:
        """Whether the page surely answers to a fragment."""
        return fragment in self.ids or (self.footnotes and _FOOTNOTE.fullmatch(fragment) is not None)

    def may_have(self, fragment: str) -> bool:
        """Whether a heading whose id is not known could be the one that is meant."""
        wanted = folded(fragment)
        return any(_may_be(wanted, text) for text in self.unsure)

    def nearest(self, fragment: str) -> str:
        """The id that was probably meant, "" when there is none or more than one."""
        alike = {one for one in self.ids if folded(one) == folded(fragment)}
        if alike:
            return next(iter(alike)) if len(alike) == 1 else ""
        return Words(self.ids).nearest(fragment)


def offered(anchors: Anchors, style: AnchorStyle) -> Offered:
    """What a page answers to, when its generator makes ids by `style`."""
    given = (*anchors.ids, *(heading.id for heading in anchors.headings if heading.id))
    own = {normalize("NFC", one) for one in given}
    styles = _KNOWN if style is AnchorStyle.UNKNOWN else (style,)
    bare = tuple(heading for heading in anchors.headings if not heading.id)
    by_style = [
        _ids(bare if one in _TAKE_GIVEN else anchors.headings, _SLUGS[one], _SEPARATORS.get(one, "-"))
        for one in styles
        if one in _SLUGS
    ]
    unsure: tuple[str, ...] = ()
    if style is AnchorStyle.UNKNOWN:
        unsure = tuple(
            heading.text for heading in anchors.headings if not heading.id and not _AGREED.fullmatch(heading.text)
        )
    return Offered(frozenset(own.union(*by_style)), unsure, anchors.footnotes)


def _ids(headings: Iterable[HeadingAnchor], made: Callable[[HeadingAnchor], Iterable[str]], between: str) -> set[str]:
    """The ids of headings in order; one that is taken gets a number."""
    found: set[str] = set()
    for heading in headings:
        for base in dict.fromkeys(made(heading)):
            name, number = base, 0
            while name in found:
                number += 1
                name = f"{base}{between}{number}"
            found.add(name)
    return found


def _may_be(wanted: str, text: str) -> bool:
    """Whether a slug of a rule that is not known could be made of a heading.

    Letters of ASCII stay in every slug, so there all must agree; others may be dropped or rewritten, and signs such as
    "&" put into words: there most letters must, in their order.
    """
    letters = folded(text)
    if not wanted or not letters:
        return False
    if not _REWRITTEN.search(text):
        return wanted == letters or (wanted.startswith(letters) and wanted[len(letters) :].isdigit())
    rest = iter(letters)
    in_order = all(letter in rest for letter in wanted)
    return (in_order and 2 * len(wanted) > len(letters)) or is_near(wanted, letters)


# The rules ---------------------------------------------------------------------------------------------------------


def _written(heading: HeadingAnchor) -> str:
    return normalize("NFC", heading.source or heading.text)


def _read(heading: HeadingAnchor) -> str:
    return normalize("NFC", heading.text)


def _goldmark(heading: HeadingAnchor) -> Iterable[str]:
    """Hugo's `sanitizeAnchorName`: letters, digits, "_", "-" and spaces of the line as it is written."""
    return (_goldmark_slug(_written(heading).strip()),)


def _goldmark_ascii(heading: HeadingAnchor) -> Iterable[str]:
    bare = (letter for letter in normalize("NFD", _written(heading).strip()) if letter.isascii())
    return (_goldmark_slug("".join(bare)),)


def _goldmark_slug(text: str) -> str:
    kept = (letter for letter in text if letter in "- " or _is_word(letter))
    return "".join("-" if letter == " " else letter.lower()[0] for letter in kept) or "heading"


def _blackfriday(heading: HeadingAnchor) -> Iterable[str]:
    words = re.split(r"[\W_]+", _written(heading))
    return ("-".join(word.lower() for word in words if word) or "heading",)


def _kramdown(heading: HeadingAnchor) -> Iterable[str]:
    """`generate_id` of kramdown: letters and digits of ASCII alone, from the first letter on."""
    bare = re.sub(r"^[^a-zA-Z]+", "", _written(heading))
    return (re.sub(r"[^a-zA-Z0-9 -]", "", bare).replace(" ", "-").lower() or "section",)


def _github(heading: HeadingAnchor) -> Iterable[str]:
    """`generate_gfm_header_id` of kramdown-parser-gfm, and github-slugger: words of any script, "_", "-", spaces."""
    kept = (
        letter for letter in _read(heading).lower() if letter in "- \t" or _is_word(letter) or category(letter) == "Pc"
    )
    return (re.sub(r"[ \t]", "-", "".join(kept)),)


def _python_markdown(heading: HeadingAnchor) -> Iterable[str]:
    """`slugify` of Python-Markdown's toc: what is left in ASCII, spaces and hyphens folded."""
    return (_folded_hyphens(normalize("NFKD", heading.text).encode("ascii", "ignore").decode()) or "_1",)


def _python_markdown_unicode(heading: HeadingAnchor) -> Iterable[str]:
    return (_folded_hyphens(normalize("NFKC", heading.text)) or "_1",)


def _folded_hyphens(text: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _markdown_it(heading: HeadingAnchor) -> Iterable[str]:
    """markdown-it-anchor's default, percent-decoded."""
    return (re.sub(r"\s+", "-", _read(heading).strip().lower()),)


def _slugify(heading: HeadingAnchor) -> Iterable[str]:
    """Eleventy's filter `slugify`, with and without the apostrophes that its older `slug` drops."""
    return (slug(heading.text), slug(heading.text, apostrophe=""))


def _is_word(letter: str) -> bool:
    return letter == "_" or letter.isalpha() or letter.isdecimal() or category(letter).startswith("M")


_SLUGS: dict[AnchorStyle, Callable[[HeadingAnchor], Iterable[str]]] = {
    AnchorStyle.GOLDMARK: _goldmark,
    AnchorStyle.GOLDMARK_ASCII: _goldmark_ascii,
    AnchorStyle.BLACKFRIDAY: _blackfriday,
    AnchorStyle.KRAMDOWN: _kramdown,
    AnchorStyle.GITHUB: _github,
    AnchorStyle.PYTHON_MARKDOWN: _python_markdown,
    AnchorStyle.PYTHON_MARKDOWN_UNICODE: _python_markdown_unicode,
    AnchorStyle.MARKDOWN_IT: _markdown_it,
    AnchorStyle.SLUGIFY: _slugify,
}
_KNOWN = tuple(_SLUGS)
_SEPARATORS = {AnchorStyle.PYTHON_MARKDOWN: "_", AnchorStyle.PYTHON_MARKDOWN_UNICODE: "_"}
_TAKE_GIVEN = frozenset(
    {
        AnchorStyle.GOLDMARK,
        AnchorStyle.GOLDMARK_ASCII,
        AnchorStyle.BLACKFRIDAY,
        AnchorStyle.KRAMDOWN,
        AnchorStyle.GITHUB,
    }
)
"""Those by which an id that the author gives takes the place of the heading's own; elsewhere that is an extension."""
