"""Folders of files that a site serves by a configuration which is not there, as its posts' own targets show them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.serving import Mount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.publication.tree import Tree

_LEAST = 3  # targets that must lead to files of a folder
_MOST = 0.8  # of the targets that begin alike: so many must


def learnt_mounts(tree: Tree, inputs: Iterable[str], paths: Iterable[str]) -> Iterator[Mount]:
    """The folders, directly in one of `inputs`, to which most of `paths` lead that begin with the same first part.

    So `/img/a.png`, `/img/b.png` and others tell that `src/_images` is served at `/img`.
    """
    by_first: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        _, first, *rest = path.split("/", 2)
        if rest and rest[0]:
            by_first[first].add(rest[0])
    folders = [f"{above}/{name}" if above else name for above in inputs for name in sorted(tree.folders(above))]
    for first, below in sorted(by_first.items()):
        found = {folder: sum(bool(tree.file(f"{folder}/{path}")) for path in below) for folder in folders}
        best = max(found, key=lambda folder: found[folder], default="")
        if best and found[best] >= max(_LEAST, _MOST * len(below)):
            yield Mount(best, f"/{first}")
