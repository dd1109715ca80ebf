"""What of MDX is code and masked, what is text and stays; and that any text whatever is masked in its length."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawler.mdx import mask_mdx
from auditor.crawler.reader import read_post
from auditor.model.facts import Format
from auditor.model.mask import TEMPLATE

PIECES = (
    "{", "}", "{{", "}}", "{/*", "*/}", "`", "``", "```", "~~~", "````", "\n", "\r\n", "\n\n", "import ", "export ",
    "import x from 'y'", "export const a = {", "<Tab value={", "/>", "mot", "été 🌱", "[a](b)", "# ", " ", "\t", "\\{",
    "\u2028", "\x85", "\x0c", "\x0b", "{props.name}", "=", "'", '"', "$", "{}",
)  # fmt: skip
BREAKS = re.compile("[^\n\r]")


def shown(text: str) -> str:
    """The text as it is read: blank where nothing is seen, an ellipsis for a run of what only a program knows."""
    return re.sub(f"{TEMPLATE}+", "…", mask_mdx(text))


TOLD = {
    "an import": ("import Tabs from '@theme/Tabs'\n\nVoici.", "\n\nVoici."),
    "imports": ("import A from 'a'\nimport B from 'b'\n\nVoici.", "\n\n\nVoici."),
    "an import of several lines": ("import {\n  A,\n  B,\n} from 'a'\n\nVoici.", "\n\n\n\n\nVoici."),
    "an import below the text": ("Voici.\n\nimport A from 'a'\n\nVoilà.", "Voici.\n\n\n\nVoilà."),
    "an export": ("export const meta = {title: 'a'}\n\nVoici.", "\n\nVoici."),
    "an export up to a blank line": ("export const a = () => (\n  <b>x</b>\n)\n\nVoici.", "\n\n\n\nVoici."),
    "imports are words inside a paragraph": ("Les\nimport et export.", "Les\nimport et export."),
    "a word that begins alike": ("importer des outils\n\nexporte tout", "importer des outils\n\nexporte tout"),
    "an expression": ("Il y a {props.count} outils.", "Il y a … outils."),
    "two expressions": ("{a} et {b}", "… et …"),
    "an expression in an expression": ("Voir {list.map(x => {x})} ici", "Voir … ici"),
    "an expression over two lines": ("Voir {a +\n b} ici", "Voir …\n… ici"),
    "a comment": ("Voir {/* à revoir: {ça} */} ici", "Voir ici"),
    "a comment over two lines": ("Voir {/* à\nrevoir */} ici", "Voir \n ici"),
    "an attribute": ("<Tab value={x} label='y'>", "<Tab value=\"…\" label='y'>"),
    "a brace that never closes": ("Voir {ici et là.", "Voir {ici et là."),
    "a brace that never opens": ("Voir ici} et là.", "Voir ici} et là."),
    "a closed one in one that never closes": ("Voir {ici {a} et là.", "Voir {ici … et là."),
    "a code span": ("Écrire `{a}` ici", "Écrire `{a}` ici"),
    "a code span of two": ("Écrire ``{`a}`` ici", "Écrire ``{`a}`` ici"),
    "behind a code span": ("Écrire `{a}` et {b}", "Écrire `{a}` et …"),
    "a backtick alone": ("Un ` seul et {b}", "Un ` seul et …"),
    "a fence": ("```js\nimport A from 'a'\n\n{a}\n```\n\n{b}", "```js\nimport A from 'a'\n\n{a}\n```\n\n…"),
    "a fence of tildes": ("~~~\n{a}\n```\n{b}\n~~~\n{c}", "~~~\n{a}\n```\n{b}\n~~~\n…"),
    "a longer fence": ("````\n```\n{a}\n```\n````\n{b}", "````\n```\n{a}\n```\n````\n…"),
    "a fence that never closes": ("{a}\n```\n{b}\n", "…\n```\n{b}\n"),
    "an indented fence": ("   ```\n{a}\n   ```\n{b}", "   ```\n{a}\n   ```\n…"),
}


@pytest.mark.parametrize("name", TOLD)
def test_code_is_masked_and_text_is_not(name: str) -> None:
    text, expected = TOLD[name]
    assert folded(shown(text)) == folded(expected)


def folded(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]


def test_an_escaped_brace_is_text() -> None:
    assert mask_mdx("Écrire \\{a} ici") == "Écrire \\{a} ici"


def test_three_backticks_in_a_line_are_a_code_span_and_end_with_it() -> None:
    assert shown("```{a}``` ici\n\nVoir {b}") == "```{a}``` ici\n\nVoir …"


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
def test_the_length_and_the_line_ends_are_kept(text: str) -> None:
    masked = mask_mdx(text)
    assert len(masked) == len(text)
    assert BREAKS.sub(" ", masked.replace("\r", " ")) == BREAKS.sub(" ", text.replace("\r", " "))
    assert mask_mdx(text) == masked
    assert all(new in (old, " ", TEMPLATE, '"') for old, new in zip(text, masked, strict=True))


@given(st.text(max_size=200).filter(lambda text: not set(text) & set("{}`~")))
def test_text_without_braces_imports_and_exports_stays_as_it_is(text: str) -> None:
    if "import" not in text and "export" not in text:
        assert mask_mdx(text) == text


@given(st.text(alphabet="{}ab \n", max_size=60))
def test_no_expression_is_left_over(text: str) -> None:
    assert not re.search(r"\{[^{}]*\}", mask_mdx(text))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mdx_is_read(text: str) -> None:
    read_post(text.encode(), Format.MDX)


HOSTILE = {
    "closing": "}" * 100_000,
    "pairs": "{}" * 50_000,
    "nested": "{" * 5_000 + "}" * 5_000,
    "backticks": "`" * 100_000,
    "spans": "` " * 50_000,
    "imports": "import " * 50_000,
    "lines of imports": "import x\n" * 20_000,
    "blocks of imports": "import x\n\n" * 20_000,
    "blank lines before an import": "\n" * 100_000 + "import",
    "fences": "```\n" * 20_000,
    "fences of both": "```\n~~~\n" * 10_000,
    "longer fences": "\n".join("`" * n for n in range(3, 400)),
    "attributes": "<a b={" * 10_000,
    "braces": "{" * 100_000,
    "comments": "{/*" * 30_000,
    "spans and braces": "`{` " * 20_000,
    "growing spans": " ".join("`" * n for n in range(1, 400)) + "{",
    "blank lines": "a" + "\n" * 100_000 + "x",
    "blank lines at the beginning": " \n" * 50_000 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_masked_in_its_length(name: str) -> None:
    assert len(mask_mdx(HOSTILE[name])) == len(HOSTILE[name])


def test_front_matter_of_forty_fields_is_read() -> None:
    fields = "".join(f"champ{number}: oui\n" for number in range(40))
    facts = read_post(f"---\n{fields}---\n\n# Titre\n".encode(), Format.MDX)
    assert [passage.text for passage in facts.passages] == ["Titre"]


def test_a_reader_sees_no_code() -> None:
    text = "import A from 'a'\n\n# Titre {/* à revoir */}\n\n<A>Voir {n} outils</A>\n\n```\n{c}\n```\n"
    facts = read_post(text.encode(), Format.MDX)
    assert [passage.text for passage in facts.passages] == ["Titre", "Voir … outils"]


@pytest.mark.parametrize("tag", ["<A href={b}>", "<A href={b} title='c'>", "<A style={{a: 'b'}}>", "<A b={`${c}`}>"])
def test_a_reader_sees_no_attribute(tag: str) -> None:
    facts = read_post(f"{tag}Voir les outils</A>\n".encode(), Format.MDX)
    assert [passage.text for passage in facts.passages] == ["Voir les outils"]
