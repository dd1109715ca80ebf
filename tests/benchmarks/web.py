"""The web client beside lychee and LinkChecker, on a simulated web and on one near server.

    python -m tests.benchmarks.web [ADDRESSES [HOSTS]]

Each peer has its defaults, but for what lets it ask loopback at all. A server of its own serves each run, in another
process. Times are those of the whole process for the peers, and of the call for `answers`, which has a run around it.
"""

from __future__ import annotations

import json
import os
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
from tests.web.rounds import TEXTS, wrong
from tests.web.simulated.plan import TRUTH, Kind, Web, planned
from tests.web.simulated.process import served

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model.outcome import Verdict

BIN = Path(sys.executable).parent
SEED = 1
_NEAR = 10_000  # addresses on one near server
_FAILS = frozenset({"broken", "transient", "blocked"})  # what a checker of links may call an error


def ours(web: Web, port: int, settings: WebSettings) -> tuple[float, int]:
    """Seconds, and wrong verdicts."""
    questions = [Question(place.address(port), ("fr",)) for place in web.places]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        begun = time.perf_counter()
        found = answers(questions, settings, store, texts=TEXTS)
        store.close()
        seconds = time.perf_counter() - begun
    return seconds, sum(wrong(place, found[place.address(port)], port) for place in web.places)


def lychee(web: Web, port: int, *options: str) -> tuple[float, int]:
    """Seconds, and wrong verdicts: an error where a reader gets through, or none where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder, "post.md")
        post.write_text("\n".join(f"<{place.address(port)}>\n" for place in web.places))
        command = [str(BIN / "lychee"), "--format", "json", "--no-progress", *options, str(post)]
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - begun
    report = json.loads(done.stdout)
    listed = (
        failure for name in ("error_map", "timeout_map") for each in report.get(name, {}).values() for failure in each
    )
    return seconds, _mistakes(web, port, {failure["url"].rstrip("/") for failure in listed})


def linkchecker(web: Web, port: int) -> tuple[float, int]:
    """Seconds, and wrong verdicts, as of lychee."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text("".join(f'<a href="{place.address(port)}">x</a>\n' for place in web.places))
        Path(folder).chmod(0o755)  # it becomes "nobody" when root runs it
        page.chmod(0o644)
        command = [str(BIN / "linkchecker"), "--check-extern", "--recursion-level=1"]
        begun = time.perf_counter()
        done = subprocess.run(
            [*command, "--no-status", "--no-warnings", "--output=csv", str(page)],
            capture_output=True,
            check=False,
            text=True,
            env=os.environ | {"LC_ALL": "C.UTF-8", "HOME": folder},
        )
        seconds = time.perf_counter() - begun
    failed = {line.split(";")[0] for line in done.stdout.splitlines() if ";False;" in line}
    return seconds, _mistakes(web, port, failed)


def _mistakes(web: Web, port: int, failed: set[str]) -> int:
    """How many verdicts are not what is true, by the two that a peer knows."""

    def is_error(verdict: Verdict) -> bool:
        return verdict in _FAILS

    return sum(
        (place.address(port) in failed) is not is_error(TRUTH[place.kind][0])
        for place in web.places
        if place.kind is not Kind.LOGIN  # it answers 200: who has no idea of a login is not wrong
    )


def far(addresses: int, hosts: int) -> None:
    """Prints times, mistakes and ratios on a simulated web."""
    web = planned(hosts, addresses, SEED)
    print(f"{addresses} addresses on {hosts} hosts", flush=True)
    peers: dict[str, Callable[[int], tuple[float, int]]] = {
        "auditor": lambda port: ours(web, port, WebSettings(allow_private=True)),
        "lychee": lambda port: lychee(web, port),
        "LinkChecker": lambda port: linkchecker(web, port),
    }
    first = 0.0
    for name, check in peers.items():
        with served(hosts, addresses, SEED) as port:
            seconds, mistakes = check(port)
        first = first or seconds
        print(f"{name}: {seconds:.1f} s, {mistakes} wrong, {seconds / first:.1f} times ours", flush=True)


def near() -> None:
    """Prints how many addresses of one near server are answered in a second, politeness off."""
    settings = WebSettings(allow_private=True, connections=256, interval=0)
    with served(1, 1, SEED, near=True) as port:
        for name, page in (("pages", True), ("HEAD", False)):
            questions = [Question(f"http://127.10.0.1:{port}/target/{n}", ("fr",), page) for n in range(_NEAR)]
            with tempfile.TemporaryDirectory() as folder:
                store = Store(Path(folder))
                begun, worked = time.perf_counter(), time.process_time()
                answers(questions, settings, store, texts=TEXTS)
                store.close()
                seconds, worked = time.perf_counter() - begun, time.process_time() - worked
            print(
                f"near server, {name}: {_NEAR / seconds:.0f} addresses/s ({_NEAR / worked:.0f} per second of one core)"
            )


if __name__ == "__main__":
    near()
    if "near" not in sys.argv:
        far(*(map(int, sys.argv[1:]) if sys.argv[1:] else (6_000, 200)))
