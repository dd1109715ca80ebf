"""The language of a short text: by its stop words where they decide, else by langdetect among a few candidates.

langdetect is restricted to the candidates' profiles and seeded: the same text always gets the same answer. It is never
asked about fewer than four words, where it guesses.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

MIN_WORDS = 4
_SEED = 0
_UNKNOWN = "unknown"  # langdetect's own word


class Verdict(NamedTuple):
    """A language code, "" when none is likely, and how likely it is, 0 to 1."""

    language: str
    probability: float


def detected(text: str, candidates: tuple[str, ...]) -> Verdict:
    """The most likely of the candidate languages; none for a text without words, as langdetect sees it.

    Candidates that langdetect has no profile of are left out.
    """
    from langdetect.lang_detect_exception import LangDetectException

    factory = _factory(candidates)
    if factory is None:
        return Verdict("", 0.0)
    detector = factory.create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # it leaves out addresses, numbers and signs, and says so when nothing is left
        found = []
    return Verdict(found[0].lang, found[0].prob) if found and found[0].lang != _UNKNOWN else Verdict("", 0.0)


def detected_among_all(text: str) -> Verdict:
    """The most likely of all languages that langdetect knows. Loading them takes a second, once."""
    return detected(text, _all_codes())


@cache
def _all_codes() -> tuple[str, ...]:
    import langdetect.detector_factory as source

    return tuple(sorted(entry.name for entry in Path(source.PROFILES_DIRECTORY).iterdir()))


@cache
def _factory(candidates: tuple[str, ...]) -> DetectorFactory | None:
    """A factory that knows these languages alone; None when it would have nothing to tell apart."""
    import langdetect.detector_factory as source
    from langdetect.lang_detect_exception import LangDetectException

    folder = Path(source.PROFILES_DIRECTORY)
    profiles = [(folder / code).read_text("utf-8") for code in candidates if (folder / code).is_file()]
    if len(profiles) < 2:
        return None
    factory = source.DetectorFactory()
    factory.seed = _SEED
    try:
        factory.load_json_profile([json.dumps(json.loads(profile)) for profile in profiles])
    except LangDetectException:
        return None
    return factory
