"""Audits a publication whose every link has a known truth: `python -m tests.web.bilingual [ROUNDS [SEED]]`.

Prints right and wrong by kind of case, each wrong one, and every suggested address that does not answer in the
reader's language. Ends with exit code 1 when fewer than 98 in 100 verdicts are right, or one such address was named.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from auditor.cli import cli
from auditor.rulebook import load_rulebook
from tests.web.bilingual.comparison import Verdict, by_kind, compared, misled
from tests.web.bilingual.publication import Publication, planned, write
from tests.web.bilingual.server import served
from tests.web.bilingual.truth import Told

if TYPE_CHECKING:
    from tests.web.bilingual.stage import Stage

ENOUGH = 0.98


def audited(root: Path) -> dict[str, Any]:
    """The report of an audit that asks the web."""
    report = root.parent / "report.json"
    options = ["--allow-private", "--fail-on", "never", "--report", f"json={report}"]
    done = CliRunner().invoke(cli, ["audit", str(root), *options], env={"AUDITOR_OFFLINE": "0"})
    assert done.exit_code == 0, done.output
    data: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return data


def round_of(seed: int) -> tuple[int, int, int]:
    """How many verdicts of one publication there are, are wrong, and how many suggestions mislead; says so."""
    with served(seed) as stage, tempfile.TemporaryDirectory() as folder:
        publication = planned(stage, jekyll=bool(seed % 2))
        root = write(publication, stage, Path(folder))
        begun = time.perf_counter()
        report = audited(root)
        seconds = time.perf_counter() - begun
        verdicts = list(compared(publication, report))
        return _said(seed, publication, stage, verdicts, seconds)


def _said(
    seed: int, publication: Publication, stage: Stage, verdicts: list[Verdict], seconds: float
) -> tuple[int, int, int]:
    wrong = [verdict for verdict in verdicts if verdict.problem]
    total = len(publication.links)
    share = 100 * (total - len(wrong)) / total
    print(f"seed {seed}: {total} links, {seconds:.1f} s, {len(wrong)} wrong, {share:.1f} % right")
    for kind, (right, missed) in by_kind(verdicts).items():
        print(f"  {kind:24} {right:4} right {missed:4} wrong")
    for verdict in wrong:
        link = verdict.link
        declared = f"{link.declared.place} {link.declared.wording}".strip() if link.declared else "not declared"
        print(f"  {link.path}:{link.line}: {link.kind}, {declared}, {link.leading.address}: {verdict.problem}")
    false = list(misled(stage, verdicts))
    for verdict, sister in false:
        print(f"  {verdict.link.path}:{verdict.link.line}: does not answer in the reader’s language: {sister}")
    return total, len(wrong), len(false)


def main(rounds: int = 1, seed: int = 1) -> int:
    """The exit code."""
    unknown = sorted(told for told in Told if told is not Told.NOTHING and told not in load_rulebook().rules)
    if unknown:
        print(f"no such rule yet: {', '.join(unknown)}")
    total, wrong, false = (sum(counts) for counts in zip(*map(round_of, range(seed, seed + rounds)), strict=True))
    print(f"in all {total} links: {100 * (total - wrong) / total:.2f} % right, {false} suggestions that mislead")
    return 1 if false or wrong > total * (1 - ENOUGH) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
