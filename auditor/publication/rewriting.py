"""How an author would write another place where a target stands: in the target's own syntax, as far as that goes."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.publication.address_book import path_in
from auditor.publication.addresses import host_of
from auditor.publication.written_target import TargetForm, taken_apart

if TYPE_CHECKING:
    from auditor.model.publication import Entry
    from auditor.publication.served import ServedSite
    from auditor.publication.written_target import WrittenTarget

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SOURCE = re.compile(r"\.(?:mdx?|markdown)$", re.IGNORECASE)
_UNSAFE = ' ()<>"\\`{}|^'


def with_value(target: str, written: WrittenTarget, value: str) -> str:
    """The target with another value; query and fragment stay."""
    return target[: written.start] + value + target[written.end :]


def escaped(path: str, value: str) -> str:
    """A path with as much percent-encoding as an author uses who writes `value`, and as a link needs."""
    if "%" in value:
        return quote(path, safe="/~!$&'()*+,;=:@")
    return "".join(quote(sign) if sign in _UNSAFE else sign for sign in path)


def written_like(value: str, path: str, host: str, entry: Entry, site: ServedSite) -> str:
    """A path as an author would write it who writes `value`: absolute, from the root, or from the page of `entry`.

    `host` is that of the path, "" when it is not known.
    """
    if not value.endswith("/") and not path.endswith(".html") and len(path) > 1:
        path = path.rstrip("/")
    path = escaped(path, value)
    if _WEB.match(value) or (host and host != (host_of(entry.address) or host)):
        scheme = value.partition("//")[0] if _WEB.match(value) else "https:"
        return f"{scheme}//{host or host_of(value)}{path}"
    if value.startswith("/"):
        return path if not site.base or value.startswith(f"{site.base}/") else path.removeprefix(site.base)
    here = posixpath.dirname(path_in(entry.address))
    relative = posixpath.relpath(path, here)
    return relative + "/" if path.endswith("/") and not relative.endswith("/") else relative


def leading_to(post: Entry, target: str, entry: Entry, site: ServedSite) -> str:
    """The target, which stands in the post of `entry`, written so that it leads to `post`; without a fragment.

    "" when nobody can say how: `post` has no address, or the target is a form that names it by its language.
    """
    written = taken_apart(target)
    match written.form:
        case TargetForm.COMPUTED | TargetForm.REFERENCE:
            return ""
        case TargetForm.SOURCE:
            inside = post.path.removeprefix(f"{site.site.folder}/") if site.site.folder else post.path
            value = f"/{inside}" if written.value.startswith("/") else inside
        case TargetForm.POST_NAME:
            value = posixpath.splitext(posixpath.basename(post.path))[0]
        case TargetForm.ADDRESS if _SOURCE.search(written.value) and not _WEB.match(written.value):
            if written.value.startswith("/"):
                return ""
            value = escaped(posixpath.relpath(post.path, posixpath.dirname(entry.path) or "."), written.value)
        case TargetForm.ADDRESS:
            if not post.address or written.expression:
                return ""
            path, host = path_in(post.address), host_of(post.address)
            value = written_like(written.value, path, host, entry, site)
            if written.base:  # which the site's own base address is put before
                value = value if _WEB.match(value) else value.removeprefix(site.base)
    return _without_fragment(with_value(target, written, value), "{" in target)


def _without_fragment(target: str, is_templated: bool) -> str:
    """A fragment names a place of the other page: what is its name here, nobody knows."""
    if is_templated:
        return re.sub(r"(?<=\})#[^{}]*$", "", target)
    return target.partition("#")[0]
