"""Asks a simulated web again and again, and compares every verdict: `python -m tests.web.rounds [ROUNDS [ADDRESSES]]`.

Ends with exit code 1 when a single one is wrong.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from auditor.language.page_text import PageTexts
from auditor.model.destination import Question
from auditor.model.outcome import Outcome, Verdict
from auditor.rulebook import load_rulebook
from auditor.web.answers import answers
from auditor.web.settings import WebSettings
from tests.web.simulated.plan import TRUTH, Kind, Place, planned
from tests.web.simulated.process import served

HOSTS = 200
RULEBOOK = load_rulebook()
TEXTS = PageTexts(RULEBOOK.languages, RULEBOOK.addresses)


def wrong(place: Place, outcome: Outcome, port: int) -> bool:
    """Whether an outcome is not what is true of its place."""
    if (outcome.verdict, outcome.cause) != TRUTH[place.kind]:
        return True
    moved = outcome.verdict is Verdict.MOVED and not outcome.final.startswith(place.moved_to(port))
    return moved or outcome.soft_404 is not (place.kind is Kind.SAYS_NOT_FOUND)


def round_of(addresses: int, seed: int) -> Counter[str]:
    """Asks a web once; says how long it took, and gives the wrong outcomes, counted."""
    web = planned(HOSTS, addresses, seed)
    with served(HOSTS, addresses, seed) as port:
        questions = [Question(place.address(port), ("fr",)) for place in web.places]
        begun = time.perf_counter()
        found = answers(questions, WebSettings(allow_private=True), texts=TEXTS)
        seconds = time.perf_counter() - begun
    mistakes: Counter[str] = Counter()
    for place in web.places:
        outcome = found[place.address(port)]
        if wrong(place, outcome, port):
            mistakes[f"{place.kind}: {outcome.verdict} {outcome.cause} {outcome.status} {outcome.final}"] += 1
    print(f"seed {seed}: {addresses} addresses, {HOSTS} hosts, {seconds:.1f} s, {sum(mistakes.values())} wrong")
    for mistake, count in mistakes.most_common(10):
        print(f"  {count} × {mistake}")
    return mistakes


def main(rounds: int = 20, addresses: int = 6_000) -> int:
    """How many outcomes are wrong in all."""
    return sum(round_of(addresses, seed).total() for seed in range(1, rounds + 1))


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
