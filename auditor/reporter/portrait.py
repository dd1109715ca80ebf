"""What a publication is, in sentences: its assumptions, its pairs, and how much of it exists in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.publication import PairedBy
from auditor.model.rule import Sentence
from auditor.reporter.assumptions import ASSUMPTIONS
from auditor.reporter.quotation import visible
from auditor.reporter.words import NBSP, PAIR, POST, counted, language_name, number

if TYPE_CHECKING:
    from auditor.model.audit import Audit, Coverage
    from auditor.model.publication import Assumption


def assumed(assumption: Assumption) -> Sentence:
    """An assumption as a sentence, to the character; its kind and facts when there is no sentence for them."""
    facts = {name: _fact(name, value) for name, value in assumption.facts.items()}
    try:
        return ASSUMPTIONS[assumption.kind].filled(facts)
    except KeyError:
        listed = ", ".join(f"{name} = {value}" for name, value in assumption.facts.items())
        plain = f"{assumption.kind} ({listed})" if listed else assumption.kind
        return Sentence(en=plain, fr=plain)


def _fact(name: str, value: str) -> str | Sentence:
    """A fact as its reader writes it: a language by its name, a number with its thousands apart."""
    if name == "language" or name.endswith("_language"):
        return language_name(value)
    if name in ("count", "total") and value.isdecimal():
        return Sentence(en=number(int(value), "en"), fr=number(int(value), "fr"))
    return value


def assumptions(audit: Audit) -> tuple[Sentence, ...]:
    """All that was assumed about the publication; what comes from its sources is made `visible`."""
    told = (assumed(one) for one in audit.assumptions)
    return tuple(Sentence(en=visible(one.en), fr=visible(one.fr)) for one in told)


def signs(audit: Audit) -> dict[str, int]:
    """How many pairs are known by each sign, in the order of the signs; those of no pair are not there."""
    order = {sign.value: rank for rank, sign in enumerate(PairedBy)}
    known = sorted(audit.paired_by.items(), key=lambda it: (order.get(it[0], len(order)), it[0]))
    return {sign: count for sign, count in known if count}


def pairs_line(audit: Audit) -> Sentence:
    """How many posts answer each other; by which signs, the assumptions say."""
    pairs = counted(audit.pairs, PAIR)
    return Sentence(en=f"{pairs.en} of posts that answer each other.", fr=f"{pairs.fr} de billets qui se répondent.")


def percent(part: int, whole: int) -> int:
    """How much of `whole` this is, in percent: 100 for all alone, 0 for none alone."""
    return min(max(100 * part // whole, 1), 100) if part and whole else 0


def share(part: int, whole: int) -> Sentence:
    """`percent` as it is written."""
    value = percent(part, whole)
    return Sentence(en=f"{value}%", fr=f"{value}{NBSP}%")


def direction(coverage: Coverage) -> Sentence:
    """What is counted: “English with a version in French”."""
    language, other = language_name(coverage.language), language_name(coverage.other)
    return Sentence(
        en=f"{language.en} with a version in {other.en}",
        fr=f"{language.fr} avec une version en {other.fr}",
    )


def coverage_line(audit: Audit) -> Sentence | None:
    """The pairs and the coverage of each language in one line; None for a publication in one language."""
    if not audit.pairs and not audit.coverage:
        return None
    pairs = counted(audit.pairs, PAIR)
    parts = [_covered(one) for one in audit.coverage if one.posts[1]]
    return Sentence(
        en="; ".join([pairs.en, *(part.en for part in parts)]) + ".",
        fr="; ".join([pairs.fr, *(part.fr for part in parts)]) + ".",
    )


def _covered(coverage: Coverage) -> Sentence:
    (posts, all_posts), (words, all_words) = coverage.posts, coverage.words
    what, part, whole = direction(coverage), counted(posts, POST), counted(all_posts, POST)
    english = f"{what.en}: {number(posts, 'en')} of {whole.en}"
    french = f"{what.fr}{NBSP}: {part.fr} sur {number(all_posts, 'fr')}"
    if not all_words:
        return Sentence(en=english, fr=french)
    told = share(words, all_words)
    return Sentence(en=f"{english}, {told.en} of the words", fr=f"{french}, {told.fr} des mots")
