from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.publication.redirects import redirects_in

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
# Moved in 2024
/old            /new
/old/:year/:name/   /archive/:year/:name   302
/blog/*         /news/:splat
https://blog.example.ca/*  https://example.ca/blog/:splat  301!
/shop id=:id    /store/:id
/pays  /ca  302  Country=ca
/app/*  /app/index.html  200
/twice/:a/:a  /x
nothing
"""
TABLES = """
[[redirects]]
from = "/toml/*"
to = "/:splat"
status = 302
[[redirects]]
from = "/only"
to = "/x"
query = {a = "b"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_redirects").write_text(RULES, "utf-8")
    (tmp_path / "netlify.toml").write_text(TABLES, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "to", "status"),
    [
        ("/old", "/new", 301),
        ("/old/", "/new", 301),
        ("/old/2020/été/", "/archive/2020/été", 302),
        ("/blog/a/b", "/news/a/b", 301),
        ("/blog", "/news/", 301),
        ("/app/anything", "/app/index.html", 200),
        ("/toml/a", "/a", 302),
    ],
)
def test_a_path_that_is_sent_elsewhere(folder: Path, path: str, to: str, status: int) -> None:
    led = [(rule.leads(path), rule.status) for rule in redirects_in(folder, [""]) if not rule.host and rule.leads(path)]
    assert led[0] == (to, status)


@pytest.mark.parametrize("path", ["/older", "/shop", "/pays", "/only", "/blogue/a", "/twice/1/2"])
def test_a_path_that_stays(folder: Path, path: str) -> None:
    assert not any(rule.leads(path) for rule in redirects_in(folder, [""]) if not rule.host)


def test_a_rule_for_another_host(folder: Path) -> None:
    (rule,) = (rule for rule in redirects_in(folder, [""]) if rule.host)
    assert (rule.host, rule.leads("/a/b")) == ("blog.example.ca", "https://example.ca/blog/a/b")
