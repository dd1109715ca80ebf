"""Two versions of a post as they are compared: read from text, aligned, and their passages told by their beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.crawler.reader import read_post
from auditor.examiner import Examiner, Member
from auditor.language import confirmed, read_languages
from auditor.model.facts import Facts, Format, PassageKind
from auditor.model.pair import FRONT_MATTER, Match, Pair
from auditor.model.post import Post
from auditor.model.publication import Entry
from auditor.publication.alignment import align
from auditor.publication.lone_values import lone_values
from auditor.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.examiner import ExaminedGroup
    from auditor.model.finding import Finding

RULEBOOK = load_rulebook()
LANGUAGES = RULEBOOK.languages
LONGER = LANGUAGES["fr"].expansion

ENGLISH = (
    "# A skating rink in the park",
    "Every winter since 2009, the residents of the Saint-Roch district have flooded the north end of the park to make"
    " a skating rink. It is open to everyone, free of charge, from the first cold spell until the ice melts.",
    "Last year, 1,450 people came at least once, and 62 volunteers took turns at the hose. The city paid for the water,"
    " and a local hardware store lent the lamps.",
    "## How the ice is made",
    "The ground must stay well below freezing for three nights in a row. Then the volunteers pack the snow with"
    " rollers, spray a thin layer of water, and let it freeze before they add another one.",
    "About 25 layers are needed before anybody can skate. Claudine Tremblay, who has directed the work from the"
    " beginning, says that impatience is the only real enemy of good ice.",
    "## What to bring",
    "- Warm clothes, and a second pair of mittens for the children",
    "- Skates; those who have none can borrow a pair at the shelter, in exchange for a piece of identification",
    "- A shovel after a snowfall, since the rink is cleared by those who use it",
    "- A thermos of soup or hot chocolate, because the canteen is only open on Sundays",
    "## When to come",
    "The lamps are lit from 4:30 pm to 9 pm on weekdays. On Saturdays the rink is reserved for hockey until noon, and"
    " beginners have the whole evening to themselves.",
    "The state of the ice is posted every morning on [the district’s page](https://quartier.example/en/rink). Nobody"
    " should walk on the ice when the red flag is up, even if it looks solid.",
    "Would you like to help? Write to patinoire@quartier.example or call 418-555-0142 before November 15. Training"
    " takes one evening, and boots are provided to all who come.",
)
FRENCH = (
    "# Une patinoire dans le parc",
    "Chaque hiver depuis 2009, les gens du quartier Saint-Roch inondent l’extrémité nord du parc pour en faire une"
    " patinoire. Elle est ouverte à tout le monde, gratuitement, des premiers grands froids jusqu’à la fonte.",
    "L’an dernier, 1\u00a0450 personnes y sont venues au moins une fois, et 62 bénévoles se sont relayés au boyau. La"
    " ville a payé l’eau, et une quincaillerie du quartier a prêté les lampes.",
    "## Comment se fait la glace",
    "Le sol doit rester bien en dessous du point de congélation pendant trois nuits de suite. Les bénévoles tassent"
    " alors la neige au rouleau, vaporisent une mince couche d’eau et la laissent geler avant d’en ajouter une autre.",
    "Il faut environ 25 couches avant que quiconque puisse patiner. Claudine Tremblay, qui dirige les travaux depuis"
    " le début, dit que l’impatience est la seule véritable ennemie d’une bonne glace.",
    "## Quoi apporter",
    "- Des vêtements chauds, et une deuxième paire de mitaines pour les enfants",
    "- Des patins; ceux et celles qui n’en ont pas peuvent en emprunter à la cabane, en échange d’une pièce d’identité",
    "- Une pelle après une bordée de neige, car la patinoire est déblayée par les gens qui s’en servent",
    "- Un thermos de soupe ou de chocolat chaud, parce que la cantine n’ouvre que le dimanche",
    "## Quand venir",
    "Les lampes sont allumées de 16\u00a0h\u00a030 à 21\u00a0h en semaine. Le samedi, la patinoire est réservée au"
    " hockey jusqu’à midi, et les débutants ont toute la soirée pour eux.",
    "L’état de la glace est affiché chaque matin sur [la page du quartier](https://quartier.example/fr/patinoire)."
    " Personne ne devrait marcher sur la glace quand le drapeau rouge est levé, même si elle paraît solide.",
    "Vous aimeriez donner un coup de main? Écrivez à patinoire@quartier.example ou appelez au 418-555-0142 avant le 15"
    " novembre. La formation dure une soirée, et des bottes sont fournies à tous ceux qui viennent.",
)
LONG_PARAGRAPHS = tuple(
    number for number, block in enumerate(ENGLISH) if block[0] not in "#-" and len(block.split()) >= 20
)
LIST = slice(7, 11)


def markdown(blocks: Iterable[str]) -> str:
    """The blocks as a post."""
    return "\n\n".join(blocks) + "\n"


def without(blocks: Sequence[str], *numbers: int) -> list[str]:
    """All blocks but those."""
    return [block for number, block in enumerate(blocks) if number not in numbers]


def in_place(blocks: Sequence[str], number: int, *others: str) -> list[str]:
    """The blocks with others in the place of one."""
    return [*blocks[:number], *others, *blocks[number + 1 :]]


def facts_of(text: str, form: Format = Format.MARKDOWN) -> Facts:
    """What a text says of itself."""
    return read_post(text.encode(), form)


def matches_of(english: str, french: str) -> tuple[Match, ...]:
    """The matches of an English text with a French one."""
    return align(facts_of(english), facts_of(french), LONGER)


def mirrored(matches: Iterable[Match]) -> set[Match]:
    """The matches as they would be with left and right swapped."""
    return {Match(match.right, match.left) for match in matches}


def gaps(matches: Iterable[Match]) -> list[Match]:
    """The matches that one side has nothing for."""
    return [match for match in matches if not match.left or not match.right]


def assert_whole(matches: Sequence[Match], left: Facts, right: Facts) -> None:
    """Each passage that a reader sees is in exactly one match, and no match is empty."""
    for side, facts in (([i for m in matches for i in m.left], left), ([j for m in matches for j in m.right], right)):
        assert sorted(side) == [
            index for index, passage in enumerate(facts.passages) if passage.text or passage.kind in FRONT_MATTER
        ]
    assert all(match.left or match.right for match in matches)


def body(facts: Facts, kind: PassageKind = PassageKind.PARAGRAPH) -> list[int]:
    """The passages of a kind."""
    return [index for index, passage in enumerate(facts.passages) if passage.kind is kind]


def post_of(path: str, language: str, text: str) -> Post:
    """A post in a language, with the passages of it that are in another."""
    facts = facts_of(text, Format.HTML if path.endswith(".html") else Format.MARKDOWN)
    reading = read_languages(facts, language, LANGUAGES)
    return Post(path, language, facts, Entry(path, language, (language,)), reading.others, reading.text_language)


def pair_of(english: str, french: str, suffix: str = "md") -> Pair:
    """Two versions, compared."""
    left, right = post_of(f"a.en.{suffix}", "en", english), post_of(f"a.fr.{suffix}", "fr", french)
    pair = confirmed(Pair(left, right, align(left.facts, right.facts, LONGER)), LANGUAGES)
    return Pair(pair.left, pair.right, pair.matches, lone_values(pair, LANGUAGES))


def examined(english: str, french: str, *rules: str, suffix: str = "md") -> ExaminedGroup:
    """What the rules, or all for none, make of two versions."""
    from auditor.crawler.sources import Source

    form = Format.HTML if suffix == "html" else Format.MARKDOWN
    members = tuple(
        Member(
            Source(f"a.{code}.{suffix}", form, data=text.encode()),
            Entry(f"a.{code}.{suffix}", code, (code,), counterparts={other: f"a.{other}.{suffix}"}),
        )
        for code, other, text in (("en", "fr", english), ("fr", "en", french))
    )
    return Examiner(RULEBOOK.selection(rules, ()), ("en", "fr"), max_bytes=5_000_000).examine(members)


def findings(english: str, french: str, *rules: str) -> list[Finding]:
    """The findings of the rules in two versions."""
    return [one.finding for post in examined(english, french, *rules).posts for one in post.findings]
