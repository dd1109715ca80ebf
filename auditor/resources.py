"""Where `rules/` and `reports/` are, inside the installed package or beside it in a checkout, and what is learned."""

from __future__ import annotations

import errno
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


CACHE_FOLDER = ".auditor_cache"


class MissingResourcesError(RuntimeError):
    """The installation is damaged: neither place holds the folder asked for."""


def resource_folder(name: str) -> Traversable:
    """The folder `name` ("rules" or "reports"), also from a zipped package.

    Raises MissingResourcesError when it is nowhere, so that a damaged wheel fails loudly.
    """
    package = files("auditor")
    shipped = package / "_shipped" / name
    if shipped.is_dir():
        return shipped
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    raise MissingResourcesError(
        f"auditor: the folder {name}/ is neither in the package nor beside it; install it again"
    )


def cache_folder(root: Path) -> Path:
    """The folder where what is learned of the publication in `root` is kept, which git ignores. Raises OSError.

    A link to another place is not followed: the publication may be a stranger's.
    """
    folder = root / CACHE_FOLDER
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "a symbolic link, which is not followed", str(folder))
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    return folder
