"""The host that each language has to itself: as a configuration says, or as references show."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.publication.addresses import compared, host_of
from auditor.publication.files import mapping_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.publication.placed import Placed
    from auditor.publication.site import Layout, Site

_READABLE = (".yml", ".yaml", ".toml", ".json")


def told_hosts(layouts: Sequence[tuple[Site, Layout]]) -> dict[str, str]:
    """The host by language that configurations give under a name of their own, such as `altLangUrl: {en: …, fr: …}`."""
    found: dict[str, str] = {}
    for site, layout in layouts:
        config = mapping_of(site.place / layout.config) if layout.config.endswith(_READABLE) else None
        for value in (config or {}).values():
            for code, host in _by_language(value, site).items():
                found.setdefault(code, host)
    return found


def _by_language(value: object, site: Site) -> dict[str, str]:
    """The hosts of a mapping from languages to base addresses; none where two languages share one."""
    if not isinstance(value, dict) or len(value) < 2:
        return {}
    hosts: dict[str, str] = {}
    for tag, address in value.items():
        code = site.tongues.code(str(tag))
        base = compared(address) if isinstance(address, str) else None
        if not code or not base or not base.host or base.path:
            return {}
        hosts[code] = base.host
    return hosts if len(set(hosts.values())) == len(value) else {}


def owners_of(
    posts: Iterable[Placed],
    paths_of: Mapping[str, Iterable[str]],
    references: Iterable[tuple[str, str]],
    told: Mapping[str, str],
) -> dict[str, str]:
    """The language to whose posts, which have no host by themselves, the references to a host lead by path alone.

    `references` are the language of the naming post and the value. Most must lead to a post: two in three of at least
    two to a host that a configuration gives that language, else four in five of at least three.
    """
    listed = [post for post in posts if post.can_pair]
    served = {post.language for post in listed if post.host}
    known: defaultdict[str, set[str]] = defaultdict(set)
    for post in listed:
        if post.language not in served:
            known[post.language].update(path.casefold() for path in paths_of[post.path])
    uses: Counter[str] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for language, value in references:
        if host := host_of(value):
            uses[host] += 1
            path = compared(value).path.casefold()
            hits.update((host, code) for code, paths in known.items() if code != language and path in paths)
    found: dict[str, str] = {}
    for (host, code), count in sorted(hits.items()):
        if told.get(code) == host:
            is_own = count > 1 and count * 3 >= uses[host] * 2
        else:
            is_own = host not in told.values() and count > 2 and count * 5 >= uses[host] * 4
        if is_own:
            found[host] = code
    return found
