"""Front matter: its values, and where each stands in the file."""

from __future__ import annotations

import pytest

from auditor.crawler.front_matter import read_front_matter


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "text", ["---\ntitle: Été 🌱\n---\n", "+++\ntitle = 'Été 🌱'\n+++\n", '{\n"title": "Été 🌱"}\n']
)
def test_values_stand_where_the_fields_say(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    front = read_front_matter(text + "corps")
    assert (front.error, front.closed, front.end) == ("", True, len(text))
    assert front.data == {"title": "Été 🌱"}
    field = front.fields[0]
    assert field.path == ("title",)
    assert text[field.scalar.start : field.scalar.end].strip("'\"") == "Été 🌱"


def test_fields_are_asked_for_without_regard_to_case() -> None:
    assert read_front_matter("---\nTitle: ' A '\n---\n").text("titre", "title") == "A"


@pytest.mark.parametrize("text", ["", "x\n---\na: b\n---\n", "---\n\nUn texte.\n\n---\n", "{{ page }}", "{ x"])
def test_no_front_matter(text: str) -> None:
    front = read_front_matter(text)
    assert (front.end, front.data, front.error, front.closed) == (0, {}, "", True)


def test_yaml_has_the_scalars_of_version_1_2() -> None:
    assert read_front_matter("---\na: no\nb: on\nc: true\nd: 12\ne: ~\n---\n").data == {
        "a": "no",
        "b": "on",
        "c": True,
        "d": 12,
        "e": None,
    }
