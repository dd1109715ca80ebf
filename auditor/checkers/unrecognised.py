"""Text that was meant as a link and that no Markdown parser takes for one.

What the parser recognised is masked in `prose`; the brackets that are left are read here for what their author meant.
Every form is anchored at a junction, the place where a link's text meets its address: `](`, `] (`, `]http`, `)[http`,
`][http`, `(http` after an open `[`, `<http`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from auditor.checkers.addresses import malformed_address
from auditor.checkers.junctions import BLANK, junctions
from auditor.checkers.link_target import STRONG_START, Change, Target, address_changes, address_end
from auditor.checkers.link_text import LinkText
from auditor.model.brackets import Brackets, matched_brackets
from auditor.model.mask import LINK, SKIP, TAG, TEMPLATE
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Callable


class UnrecognisedLink(NamedTuple):
    """A malformed link at `prose[start:end]`: its form, a variant of `link/malformed`, and its repair."""

    variant: str
    start: int
    end: int
    changes: tuple[Change, ...] = ()
    safe: bool = True
    confidence: Confidence | None = None
    scheme: str = ""


_WORDS = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=1024)  # two rules ask of every passage
def unrecognised_links(prose: str) -> tuple[UnrecognisedLink, ...]:
    """The malformed links of a passage's masked text, in order, none inside another."""
    matches = list(junctions(prose))
    if not matches:
        return ()
    scan = _Scan(prose, matched_brackets(prose))
    found: list[UnrecognisedLink] = []
    for match in matches:
        if found and match.start() < found[-1].end:
            continue
        link = scan.read(match)
        if link and not (found and link.start < found[-1].end):
            found.append(link)
    return tuple(found)


