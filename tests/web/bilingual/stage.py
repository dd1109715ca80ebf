"""Where pages are put, by host and path, and what is answered there."""

from __future__ import annotations

import random

from msgspec import Struct

from tests.web.bilingual.documents import Dress, Matter, html, pdf, written
from tests.web.bilingual.stock import NOT_FOUND, WELCOME

READERS = ("en", "fr")
_HOSTS, _PAIRS = 40, 6
_FIRST = 1_000  # a number such as 404 would say something
CODE_HOST, MAP_HOST = "127.22.0.1", "127.22.0.2"


class Answer(Struct, frozen=True):
    """What a server answers; `headers` are lines."""

    status: int = 200
    headers: tuple[str, ...] = ()
    body: bytes = b""


def redirect(to: str, status: int = 302) -> Answer:
    """To another path or address."""
    return Answer(status, (f"Location: {to}",))


def shown(body: bytes, *headers: str) -> Answer:
    """A page in HTML."""
    return Answer(200, ("Content-Type: text/html; charset=utf-8", *headers), body)


_MISSING = Answer(404, ("Content-Type: text/html; charset=utf-8",), b"<!doctype html><title>404</title><h1>404</h1>")


class Stage:
    """The pages of a web; `port` is that of its addresses. Every host has a home page in both languages."""

    def __init__(self, port: int, seed: int) -> None:
        self.port = port
        self.chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
        self.hosts = [f"127.20.{number}.1" for number in range(_HOSTS)]
        self.pairs = [{"en": f"127.21.{number}.1", "fr": f"127.21.{number}.2"} for number in range(_PAIRS)]
        self._answers: dict[tuple[str, str], Answer] = {}
        self._slots = 0
        for host in (*self.hosts, *(host for pair in self.pairs for host in pair.values())):
            for language in READERS:
                home = Matter.drawn(self.chance, 0)
                body = written(WELCOME.language(language), "", Dress(lang=language), language)
                self.put(host, f"/{language}/", shown(body))
                self.put(host, f"/{language}/0", shown(html(home, language, Dress(lang=language))))

    def put(self, host: str, path: str, answer: Answer) -> str:
        """The address at which it is answered from now on."""
        assert (host, path) not in self._answers, f"{host}{path} is answered twice"
        self._answers[host, path] = answer
        return f"http://{host}:{self.port}{path}"

    def answer(self, host: str, path: str) -> Answer:
        """What is answered; a 404 where nothing was put."""
        return self._answers.get((host, path), _MISSING)

    def slot(self, reader: str) -> Slot:
        """A place for a further scene."""
        number = _FIRST + self._slots
        self._slots += 1
        host = self.hosts[self._slots % _HOSTS]
        other = READERS[reader == READERS[0]]
        return Slot(self, number, host, reader, other, Matter.drawn(self.chance, number))


class Slot(Struct, frozen=True):
    """A place for one scene: a host, a subject, and for which reader it is staged."""

    stage: Stage
    number: int
    host: str
    reader: str
    other: str
    matter: Matter

    def page(self, path: str, language: str, dress: Dress | None = None, *headers: str, host: str = "") -> str:
        """Puts the matter in a language at a path, and says where."""
        body = html(self.matter, language, dress or self.usual(language))
        return self.stage.put(host or self.host, path, shown(body, *headers))

    def pdf(self, path: str, language: str, lang: str) -> str:
        """Puts it as a PDF, with a /Lang or none."""
        return self.put(path, Answer(200, ("Content-Type: application/pdf",), pdf(self.matter, language, lang)))

    def put(self, path: str, answer: Answer, host: str = "") -> str:
        """Puts any answer."""
        return self.stage.put(host or self.host, path, answer)

    def soft_404(self, path: str, language: str) -> str:
        """Puts a page that says it is not there."""
        body = written(NOT_FOUND.language(language), "", Dress(lang=language), language)
        return self.put(path, shown(body))

    def at(self, path: str) -> str:
        """The address of a path, whatever is answered there."""
        return f"http://{self.host}:{self.stage.port}{path}"

    def usual(self, language: str) -> Dress:
        """How a page mostly shows its language: in one of several right ways."""
        locale = {"en": "en_CA", "fr": "fr_CA", "es": "es_MX"}[language]
        return self.stage.chance.choice(
            (
                Dress(lang=language),
                Dress(lang=locale.replace("_", "-")),
                Dress(lang=language, meta=(("og:locale", locale),)),
                Dress(lang=language, main=False),
            )
        )
