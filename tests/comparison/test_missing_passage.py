"""What one version lacks, told run by run, or as one where most of a post is missing."""

from __future__ import annotations

import pytest

from tests.comparison.posts import ENGLISH, FRENCH, findings, markdown


@pytest.mark.parametrize(("kept", "variants"), [((0, 2, 6, 12), ["most"]), (range(14), [None])])
def test_a_post_of_which_most_is_missing_is_one_finding(kept: tuple[int, ...], variants: list[str | None]) -> None:
    french = markdown([block for number, block in enumerate(FRENCH) if number in kept])
    found = findings(markdown(ENGLISH), french, "translation/missing-passage")
    assert [one.variant or None for one in found] == variants


def test_what_the_first_sentences_of_a_longer_passage_say_is_not_missing() -> None:
    english = [
        "Described video is sometimes called video description or visual interpretation.",
        "Described video helps every person with a visual disability to follow the action on the screen, scene after "
        "scene. Several associations recommend it, among them the Association for Accessible Television of the North.",
    ]
    french = [
        "La vidéo décrite est parfois appelée description vidéo ou interprétation visuelle. Elle aide toute personne "
        "ayant un handicap visuel à suivre l’action à l’écran, scène après scène. Plusieurs associations la "
        "recommandent, dont l’ATA.",
    ]
    around = ENGLISH[:4], FRENCH[:4]
    both = markdown([*around[0], *english]), markdown([*around[1], *french])
    assert not list(findings(*both, "translation/missing-passage"))
    one_more = "Parking is forbidden behind the building until the works on the roof are finished in October."
    both = markdown([*around[0], one_more, *english]), markdown([*around[1], *french])
    assert [one.location.span.start.line for one in findings(*both, "translation/missing-passage")]
