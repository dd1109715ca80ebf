"""Small publications in a folder, and what the command says of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from auditor.cli import cli

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = {
    "visit": "# Visit us\n\nThe shed is open to all of the people who live in the district, from 9 am to noon.\n",
    "tools": "# Our tools\n\nWe lend 450 tools to our members, and all of them have been mended by volunteers.\n",
    "rules": "# The rules\n\nA tool is lent for 14 days, and it is to be brought back clean and dry to the shed.\n",
}
FRENCH = {
    "visit": "# Venez nous voir\n\nLa remise est ouverte à toutes les personnes du quartier, de 9 h à midi.\n",
    "tools": "# Nos outils\n\nNous prêtons 450 outils à nos membres, et ils ont tous été réparés par des bénévoles.\n",
    "rules": "# Le règlement\n\nUn outil est prêté pour 14 jours, et il doit revenir à la remise propre et sec.\n",
}
OTHER_FIGURE = FRENCH["tools"].replace("450", "540")


def bilingual(english: str = "en", french: str = "fr", **changed: str) -> dict[str, str]:
    """The files of a publication in two folders; `changed` are French posts in the place of those by that name."""
    return {f"{english}/{name}.md": text for name, text in ENGLISH.items()} | {
        f"{french}/{name}.md": text for name, text in (FRENCH | changed).items()
    }


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files into the folder."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


class Report:
    """One report in JSON, and the exit code."""

    def __init__(self, code: int, text: str) -> None:
        self.code = code
        self.data: dict[str, Any] = json.loads(text)
        del self.data["run"]  # what differs from run to run

    @property
    def text(self) -> str:
        """The report but for its run."""
        return json.dumps(self.data)

    @property
    def findings(self) -> list[tuple[str, str, str | None]]:
        """Path, rule and variant of each finding."""
        return [(one["path"], one["rule"], one["variant"]) for one in self.data["findings"]]

    @property
    def pairs(self) -> int:
        """How many pairs of posts answer each other."""
        found: int = self.data["publication"]["pairs"]
        return found

    @property
    def languages(self) -> dict[str, str | None]:
        """The language of each post."""
        return {post["path"]: post["language"] for post in self.data["posts"]}

    @property
    def addresses(self) -> dict[str, str | None]:
        """The address of each post."""
        return {post["path"]: post["address"] for post in self.data["posts"]}

    @property
    def translations(self) -> dict[str, dict[str, str]]:
        """The counterparts of each post."""
        return {post["path"]: post["translations"] for post in self.data["posts"]}


def audit(*arguments: str | Path, stdin: bytes = b"") -> Report:
    """What `auditor audit` reports; it must not raise, nor say anything but the report."""
    command = ["audit", *map(str, arguments), "--report", "json"]
    done = CliRunner().invoke(cli, command, input=stdin, catch_exceptions=False)
    assert not done.stderr, done.stderr
    return Report(done.exit_code, done.stdout)


def refused(*arguments: str | Path) -> str:
    """The one line by which a command says what was wrong."""
    done = CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    return done.stderr
