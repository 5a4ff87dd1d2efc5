"""The e-book among the files of a brief: made with its cover, made again when it would differ."""

import json

from tests.desk import Desk
from tests.readers.epub import EpubFile


def test_a_book_is_made_again_when_it_would_differ(desk: Desk) -> None:
    desk.brief("# Findings\n\nWords[^n].\n\n[^n]: A note.\n")
    outcome = desk.publish("--to", "epub")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("output/brief.epub\te-book\t")
    assert "brief.pdf" not in desk.output()
    data = desk.output()["brief.epub"]
    assert EpubFile(data).files["cover.png"].startswith(b"\x89PNG")
    assert "unchanged" in desk.publish("--to", "epub").out
    desk.publish("--to", "epub", "--force")
    assert desk.output()["brief.epub"] == data
    desk.brief("# Findings\n\nOther words.\n")
    (said,) = json.loads(desk.publish("--to", "epub", "--json").out)
    assert (said["state"], said["files"][0]["path"], said["files"][0]["pages"]) == ("made", "output/brief.epub", 0)
    assert "Other words." in EpubFile(desk.output()["brief.epub"]).part("body")


def test_what_no_book_is_for_is_refused(desk: Desk) -> None:
    desk.brief("Words.\n")
    assert desk.publish("--to", "epub", "--edition", "print").code == 2
    assert desk.publish("--to", "epub", "--attach").code == 2
