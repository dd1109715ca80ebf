"""What a rule says of itself, as a page: `auditor explain` shows it, and the pages beside the rules are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.rule import Sentence

if TYPE_CHECKING:
    from auditor.model.rule import Rule

_SEVERITY = Sentence(en="Severity", fr="Gravité")
_CONFIDENCE = Sentence(en="Confidence", fr="Certitude")
_SINCE = Sentence(en="Since", fr="Depuis")
_WHAT = Sentence(en="What it says", fr="Ce qu’elle dit")
_WHY = Sentence(en="Why it matters", fr="Pourquoi c’est important")
_FIX = Sentence(en="How to mend it", fr="Comment y remédier")
_FORMS = Sentence(en="Its forms", fr="Ses formes")
_OPTIONS = Sentence(en="Options", fr="Options")
_REFERENCES = Sentence(en="References", fr="Références")
_COLON = Sentence(en=": ", fr="\u00a0: ")
_LEVELS = {
    "error": Sentence(en="error", fr="erreur"),
    "warning": Sentence(en="warning", fr="avertissement"),
    "info": Sentence(en="note", fr="remarque"),
    "high": Sentence(en="high", fr="élevée"),
    "medium": Sentence(en="medium", fr="moyenne"),
    "low": Sentence(en="low", fr="faible"),
}


def explanation(rule: Rule, language: str, heading: str = "#") -> str:
    """The page of a rule in "en" or "fr", in Markdown; its title has the level of `heading`."""

    def say(sentence: Sentence) -> str:
        return sentence.in_language(language)

    colon = say(_COLON)
    severity = f"{say(_SEVERITY)}{colon}{say(_LEVELS[rule.severity])}"
    confidence = f"{say(_CONFIDENCE)}{colon}{say(_LEVELS[rule.confidence])}"
    parts = [
        f"{heading} `{rule.id}`{colon}{say(rule.title)}",
        f"{severity} · {confidence} · {say(_SINCE)}{colon}{rule.since}",
        f"{heading}# {say(_WHAT)}",
        say(rule.message),
        f"{heading}# {say(_WHY)}",
        say(rule.why),
        f"{heading}# {say(_FIX)}",
        say(rule.fix),
    ]
    if rule.variants:
        forms = [
            f"* `{name}`{colon}{say(form.message)}{_own_level(rule, name, language)}"
            for name, form in rule.variants.items()
        ]
        parts += [f"{heading}# {say(_FORMS)}", "\n".join(forms)]
    if rule.options or rule.phrases:
        options = [f"* `{name}`{colon}{_shown(value)}" for name, value in {**rule.options, **rule.phrases}.items()]
        parts += [f"{heading}# {say(_OPTIONS)}", "\n".join(options)]
    if rule.references:
        links = [f"* [{reference.title}]({reference.url})" for reference in rule.references]
        parts += [f"{heading}# {say(_REFERENCES)}", "\n".join(links)]
    return "\n\n".join(parts) + "\n"


def _own_level(rule: Rule, name: str, language: str) -> str:
    severity = rule.variants[name].severity
    return f" ({_LEVELS[severity].in_language(language)})" if severity else ""


def _shown(value: object) -> str:
    match value:
        case dict():
            return "; ".join(f"{key}: {_shown(entry)}" for key, entry in value.items())
        case list() | tuple():
            return ", ".join(str(entry) for entry in value)
        case _:
            return str(value)
