"""A file is read again where its stamp is new, or was too young to be trusted."""

from __future__ import annotations

import time

import pytest

from auditor.engine import Digests
from auditor.engine.cache import Stamped

OLD = f"{1_700_000_000 * 10**9} 3 42"


def test_a_file_with_a_known_stamp_is_not_read() -> None:
    def read() -> bytes:
        pytest.fail("the file was read")

    digests = Digests({"a.md": Stamped(OLD, b"known")})
    assert digests.digest("a.md", OLD, read) == b"known"
    assert digests.added == {}


@pytest.mark.parametrize(("stamp", "is_kept"), [(OLD, True), ("", False)])
def test_another_stamp_or_none_means_reading(stamp: str, is_kept: bool) -> None:
    digests = Digests({"a.md": Stamped("1 3 42", b"known")})
    digest = digests.digest("a.md", stamp, lambda: b"new")
    assert digest not in (b"known", b"")
    assert digests.added == ({"a.md": Stamped(stamp, digest)} if is_kept else {})


def test_what_was_written_just_now_is_not_kept() -> None:
    digests = Digests({})
    assert digests.digest("a.md", f"{time.time_ns()} 3 42", lambda: b"new")
    assert digests.added == {}


def test_what_cannot_be_read_has_no_digest() -> None:
    assert Digests({}).digest("a.md", OLD, lambda: None) == b""
