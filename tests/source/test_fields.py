"""The tables of fields: the schema generated from them, and the manual that lists them."""

import json

import pytest

from briefpress.source import SUBJECTS, json_schema
from tests.desk import Desk


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_schema_is_json_and_describes_each_field(desk: Desk, subject: str) -> None:
    outcome = desk.run("schema", subject)
    assert outcome.code == 0
    printed = json.loads(outcome.out)
    assert printed == json.loads(json.dumps(json_schema(subject)))
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    fields = printed if subject == "front-matter" else printed["additionalProperties"]
    assert all(field["description"] for field in fields["properties"].values())
    assert set(fields["required"]) <= set(fields["properties"])


def test_the_schema_has_every_spelling_that_is_read() -> None:
    properties = json_schema("front-matter")["properties"]
    assert {"toc-depth", "toc_depth", "author", "authors", "acknowledgements", "key_messages", "issue"} <= set(
        properties
    )
    assert properties["status"]["anyOf"][0]["enum"] == ["draft", "embargoed", "final"]


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("authors: Ann", "author: Ann"),
        ("toc_depth: 1", "toc-depth: 1"),
        ("issue: 3", "number: 3"),
        ("competing_interests: None", "conflict-of-interest: None"),
        ("key-messages: [One]", "keypoints: [One]"),
    ],
)
def test_other_names_are_read(desk: Desk, written: str, usual: str) -> None:
    reading = desk.read(front=f"title: T\n{written}")
    assert reading.problems == ()
    assert reading.sure.meta == desk.read(front=f"title: T\n{usual}").sure.meta


def test_two_names_of_one_field_are_a_duplicate(desk: Desk) -> None:
    assert desk.read(front="title: T\nauthor: Ann\nauthors: Ben").spots == [("key-duplicate", 4, 1)]


def test_capitals_in_field_names_are_ignored(desk: Desk) -> None:
    reading = desk.read(front="Title: A\nDATE: 2026-03-03\nToc_Depth: 3\nLang: en-GB")
    meta = reading.sure.meta
    assert (meta.title, str(meta.date), meta.toc_depth, meta.lang) == ("A", "2026-03-03", 3, "en-GB")
    assert reading.problems == ()


@pytest.mark.parametrize(("title", "is_said"), [("“A b”", True), ("“A” b “c”", False), ("«Б»", False), ("It’s", False)])
def test_typographic_quotation_marks_around_a_value_are_reported(desk: Desk, title: str, *, is_said: bool) -> None:
    assert ("markup-literal" in desk.read(front=f"title: {title}").codes) is is_said
