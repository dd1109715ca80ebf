"""Kills runs at random moments, and looks at what is left: `python -m tests.web.kills [KILLS]`.

After each kill the store must open and know all that it knew before, with no trouble; a run that is let live at the
end must come to the same outcomes as one that was never disturbed. Ends with exit code 1 when not.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.destination import Question
from auditor.web.answers import answers
from auditor.web.settings import WebSettings
from auditor.web.store import Store
from tests.web.simulated.plan import planned
from tests.web.simulated.process import served

if TYPE_CHECKING:
    from auditor.model.outcome import Outcome, Verdict

_HOSTS, _ADDRESSES, _SEED = 60, 1_200, 5
_SETTINGS = WebSettings(allow_private=True, interval=0.02, read_timeout=2.0)
_LONGEST = 2.5  # seconds of a run before it is killed; some are killed while they still begin
_IN_A_ROW = 5  # kills of one store, which grows from one to the next


def ask(folder: str, port: int) -> dict[str, Outcome]:
    """One run."""
    store = Store(Path(folder))
    places = planned(_HOSTS, _ADDRESSES, _SEED).places
    found = answers([Question(place.address(port)) for place in places], _SETTINGS, store)
    store.close()
    return found


def killed(folder: str, port: int, seconds: float) -> None:
    """One run that is killed after so many seconds."""
    run = subprocess.Popen([sys.executable, "-m", "tests.web.kills", folder, str(port)])
    time.sleep(seconds)
    run.kill()
    run.wait()


def known(folder: str, port: int) -> set[str]:
    """The addresses that a store knows. Ends the program when it has trouble."""
    store = Store(Path(folder))
    found = set(store.recall(place.address(port) for place in planned(_HOSTS, _ADDRESSES, _SEED).places))
    store.close()
    if store.trouble:
        sys.exit(store.trouble.en)
    return found


def settled(outcomes: dict[str, Outcome]) -> dict[str, tuple[Verdict, str, bool, str]]:
    """What does not differ from run to run, second looks included."""
    return {
        address: (outcome.verdict, outcome.final, outcome.soft_404, outcome.secure)
        for address, outcome in outcomes.items()
    }


def main(kills: int = 50) -> int:
    """The exit code."""
    chance = random.Random(_SEED)  # noqa: S311  (repeatable, not secret)
    lost, wrong = 0, 0
    with served(_HOSTS, _ADDRESSES, _SEED) as port:
        with tempfile.TemporaryDirectory() as folder:
            undisturbed = settled(ask(folder, port))
        for _ in range(0, kills, _IN_A_ROW):
            with tempfile.TemporaryDirectory() as folder:
                learned: list[set[str]] = [set()]
                for _ in range(_IN_A_ROW):
                    killed(folder, port, chance.uniform(0.1, _LONGEST))
                    learned.append(known(folder, port))
                    lost += len(learned[-2] - learned[-1])
                wrong += settled(ask(folder, port)) != undisturbed
            print(f"known after each kill: {[len(addresses) for addresses in learned[1:]]}", flush=True)
    print(f"{kills} kills; addresses lost: {lost}; last runs that say something else: {wrong}")
    return 1 if lost or wrong else 0


if __name__ == "__main__":
    if len(sys.argv) > 2:
        ask(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
