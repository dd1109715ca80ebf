"""What one version lacks, told run by run, or as one where most of a post is missing."""

from __future__ import annotations

import pytest

from tests.comparison.posts import ENGLISH, FRENCH, findings, markdown


@pytest.mark.parametrize(("kept", "variants"), [((0, 2, 6, 12), ["most"]), (range(14), [None])])
def test_a_post_of_which_most_is_missing_is_one_finding(kept: tuple[int, ...], variants: list[str | None]) -> None:
    french = markdown([block for number, block in enumerate(FRENCH) if number in kept])
    found = findings(markdown(ENGLISH), french, "translation/missing-passage")
    assert [one.variant or None for one in found] == variants
