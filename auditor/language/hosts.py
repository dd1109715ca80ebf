"""What the name of a host tells: the row of hosts.yml that speaks of it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model.address_rules import Host, HostKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def bare(host: str) -> str:
    """The name of a host as tables have it: in small letters, without "www." and the root's dot."""
    return host.lower().rstrip(".").removeprefix("www.")


@lru_cache(maxsize=4096)
def family(name: str) -> tuple[str, ...]:
    """A name and those above it, the longest first: open.canada.ca, canada.ca, ca."""
    labels = name.split(".")
    return tuple(".".join(labels[i:]) for i in range(len(labels)))


class HostTable:
    """The rows by host; the longest name counts, and of rows with one name the first."""

    def __init__(self, rows: Iterable[Host]) -> None:
        self._rows: defaultdict[str, list[tuple[str, Host]]] = defaultdict(list)
        for row in rows:
            name, slash, path = row.name.partition("/")
            self._rows[name].append((slash + path, row))
        for found in self._rows.values():
            found.sort(key=lambda one: -len(one[0]))

    def row(self, host: str, path: str) -> Host | None:
        """The row for a path of a host, whose name is `bare`."""
        for name in family(host):
            for beginning, row in self._rows.get(name, ()):
                if row.kind is HostKind.PAIR and name != host:
                    continue
                if f"{path}/".startswith(f"{beginning}/"):
                    return row
        return None
