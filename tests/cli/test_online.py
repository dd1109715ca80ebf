"""Runs that ask the web, here one on loopback: what is reported, asked again, and kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from tests.web.serving import serving

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator
    from pathlib import Path

ANSWERS = {
    "/fine": "200 OK",
    "/gone": "404 Not Found",
    "/moved": "301 Moved Permanently\r\nLocation: /fine",
    "/wall": "403 Forbidden",
}
PAGE = "<html><head><title>Jardins</title></head><body><h1>Jardins</h1><p id='heures'>Ouvert.</p></body></html>"


@pytest.fixture(autouse=True)
def _online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_OFFLINE", "0")


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def web(asked: list[str]) -> Iterator[str]:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = request.split()[1]
        asked.append(path)
        body = PAGE.encode()
        status = f"HTTP/1.1 {ANSWERS.get(path, '404 Not Found')}"
        head = f"{status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    with serving(handle) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def publication(tmp_path: Path, web: str) -> Path:
    text = (
        "---\nlang: fr\n---\n"
        f"Voir [les heures]({web}/fine#heures), [le plan]({web}/fine#plan), [la visite]({web}/gone),\n"
        f"[la boutique]({web}/moved) et [le café]({web}/wall).\n\n"
        f"La [visite guidée]({web}/gone) dure une heure.\n"
    )
    (tmp_path / "jardins.md").write_text(text, encoding="utf-8")
    return tmp_path


def report(folder: Path, *options: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["audit", str(folder), "--report", "json", *options])
    assert done.exit_code in (0, 1), done.output
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def places(data: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [
        (one["rule"], one["start"]["line"], one["start"]["column"])
        for one in data["findings"]
        if one["rule"].startswith("target/")
    ]


def test_every_occurrence_of_what_the_web_lacks_is_told(publication: Path, web: str) -> None:
    data = report(publication, "--allow-private")
    assert [rule for rule, _, _ in places(data)] == [
        "target/fragment-missing",
        "target/broken",
        "target/moved",
        "target/broken",
    ]
    (moved,) = (one for one in data["findings"] if one["rule"] == "target/moved")
    assert [edit["text"] for edit in moved["edits"]] == [f"{web}/fine"]
    outcomes = {one["address"].removeprefix(web): one["outcome"] for one in data["targets"]}
    assert outcomes == {"/fine": "ok", "/gone": "broken", "/moved": "moved", "/wall": "blocked"}
    assert [one["reason"] for one in data["unverified"]] == ["wall"]
    assert data["run"]["offline"] is False


def test_a_second_run_asks_nothing_and_says_the_same(publication: Path, asked: list[str]) -> None:
    first = report(publication, "--allow-private")
    asked.clear()
    second = report(publication, "--allow-private")
    assert asked == []
    del first["run"], second["run"]
    assert first == second
    assert (publication / ".auditor_cache" / "web.sqlite").is_file()


def test_without_the_cache_everything_is_asked_and_nothing_kept(publication: Path, asked: list[str]) -> None:
    report(publication, "--allow-private", "--no-cache")
    assert asked
    assert not (publication / ".auditor_cache").exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [((), "private"), (("--offline",), "offline"), (("--select", "link"), "not-asked")],
)
def test_what_may_not_or_need_not_be_asked_is_unverified(
    publication: Path, asked: list[str], options: tuple[str, ...], reason: str
) -> None:
    data = report(publication, *options)
    assert asked == []
    assert places(data) == []
    assert {one["reason"] for one in data["unverified"]} == {reason}


def test_a_store_that_is_no_database_is_told_and_made_anew(publication: Path) -> None:
    (publication / ".auditor_cache").mkdir()
    (publication / ".auditor_cache" / "web.sqlite").write_bytes(b"no database" * 1000)
    done = CliRunner().invoke(
        cli, ["audit", str(publication), "--allow-private", "--report", "json", "--language", "en"]
    )
    assert json.loads(done.stdout)["targets"]
    assert done.stderr.startswith("auditor: ")
