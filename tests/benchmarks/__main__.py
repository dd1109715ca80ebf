"""How fast the auditor is, beside a peer on the same files in the same minutes.

    python -m tests.benchmarks [FOLDER ...]

Without a folder it measures a publication made of copies of the tests' own. Each command runs in turn with its
peer (A B A B …), after one run that is not counted; the figures are seconds of the whole process, the median and
the range, and the ratio of the medians. Benchmarks are run by hand: no test depends on a clock.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from auditor.crawler.reader import read_post
from auditor.model.facts import Format
from auditor.publication.alignment import align

BIN = Path(sys.executable).parent
AUDITOR, LYCHEE = BIN / "auditor", BIN / "lychee"
PUBLICATION = Path(__file__).parents[1] / "publication"
RUNS = 5
COPIES = 40


def measure(command: list[str], folder: Path) -> float:
    """Seconds of one run, from start to exit."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def side_by_side(name: str, ours: list[str], theirs: list[str], folder: Path) -> None:
    """Prints both commands' medians and ranges, and their ratio."""
    measure(ours, folder), measure(theirs, folder)
    pairs = [(measure(ours, folder), measure(theirs, folder)) for _ in range(RUNS)]
    first, second = (sorted(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(first) / statistics.median(second)
    print(f"{name}: auditor {_figures(first)}, peer {_figures(second)}, ratio {ratio:.2f}")


def _figures(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.3f} s ({seconds[0]:.3f} to {seconds[-1]:.3f})"


def alignment(passages: int = 2_000) -> None:
    """Prints how long two versions of so many passages take to align: one that lacks some, and one of other words."""
    for name, other in (("some missing", _version(passages, seed=1, lacking=97)), ("unrelated", _version(passages, 2))):
        left, right = (read_post(text.encode(), Format.MARKDOWN) for text in (_version(passages, seed=1), other))
        begun = time.perf_counter()
        gaps = sum(not match.left or not match.right for match in align(left, right))
        print(f"alignment of {passages} passages, {name}: {time.perf_counter() - begun:.3f} s, {gaps} gaps")


def _version(passages: int, seed: int, lacking: int = 0) -> str:
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(5_000)]
    texts = [" ".join(chance.choices(words, k=chance.randint(5, 50))) for _ in range(passages)]
    return "\n\n".join(text for place, text in enumerate(texts) if not lacking or place % lacking)


def main(folders: list[Path]) -> None:
    """Start-up, alignment, then a cold offline audit of each folder beside `lychee --offline`."""
    here = Path.cwd()
    alignment()
    side_by_side("start", [str(AUDITOR), "--version"], [str(LYCHEE), "--version"], here)
    for folder in folders:
        posts = sum(1 for _ in folder.rglob("*.md")) + sum(1 for _ in folder.rglob("*.html"))
        ours = [str(AUDITOR), "audit", "--offline", "--no-cache", "--fail-on", "never", "--report", "json", "."]
        theirs = [str(LYCHEE), "--offline", "--no-progress", "--include-fragments", "."]
        side_by_side(f"{folder.name}, {posts} files", ours, theirs, folder)


if __name__ == "__main__":
    if sys.argv[1:]:
        main([Path(name).resolve() for name in sys.argv[1:]])
    else:
        with tempfile.TemporaryDirectory() as made:
            for copy in range(COPIES):
                shutil.copytree(PUBLICATION, Path(made) / f"copy-{copy}")
            main([Path(made)])
