"""The JSON report keeps its promise: the schema, the bytes, and the text as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from auditor.model.audit import Audit, PostSummary
from auditor.reporter.json_report import render
from auditor.resources import resource_folder
from tests.reporter.sample_rules import HOSTILE_LINK
from tests.reporter.samples import EDITED, EDITED_EN, GUIDE, HOSTILE, crowded, empty, large, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: dict[str, Any] = json.loads((resource_folder("reports") / "schema" / "report.v1.json").read_text("utf-8"))


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if isinstance(schema, dict):
        if "type" in schema or "$ref" in schema or "enum" in schema or "const" in schema:
            yield schema
        for key, value in schema.items():
            if key != "required":
                yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


def test_the_schema_is_one_and_describes_every_field() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for node in nodes({"type": "object", **SCHEMA}):
        if isinstance(node.get("type"), dict):
            continue  # the properties of an object that has a property named "type"
        assert node.get("description"), node
        if node.get("type") == "object":
            assert "additionalProperties" in node, node
            assert sorted(node.get("required", ())) == sorted(node.get("properties", ())), node


@pytest.mark.parametrize(
    "audit", [sample(), empty(), large(50), crowded()], ids=["sample", "empty", "large", "crowded"]
)
def test_reports_fit_the_schema(audit: Audit) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(render(audit)))


@pytest.mark.parametrize("path", [("run", "more"), ("findings", 0, "more"), ("findings", 0, "start", "more")])
def test_a_field_that_is_not_promised_is_refused(path: tuple[str | int, ...]) -> None:
    report = json.loads(render(sample()))
    node = report
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = 1
    assert not Draft202012Validator(SCHEMA).is_valid(report)


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert render(sample()) == render(sample())


def test_the_text_is_utf8_unescaped_indented_and_ends_with_one_newline() -> None:
    text = render(sample())
    assert text.startswith('{\n  "schema": "auditor-report-1",\n  "run": {\n')
    assert text.endswith("}\n")
    assert "l’accès à l’information" in text


def test_totals() -> None:
    report = json.loads(render(sample()))
    assert report["publication"] == {
        "root": "canada-numerique/blogue",
        "generator": None,
        "languages": ["en", "fr"],
        "posts": 4,
        "pairs": 2,
        "paired_by": {"key": 1, "path": 1},
        "links": 65,
        "targets": 3,
        "coverage": [
            {
                "language": "en",
                "other": "fr",
                "posts": {"paired": 1, "all": 1},
                "words": {"paired": 1_200, "all": 1_240},
                "links": {"paired": 30, "all": 31},
            },
            {
                "language": "fr",
                "other": "en",
                "posts": {"paired": 1, "all": 2},
                "words": {"paired": 1_390, "all": 1_432},
                "links": {"paired": 0, "all": 0},
            },
        ],
        "assumptions": [
            {
                "kind": "no-such-kind",
                "facts": {"generator": "jekyll", "from": HOSTILE},
                "message": dict.fromkeys(("en", "fr"), f"no-such-kind (generator = jekyll, from = {HOSTILE})"),
            },
            {"kind": "bare-kind", "facts": {}, "message": {"en": "bare-kind", "fr": "bare-kind"}},
        ],
    }
    assert report["summary"] == {
        "error": 3,
        "warning": 4,
        "info": 1,
        "by_rule": {
            "link/malformed": 3,
            "link/same-target": 1,
            "link/vague-text": 2,
            "parity/numbers": 1,
            "translation/missing-passage": 1,
        },
    }
    assert {one["outcome"] for one in report["targets"]} == {"unverified"}


def test_a_finding_is_told_whole() -> None:
    found = next(one for one in json.loads(render(sample()))["findings"] if one["path"] == EDITED)
    fix = {
        "en": "Write: [le guide](https://exemple.ca/guide)",
        "fr": "Écrire\u00a0: [le guide](https://exemple.ca/guide)",
    }
    column = GUIDE.splitlines()[3].index("]https") + 2
    assert found == {
        "id": "00000001",
        "rule": "link/malformed",
        "variant": "missing-open-paren",
        "severity": "error",
        "confidence": "high",
        "path": EDITED,
        "language": "fr",
        "start": {"line": 4, "column": 27},
        "end": {"line": 4, "column": 62},
        "message": {
            "en": "The link is not recognised: the opening parenthesis before the address is missing.",
            "fr": "Le lien n’a pas été reconnu\u00a0: il manque la parenthèse ouvrante devant l’adresse.",
        },
        "fix": fix,
        "snippet": "[le guide]https://exemple.ca/guide)",
        "target": "https://exemple.ca/guide",
        "related": [],
        "edits": [
            {
                "path": EDITED,
                "start": {"line": 4, "column": column},
                "end": {"line": 4, "column": column},
                "text": "(",
                "safe": True,
                "title": fix,
            }
        ],
    }


def test_related_places_have_a_role_and_a_short_note() -> None:
    findings = json.loads(render(sample()))["findings"]
    notes = {(place["role"], place["note"]["en"], place["note"]["fr"]) for it in findings for place in it["related"]}
    assert notes >= {
        ("also", "Also here: Formulaire B", "Aussi ici\u00a0: Formulaire B"),
        (
            "counterpart",
            "The other version: within 20 business days",
            "L’autre version\u00a0: within 20 business days",
        ),
        (
            "after",
            "Missing after: We answer within 20 business days.",
            "Manque après\u00a0: We answer within 20 business days.",
        ),
    }


def test_a_post_has_its_address_and_its_other_versions() -> None:
    posts = {post["path"]: post for post in json.loads(render(sample()))["posts"]}
    assert (posts[EDITED]["address"], posts[EDITED]["translations"]) == (None, {"en": EDITED_EN})
    assert posts[EDITED_EN]["address"] == "https://example.ca/en/guide/"
    assert posts["2026/vide.fr.md"]["translations"] == {}


def test_hostile_text_comes_back_to_the_character() -> None:
    report = json.loads(render(sample()))
    assert report["run"]["command"].endswith(f"'{HOSTILE}'")
    attack = next(one for one in report["findings"] if one["path"] == f"{HOSTILE}.md")
    assert attack["target"] == HOSTILE_LINK
    assert attack["edits"][0]["text"] == f"({HOSTILE}"
    assert attack["language"] is None


def test_a_file_name_that_is_not_utf8_does_not_end_the_report() -> None:
    audit = empty((PostSummary("nom\udce9.md", "", "", 0, 0),))
    assert json.loads(render(audit).encode())["posts"][0]["path"] == "nom\ufffd.md"


def test_findings_keep_the_order_of_the_audit() -> None:
    audit = sample()
    found = [one["id"] for one in msgspec.json.decode(render(audit))["findings"]]
    assert found == [quoted.id for quoted in audit.findings]
