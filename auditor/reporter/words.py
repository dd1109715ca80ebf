"""The words and numbers of the reports, in both languages: plurals, severities, reasons, dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import Unverified
from auditor.model.rule import Sentence, Severity
from auditor.reporter.view import counts

if TYPE_CHECKING:
    from auditor.model.audit import Audit

NBSP = "\u00a0"


class Noun(Struct, frozen=True):
    """A countable word in both languages, singular and plural."""

    en: tuple[str, str]
    fr: tuple[str, str]


SEVERITIES = {
    Severity.ERROR: Noun(("error", "errors"), ("erreur", "erreurs")),
    Severity.WARNING: Noun(("warning", "warnings"), ("avertissement", "avertissements")),
    Severity.INFO: Noun(("note", "notes"), ("remarque", "remarques")),
}
SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}

POST = Noun(("post", "posts"), ("billet", "billets"))
FINDING = Noun(("finding", "findings"), ("constat", "constats"))
ADDRESS = Noun(("address", "addresses"), ("adresse", "adresses"))
LINK = Noun(("link", "links"), ("lien", "liens"))
FILE = Noun(("file", "files"), ("fichier", "fichiers"))
SECOND = Noun(("second", "seconds"), ("seconde", "secondes"))

LANGUAGES = {
    "en": Sentence(en="English", fr="anglais"),
    "fr": Sentence(en="French", fr="français"),
    "": Sentence(en="not known", fr="inconnue"),
}

UNVERIFIED = {
    Unverified.NOT_ASKED: Sentence(
        en="Nothing in this audit needed an answer from the web",
        fr="Rien dans cette vérification n’exigeait de réponse du Web",
    ),
    Unverified.OFFLINE: Sentence(
        en="The audit was run without the network", fr="La vérification a été faite hors ligne"
    ),
    Unverified.TEMPLATE: Sentence(
        en="Only the site generator knows the address", fr="Seul le générateur du site connaît l’adresse"
    ),
}

_LEFT_OUT = {
    "git-ignored": Sentence(en="Ignored by git", fr="Ignorés par git"),
    "build-output": Sentence(en="Made by the site generator", fr="Produits par le générateur du site"),
    "dependencies": Sentence(en="Installed packages", fr="Paquets installés"),
    "hidden": Sentence(en="Hidden files and folders", fr="Fichiers et dossiers cachés"),
    "not-published": Sentence(en="Not part of the published site", fr="Absents du site publié"),
    "repository-file": Sentence(
        en="About the repository, not for its readers", fr="Propres au dépôt, non destinés au lectorat"
    ),
    "excluded": Sentence(en="Excluded by your settings", fr="Exclus par vos réglages"),
    "other-format": Sentence(en="Neither Markdown nor HTML", fr="Dans un autre format que Markdown ou HTML"),
    "symlink": Sentence(en="Symbolic links", fr="Liens symboliques"),
    "special-file": Sentence(en="Not ordinary files", fr="Autres que des fichiers ordinaires"),
    "not-readable": Sentence(en="Folders that could not be opened", fr="Dossiers qui n’ont pas pu être ouverts"),
}

_MONTHS = Sentence(
    en="January February March April May June July August September October November December",
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)


def number(value: float, language: str) -> str:
    """A number as its reader writes it: 1,234.5 or 1 234,5, with a no-break space (Office québécois)."""
    english = f"{value:,}"
    return english.translate({ord(","): NBSP, ord("."): ","}) if language == "fr" else english


def counted(value: float, noun: Noun) -> Sentence:
    """A number and its noun. In French the plural begins at 2, in English everything but 1 is plural."""
    return Sentence(
        en=f"{number(value, 'en')} {noun.en[value != 1]}",
        fr=f"{number(value, 'fr')}{NBSP}{noun.fr[value >= 2]}",
    )


def language_name(code: str) -> Sentence:
    """The name of a language; its code when there is no word for it here."""
    return LANGUAGES.get(code) or Sentence(en=code, fr=code)


def left_out_reason(reason: str) -> Sentence:
    """Why files were left out; the reason itself when there are no words for it here."""
    return _LEFT_OUT.get(reason) or Sentence(en=reason, fr=reason)


def date(started: str) -> Sentence:
    """A moment in ISO 8601 as words, in UTC; the text itself when it is not one."""
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return Sentence(en=started, fr=started)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    month = moment.month - 1
    day = "1er" if moment.day == 1 else str(moment.day)
    return Sentence(
        en=f"{moment.day} {_MONTHS.en.split()[month]} {moment.year}, {moment:%H:%M} UTC",
        fr=f"{day}{NBSP}{_MONTHS.fr.split()[month]} {moment.year}, {moment.hour}{NBSP}h{NBSP}{moment:%M} UTC",
    )


def verdict(audit: Audit) -> Sentence:
    """The whole result in one sentence."""
    touched = {quoted.finding.location.path for quoted in audit.findings}
    total = len(touched | {post.path for post in audit.posts})
    if not total:
        return Sentence(
            en="No post was found, so nothing was audited.",
            fr=f"Aucun billet n’a été trouvé{NBSP}: rien n’a donc été vérifié.",
        )
    posts = counted(total, POST)
    if not touched:
        return Sentence(
            en=f"Nothing wrong was found in {posts.en}.",
            fr=f"Aucun problème n’a été trouvé dans {posts.fr}.",
        )
    found = _listed(audit)
    return Sentence(
        en=f"{found.en} in {number(len(touched), 'en')} of {posts.en}.",
        fr=f"{found.fr} dans {counted(len(touched), POST).fr} sur {number(total, 'fr')}.",
    )


def _listed(audit: Audit) -> Sentence:
    """The counts that are not zero: “3 errors, 5 warnings and 2 notes”."""
    found = counts(audit.findings)
    parts = [counted(found.of(one), SEVERITIES[one]) for one in Severity if found.of(one)]
    return Sentence(
        en=" and ".join(filter(None, [", ".join(part.en for part in parts[:-1]), parts[-1].en])),
        fr=" et ".join(filter(None, [", ".join(part.fr for part in parts[:-1]), parts[-1].fr])),
    )
