"""What git ignores: asked of git where there is a repository, else read from `.gitignore` files."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 60  # seconds


class GitIgnored:
    """Knows of each path below a folder whether git ignores it; folders must be asked before what they hold."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listed = _listed_by_git(root)
        self._specs: dict[str, GitIgnoreSpec] = {}

    def enter(self, folder: str, names: list[str]) -> None:
        """Reads the `.gitignore` of a folder, given relative to the root with a trailing slash, "" for the root."""
        if self._listed is None and ".gitignore" in names:
            try:
                lines = (self._root / folder / ".gitignore").read_text("utf-8", errors="replace").splitlines()
                self._specs[folder] = GitIgnoreSpec.from_lines(lines)
            except (OSError, ValueError):
                return

    def ignores(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether `path`, relative to the root, is ignored."""
        asked = f"{path}/" if is_folder else path
        if self._listed is not None:
            return asked in self._listed
        return any(
            spec.match_file(asked.removeprefix(folder))
            for folder, spec in self._specs.items()
            if asked.startswith(folder)
        )


def _listed_by_git(root: Path) -> frozenset[str] | None:
    """The ignored files and folders (with a trailing slash) that git lists, None without a repository."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    command = ["git", "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(done.stdout.decode(errors="surrogateescape").split("\0"))
