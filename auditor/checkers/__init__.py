"""From facts to findings. Checkers are pure: they never wait, read no file, and import no parser.

A checker takes a post (or two posts that answer each other, or a post and where its targets lead) and its rule, and
yields findings. It is named after its problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.checkers import (
    broken_target,
    declaration_style,
    differing_headings,
    differing_table,
    differing_value,
    empty_link,
    foreign_target,
    heading_order,
    image_alt,
    invalid_address,
    malformed_link,
    missing_fragment,
    missing_passage,
    moved_target,
    one_sided_image,
    one_sided_link,
    orphan_declaration,
    phrase,
    repeated_word,
    same_target,
    soft_404,
    stale_declaration,
    unanswered_post,
    unbalanced_bracket,
    undefined_reference,
    unreachable_target,
    unreadable_source,
    untranslated,
    vague_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.checkers.leading import Destinations
    from auditor.model.finding import Finding
    from auditor.model.pair import Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule

    PostChecker = Callable[[Post, Rule], Iterable[Finding]]
    PairChecker = Callable[[Pair, Rule], Iterable[Finding]]
    OutcomeChecker = Callable[[Post, Rule, Destinations], Iterable[Finding]]

_POST_CHECKERS: dict[str, PostChecker] = {
    "link/empty": empty_link.check,
    "link/malformed": malformed_link.check,
    "link/same-target": same_target.check,
    "link/undefined-reference": undefined_reference.check,
    "link/vague-text": vague_text.check,
    "prose/heading-order": heading_order.check,
    "prose/image-alt": image_alt.check,
    "prose/repeated-word": repeated_word.check,
    "prose/unbalanced-bracket": unbalanced_bracket.check,
    "source/unreadable": unreadable_source.check,
    "target/invalid-address": invalid_address.check,
    "target/orphan-declaration": orphan_declaration.check,
    "translation/missing": unanswered_post.check_missing,
    "translation/not-reciprocal": unanswered_post.check_not_reciprocal,
    "translation/unknown-counterpart": unanswered_post.check_unknown,
    "translation/untranslated-metadata": untranslated.check_metadata,
    "translation/untranslated-passage": untranslated.check_passages,
    "translation/wrong-language": untranslated.check_wrong_language,
}

_PAIR_CHECKERS: dict[str, PairChecker] = {
    "parity/contacts": differing_value.check,
    "parity/dates": differing_value.check,
    "parity/headings": differing_headings.check,
    "parity/images": one_sided_image.check,
    "parity/links": one_sided_link.check,
    "parity/numbers": differing_value.check,
    "parity/tables": differing_table.check,
    "translation/missing-passage": missing_passage.check,
}

_OUTCOME_CHECKERS: dict[str, OutcomeChecker] = {
    "target/broken": broken_target.check,
    "target/declaration-style": declaration_style.check,
    "target/fragment-missing": missing_fragment.check,
    "target/insecure": moved_target.check_insecure,
    "target/moved": moved_target.check_moved,
    "target/soft-404": soft_404.check,
    "target/stale-declaration": stale_declaration.check,
    "target/undeclared-language": foreign_target.check_undeclared,
    "target/unreachable": unreachable_target.check,
    "target/wrong-language": foreign_target.check_wrong_language,
}


def post_checker(rule: Rule) -> PostChecker | None:
    """What judges one post by `rule`: its own checker, or the one of all phrase rules. None when there is neither."""
    return phrase.check if rule.phrases else _POST_CHECKERS.get(rule.id)


def pair_checker(rule: Rule) -> PairChecker | None:
    """What judges two posts that answer each other by `rule`; None when nothing does."""
    return _PAIR_CHECKERS.get(rule.id)


def outcome_checker(rule: Rule) -> OutcomeChecker | None:
    """What judges a post once the whole run is known: where its targets lead, and the habit of its publication."""
    return _OUTCOME_CHECKERS.get(rule.id)