class _Scan:
    """One passage and its brackets."""

    def __init__(self, prose: str, brackets: Brackets) -> None:
        self.prose = prose
        self.brackets = brackets

    def read(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """What stands at a junction."""
        readers: dict[str, Callable[[re.Match[str]], UnrecognisedLink | None]] = {
            "meeting": self._meeting,
            "bare": self._bare,
            "reversed": self._reversed,
            "paren": self._paren,
            "angle": self._angle,
            "tag": self._tag,
        }
        return next(read(match) for name, read in readers.items() if match[name] is not None)

    # Junctions

    def _meeting(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`](`, `] (`, `][`, `]{`: a text and, behind it, what should be its address."""
        close, opening = match.start(), match.start("opening")
        text = LinkText.before(self.prose, close, self.brackets)
        if match["opening"] == "[":
            return self._square_target(text, close, opening)
        if match["opening"] == "{":
            return self._braces(text, close, opening)
        target = Target.read(self.prose, opening, self.brackets)
        gap = Change(close + 1, opening, "")
        if match["gap"] and not target.is_whole_address(missing_end=True):
            return None
        if text is None:
            return None if match["gap"] else self._without_opener(close, target)
        if text.is_escaped and text.closer_is_escaped:
            return None
        is_certain = not match["gap"] and STRONG_START.match(self.prose, target.address_start)
        if (text.is_no_text(self.prose) and not is_certain) or self._follows_word(text.start):
            return None
        if match["gap"]:
            return self._joined("space-between", text, target, gap)
        return self._tight(text, target)

    def _tight(self, text: LinkText, target: Target) -> UnrecognisedLink | None:
        """`[text](…)` that the parser refused: the fault lies in what stands between the parentheses."""
        if text.is_escaped or text.closer_is_escaped:
            return self._joined("escaped-bracket", text, target) if target.is_whole_address() else None
        written = self.prose[text.start + 1 : text.close].strip()
        if STRONG_START.match(written) and target.close >= 0 and not target.address_end:
            return self._swapped(text, target)
        if self.prose[target.start + 1 : target.start + 2] == LINK != self.prose[target.start + 2 : target.start + 3]:
            return self._link_in_target(text, target)
        if not target.address_end:
            return self._prose_target(text, target)
        if target.doubled:
            return self._joined("double-paren", text, target)
        return self._joined(target.variant(self.prose), text, target)

    def _joined(self, variant: str, text: LinkText, target: Target, *more: Change) -> UnrecognisedLink | None:
        """A malformed link made of a text and a target, with every change that either of them needs."""
        changes = (
            *text.changes(),
            *(change for change in more if change.start < change.end),
            *target.changes(self.prose),
        )
        if not changes or (TEMPLATE in self.prose[target.start : target.address_end] and variant != "double-paren"):
            return None
        scheme = ""
        if variant in ("space-in-scheme", "scheme-typo"):
            form = malformed_address(self.prose[target.address_start : target.address_end])
            scheme = form.scheme if form else ""
        changes = tuple(sorted(changes))
        return UnrecognisedLink(variant, text.start, target.end, changes, scheme=scheme)

    def _without_opener(self, close: int, target: Target) -> UnrecognisedLink | None:
        """`text](address)`: the bracket before the text is missing, or is a parenthesis."""
        if not target.is_whole_address() or self.prose[close] != "]":
            return None
        start = self.brackets.before(close, "(", self.prose)
        if start >= 0:
            changes = (Change(start, start + 1, "["), *target.changes(self.prose))
            return UnrecognisedLink("wrong-bracket", start, target.end, changes)
        words = list(re.finditer(rf"[^\s{SKIP}{LINK}{TAG}]+", self.prose[:close]))
        if not words or words[-1].end() != close:
            return None
        start = words[-1].start()
        changes = (Change(start, start, "["), *target.changes(self.prose))
        return UnrecognisedLink("missing-open-bracket", start, target.end, changes, safe=False)

    def _bare(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`[text]http://x)`: the opening parenthesis is missing, or both are."""
        close = match.start()
        text = LinkText.before(self.prose, close, self.brackets)
        if text is None or text.is_escaped or self._follows_word(text.start):
            return None
        end = address_end(self.prose, close + 1)
        behind = re.compile(rf"{BLANK}*\)").match(self.prose, end)
        enclosed = self.brackets.partner.get(behind.end() - 1, -1) if behind else -1
        changes: tuple[Change, ...] = (
            Change(close + 1, close + 1, "("),
            *address_changes(self.prose, close + 1, end),
        )
        doubled = behind is not None and self.prose[behind.end() : behind.end() + 1] == ")"
        if behind and (doubled or not 0 <= enclosed < text.start):
            if behind.end() - 1 > end:
                changes = (*changes, Change(end, behind.end() - 1, ""))
            return UnrecognisedLink("missing-open-paren", text.start, behind.end(), changes)
        if text.is_no_text(self.prose) or not STRONG_START.match(self.prose, close + 1):
            return None
        changes = (*changes, Change(end, end, ")"))
        return UnrecognisedLink("missing-parens", text.start, end, changes, confidence=Confidence.MEDIUM)

    def _reversed(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`(text)[address]`."""
        close, opening = match.start(), match.start() + 1
        start = self.brackets.partner.get(close, -1)
        end = self.brackets.partner.get(opening, -1)
        closer = end if end >= 0 else address_end(self.prose, opening + 1)
        if start < 0 or (end < 0 and self.prose[closer : closer + 1] != ")"):
            return None
        inner = Target.read(self.prose, opening, self.brackets)
        if not inner.address_end or self.prose[inner.address_end : closer].strip(f" \t{SKIP}"):
            return None
        changes = (
            Change(start, start + 1, "["),
            Change(close, close + 1, "]"),
            Change(opening, opening + 1, "("),
            *address_changes(self.prose, inner.address_start, inner.address_end),
            Change(closer, closer + 1, ")"),
        )
        return UnrecognisedLink("reversed", start, closer + 1, changes)

    def _square_target(self, text: LinkText | None, close: int, opening: int) -> UnrecognisedLink | None:
        """`[text][address]`."""
        end = self.brackets.partner.get(opening, -1)
        if text is None or text.is_escaped or end < 0 or text.is_no_text(self.prose):
            return None
        address = self.prose[opening + 1 : end].strip()
        if not STRONG_START.match(address) or re.search(r"\s", address):
            return None
        changes = (
            *((Change(close + 1, opening, ""),) if opening > close + 1 else ()),
            Change(opening, opening + 1, "("),
            *address_changes(self.prose, opening + 1, end),
            Change(end, end + 1, ")"),
        )
        return UnrecognisedLink("square-target", text.start, end + 1, changes)

    def _link_in_target(self, text: LinkText, target: Target) -> UnrecognisedLink | None:
        """`[text]([text](address))`: the inner link is whole, the outer goes."""
        close = self.brackets.partner.get(target.start, -1)
        if close < 0:
            return None
        changes = (Change(text.start, target.start + 1, ""), Change(close, close + 1, ""))
        return UnrecognisedLink("link-in-address", text.start, close + 1, changes, safe=False)

    def _swapped(self, text: LinkText, target: Target) -> UnrecognisedLink | None:
        """`[address](text)`."""
        changes = (
            Change(text.start + 1, text.close, self.prose[target.start + 1 : target.close].strip()),
            Change(target.start + 1, target.close, self.prose[text.start + 1 : text.close].strip()),
        )
        return UnrecognisedLink("swapped", text.start, target.end, changes)

    def _prose_target(self, text: LinkText, target: Target) -> UnrecognisedLink | None:
        """`[text](Some Prose)`: nothing between the parentheses can be an address."""
        inner = self.prose[target.start + 1 : target.close] if target.close >= 0 else ""
        if len(_WORDS.findall(inner)) < 2 or not inner[0].isalpha() or re.search(f"[{TEMPLATE}{LINK}\n]", inner):
            return None
        if not _WORDS.search(self.prose[text.start : text.close]):
            return None
        return UnrecognisedLink("prose-target", text.start, target.end)

    def _braces(self, text: LinkText | None, close: int, opening: int) -> UnrecognisedLink | None:
        """`[text]{address}`."""
        end = self.prose.find("}", opening)
        if text is None or opening > close + 1 or end < 0 or text.is_no_text(self.prose):
            return None
        if not STRONG_START.match(self.prose, opening + 1) or re.search(r"\s", self.prose[opening:end]):
            return None
        changes = (Change(opening, opening + 1, "("), Change(end, end + 1, ")"))
        return UnrecognisedLink("wrong-bracket", text.start, end + 1, changes)

    def _paren(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`[text(address)`: legitimate unless a bracket before it is never closed."""
        opening = match.start()
        start = self.brackets.before(opening, "[", self.prose)
        between = self.prose[start + 1 : opening]
        if start < 0 or "\n\n" in between or self._follows_word(start) or not _WORDS.search(between):
            return None
        target = Target.read(self.prose, opening, self.brackets)
        if not target.is_whole_address(missing_end=True):
            return None
        bare = between.rstrip(f" \t\u00a0{SKIP}")
        if bare.endswith("}") or (bare.endswith(")") and start + len(bare) in self.brackets.unmatched):
            change, variant = Change(start + len(bare), opening, "]"), "wrong-bracket"
        else:
            change, variant = Change(start + 1 + len(bare), opening, "]"), "missing-close-bracket"
        return UnrecognisedLink(variant, start, target.end, tuple(sorted((change, *target.changes(self.prose)))))

    def _angle(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`<address` that no `>` closes."""
        start = match.start()
        end = address_end(self.prose, start + 1)
        if self.prose[end : end + 1] == ">":
            return None
        return UnrecognisedLink("unclosed-autolink", start, end, (Change(end, end, ">"),))

    def _tag(self, match: re.Match[str]) -> UnrecognisedLink | None:
        """`<a href="…` as text: the parser found no end to it."""
        start = match.start()
        found = re.compile(r"<a\s[^<>]*?href\s*=\s*([\"'])([^\"'<>]*)(>?)", re.IGNORECASE).match(self.prose, start)
        if not found:
            return None
        changes = (Change(found.end(2), found.end(2), found[1]),) if found[3] else ()
        return UnrecognisedLink("unclosed-quote", start, found.end(), changes)

    def _follows_word(self, start: int) -> bool:
        """Whether a bracket stands behind a letter or digit, as in `array[0](1)`: that is code."""
        before = self.prose[start - 1 : start]
        return before.isalnum() and before.isascii() and not _WORDS.search(self.prose[start : start + 40])
