"""The rules and languages of one run, by name; and which of them were asked for."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.address_rules import AddressRules
from auditor.model.language import Language
from auditor.model.rule import Rule
from auditor.resources import resource_folder
from auditor.rulebook.address_rules import HOSTS, PATTERNS, joined, read_hosts, read_patterns
from auditor.rulebook.declaration_words import declaration_words
from auditor.rulebook.loader import Document, RuleError, load_rule
from auditor.rulebook.value_words import value_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

_ADDRESS_FILES = {HOSTS: read_hosts, PATTERNS: read_patterns}


class UnknownRuleError(ValueError):
    """A rule or family was named that does not exist; the text suggests the nearest."""


class Rulebook(Struct, frozen=True):
    """Rules by id and languages by code, both in order of their names; what addresses tell of languages."""

    rules: dict[str, Rule]
    languages: dict[str, Language]
    addresses: AddressRules = AddressRules()

    def rule(self, name: str) -> Rule:
        """The rule of this id. Raises UnknownRuleError."""
        self._expand(name)
        return self.rules[name]

    def selection(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Rulebook:
        """The rulebook with only the rules (or families) of `select`, all when empty, without those of `ignore`.

        Raises UnknownRuleError for a name that is neither.
        """
        wanted = [self._expand(name) for name in select]
        chosen = set().union(*wanted) if wanted else set(self.rules)
        chosen = chosen.difference(*(self._expand(name) for name in ignore))
        rules = {key: rule for key, rule in self.rules.items() if key in chosen}
        return Rulebook(rules, self.languages, self.addresses)

    def _expand(self, name: str) -> set[str]:
        name = name.rstrip("/")
        found = {key for key, rule in self.rules.items() if name in (key, rule.family)}
        if not found:
            families = {rule.family for rule in self.rules.values()}
            near = get_close_matches(name, [*self.rules, *families], n=1, cutoff=0.6)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UnknownRuleError(f"no rule or family is named “{name}”{hint}")
        return found


def load_rulebook(folders: Iterable[Path] = ()) -> Rulebook:
    """The shipped rules and those of a publication's own `folders`. Raises RuleError.

    A folder holds `<family>/<name>.yml`; a rule of the same id as a shipped one takes its place. The rows of its
    hosts.yml and url-languages.yml come before the shipped ones.
    """
    rules: dict[str, Rule] = {}
    languages: dict[str, Language] = {}
    addresses = AddressRules()
    for folder in (resource_folder("rules"), *folders):
        if not folder.is_dir():
            raise RuleError(f"{folder}: no such folder of rules")
        for family in _sorted(folder):
            if not family.is_dir():
                if read := _ADDRESS_FILES.get(family.name):
                    name = _shown(family)
                    addresses = joined(read(name, _text(family, name)), addresses)
                continue
            for file in _sorted(family):
                if not file.name.endswith((".yml", ".yaml")):
                    continue
                name, stem = _shown(file), file.name.rpartition(".")[0]
                text = _text(file, name)
                if family.name == "languages":
                    languages[stem] = _language(stem, name, text)
                else:
                    rules[f"{family.name}/{stem}"] = load_rule(f"{family.name}/{stem}", name, text)
    return Rulebook(dict(sorted(rules.items())), dict(sorted(languages.items())), addresses)


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda entry: entry.name)


def _shown(file: Traversable) -> str:
    path = str(file)
    return path.removeprefix(str(Path.cwd()) + "/")


def _text(file: Traversable, name: str) -> str:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}:1: {error}") from error


def _language(code: str, name: str, text: str) -> Language:
    doc = Document(name, text)
    doc.only(
        {"name", "codes", "stop_words", "expansion", "works_cited", "see_also", "name_words", "values", "declarations"}
    )
    return Language(
        code=code,
        name=doc.sentence(("name",)),
        codes=frozenset(word.casefold() for word in doc.texts(("codes",))),
        stop_words=frozenset(doc.texts(("stop_words",))),
        expansion=doc.number(("expansion",)) if "expansion" in doc.data else 1.0,
        works_cited=frozenset(doc.texts(("works_cited",)) if "works_cited" in doc.data else ()),
        see_also=frozenset(doc.texts(("see_also",)) if "see_also" in doc.data else ()),
        name_words=frozenset(doc.texts(("name_words",)) if "name_words" in doc.data else ()),
        values=value_words(doc),
        declarations=declaration_words(doc),
    )
