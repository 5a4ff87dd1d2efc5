"""Comments from partners: listed with their lines, written into the source, and sent again with complete threads."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable

import pytest
from lxml import etree

from tests.desk import Desk, Outcome
from tests.merge.commenting import W15, Comments
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import SentFile
from tests.readers.pictures import png_of

FRONT = """title: Sharing rivers
lang: en-GB
toc: false
keypoints:
  - Dry years come soon.
  - 'It''s so.'"""
BODY = """# Background

Rivers carry **less water** than before.[^flow]

The second paragraph says more.

| River | Flow |
|-------|------|
| Aar   | 14   |

![The bed in June](images/bed.png){#fig-bed alt="A river bed"}

[^flow]: Survey of basins, 2025.
"""
AT = "@{} 2026-03-01T10:00"
Edit = Callable[[Comments], object]


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/bed.png", png_of("white"))
    desk.brief(BODY, front=FRONT)


def merged(sent: SentFile, edit: Edit, *options: str) -> tuple[list[str], Outcome]:
    """Comment on the file, merge it, and return the new lines of the source, with the output."""
    desk, data, _ = sent
    desk.brief(BODY, front=FRONT)
    comments = Comments(Edited(data))
    edit(comments)
    comments.save()
    file = desk.root / "source/brief/brief.md"
    before = file.read_text().split("\n")
    outcome = desk.run("merge", str(desk.write("edited.docx", comments.edited.bytes())), *options)
    lines = difflib.ndiff(before, file.read_text().split("\n"))
    return [line[2:] for line in lines if line.startswith("+ ")], outcome


def on(begins: str, words: str = "", text: str = "Is that so?", author: str = "Ann", id_: int = 1) -> Edit:
    """Comment on words of a paragraph."""

    def edit(comments: Comments) -> None:
        comments.say(id_, author, text)
        comments.on(comments.edited.paragraph(begins), id_, words)

    return edit


def all_of(*edits: Edit) -> Edit:
    return lambda comments: [edit(comments) for edit in edits]


def thread(comments: Comments) -> None:
    on("The second", "says")(comments)
    comments.say(2, "Ben", "Yes.", to=1)
    comments.say(3, "Ann", "Fine then.", to=1)
    comments.edited.paragraph("The second").append(xml('<w:r><w:commentReference w:id="2"/></w:r>'))


def settled(comments: Comments) -> None:
    comments.say(1, "Ann", "Is that so?", done=True)
    comments.on(comments.edited.paragraph("The second"), 1, "says")
    comments.say(2, "Ben", "Yes.", to=1, done=True)


def across(comments: Comments) -> None:
    comments.say(1, "Ann", "All of it?")
    comments.edited.paragraph("Rivers carry").insert(1, xml('<w:commentRangeStart w:id="1"/>'))
    last = comments.edited.paragraph("The second")
    last.append(xml('<w:commentRangeEnd w:id="1"/>'))
    last.append(xml('<w:r><w:commentReference w:id="1"/></w:r>'))


def overlapping(comments: Comments) -> None:
    all_of(on("The second", "paragraph says"), on("The second", " more", "More?", "Ben", 2))(comments)
    paragraph = comments.edited.paragraph("The second")
    starts = next(node for node in paragraph.iter(w("commentRangeStart")) if node.get(w("id")) == "2")
    inner = next(run for run in paragraph.iter(w("r")) if text_of(run) == "paragraph says")
    before, after = (xml(f'<w:r><w:t xml:space="preserve">{some}</w:t></w:r>') for some in ("paragraph ", "says"))
    for element in (before, starts, after):
        inner.addprevious(element)
    paragraph.remove(inner)


def picture(comments: Comments) -> None:
    comments.say(1, "Ann", "Sharper?")
    drawn = [element for element in comments.edited.paragraphs if element.find(f".//{w('drawing')}") is not None]
    comments.on(drawn[-1], 1)


def note(comments: Comments) -> None:
    comments.say(1, "Ann", "Which one?")
    root = etree.fromstring(comments.edited.parts["word/footnotes.xml"])
    comments.on(next(element for element in root.iter(w("p")) if "Survey" in text_of(element)), 1, "Survey")
    comments.edited.parts["word/footnotes.xml"] = etree.tostring(root)


def new_paragraph(comments: Comments) -> None:
    comments.say(1, "Ann", "Good?")
    comments.on(comments.edited.add("The second", "BodyText", "A new one."), 1)


WRITTEN: dict[str, tuple[Edit, list[str]]] = {
    "a thread": (
        thread,
        ["The second paragraph {==says==}{>>" + AT.format("Ann") + ": Is that so?<<}{>>" + AT.format("Ben")
         + ": Yes.<<}{>>" + AT.format("Ann") + ": Fine then.<<} more."],
    ),
    "a resolved thread": (
        settled,
        ["The second paragraph {==says==}{>>" + AT.format("Ann") + " done: Is that so?<<}{>>" + AT.format("Ben")
         + " done: Yes.<<} more."],
    ),
    "across paragraphs": (
        across, ["Rivers carry **less water** than before.[^flow]{>>" + AT.format("Ann") + ": All of it?<<}"],
    ),
    "the same words": (
        all_of(on("The second", "says", "One."), on("The second", "says", "Two.", "Ben", 2)),
        ["The second paragraph {=={==says==}{>>" + AT.format("Ann") + ": One.<<}==}{>>" + AT.format("Ben")
         + ": Two.<<} more."],
    ),
    "words that overlap": (
        overlapping,
        ["The second {==paragraph says==}{>>" + AT.format("Ann") + ": Is that so?<<} more{>>" + AT.format("Ben")
         + ": More?<<}."],
    ),
    "bold words": (
        on("Rivers carry", "less water"),
        ["Rivers carry **less water**{>>" + AT.format("Ann") + ": Is that so?<<} than before.[^flow]"],
    ),
    "a cell": (on("14", "14"), ["| Aar   | {==14==}{>>" + AT.format("Ann") + ": Is that so?<<}   |"]),
    "a heading": (on("Background", "Background"), ["# {==Background==}{>>" + AT.format("Ann") + ": Is that so?<<}"]),
    "a key message": (
        on("Dry years", "come"), ['  - "Dry years {==come==}{>>' + AT.format("Ann") + ': Is that so?<<} soon."'],
    ),
    "a picture": (
        picture,
        ["![The bed in June{>>" + AT.format("Ann") + ': Sharper?<<}](images/bed.png){#fig-bed alt="A river bed"}'],
    ),
    "a note": (note, ["[^flow]: {==Survey==}{>>" + AT.format("Ann") + ": Which one?<<} of basins, 2025."]),
    "a new paragraph": (new_paragraph, ["", "A new one.{>>" + AT.format("Ann") + ": Good?<<}"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN)
def test_comments_are_written_beside_their_text_and_sent_again(sent: SentFile, case: str) -> None:
    edit, expected = WRITTEN[case]
    lines, outcome = merged(sent, edit, "--comments", "source")
    assert (sorted(lines), outcome.code) == (sorted(expected), 0), outcome.out
    assert "remark" not in outcome.out
    desk = sent.desk
    source = (desk.root / "source/brief/brief.md").read_text()
    outcome = desk.run("merge", str(desk.root / "edited.docx"), "--comments", "source")
    assert ((desk.root / "source/brief/brief.md").read_text(), outcome.code) == (source, 0), outcome.out
    assert desk.run("publish", "--review").code == 0
    again = Edited((desk.root / "output/brief-review.docx").read_bytes())
    actual = [text_of(element) for element in etree.fromstring(again.parts["word/comments.xml"])]
    comments = Comments(Edited(sent.data))
    edit(comments)
    assert sorted(actual) == sorted(comments.texts)
    states = etree.fromstring(again.parts["word/commentsExtended.xml"])
    assert sum(element.get(f"{{{W15}}}paraIdParent") is not None for element in states) == (
        2 if case == "a thread" else 1 if case == "a resolved thread" else 0
    )
    outcome = desk.run("merge", str(desk.write("again.docx", again.bytes())))
    assert (outcome.code, outcome.out) == (0, "nothing has changed\n")


@pytest.mark.parametrize("begins", ["Sharing rivers", "It\u2019s so"])
def test_a_comment_on_a_field_that_cannot_contain_it_is_reported(sent: SentFile, begins: str) -> None:
    lines, outcome = merged(sent, on(begins, begins.split()[0]), "--comments", "source")
    assert (lines, outcome.code) == ([], 0)
    assert (
        'the comment "Is that so?" was not written into the source: these words cannot contain comments' in outcome.out
    )


def test_comments_are_listed_with_their_line_and_author(sent: SentFile) -> None:
    _, outcome = merged(sent, all_of(thread, on("Rivers carry", "less water", "How much?", "Ben", 7)), "--json")
    output = [(item["line"], item["column"], item["author"], item["text"]) for item in json.loads(outcome.out)]
    assert output == [
        (13, 22, "Ann", 'Is that so? (on "says")'),
        (13, 22, "Ben", 'answers Ann: Yes. (on "says")'),
        (13, 22, "Ann", 'answers Ann: Fine then. (on "says")'),
        (11, 16, "Ben", 'How much? (on "less water")'),
    ]


def test_a_comment_whose_text_changed_in_the_source_is_reported(sent: SentFile) -> None:
    desk, data, _ = sent
    comments = Comments(Edited(data))
    on("The second", "says")(comments)
    comments.save()
    desk.brief(BODY.replace("says more", "tells more"), front=FRONT)
    edited = desk.write("edited.docx", comments.edited.bytes())
    outcome = desk.run("merge", str(edited), "--comments", "source", "--conflicts", "mark")
    assert outcome.code == 0
    assert 'the comment "Is that so?" was not written into the source, because its text changed there' in outcome.out
    assert "says" not in (desk.root / "source/brief/brief.md").read_text()


@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        ("second", "last", f"The last{{>>{AT.format('Ben')}: So?<<}} paragraph says more."),
        ("The", "This", f"This{{>>{AT.format('Ben')}: So?<<}} second paragraph says more."),
        (
            "second paragraph",
            "second good paragraph",
            f"The second good paragraph{{>>{AT.format('Ben')}: So?<<}} says more.",
        ),
    ],
)
def test_a_comment_on_edited_words_follows_them(sent: SentFile, words: str, new: str, expected: str) -> None:
    def edit(comments: Comments) -> None:
        paragraph = comments.edited.paragraph("The second")
        comments.on(paragraph, 7, words)
        comments.say(7, "Ben", "So?")
        next(element for element in paragraph.iter(w("t")) if element.text == words).text = new

    lines, outcome = merged(sent, edit, "--comments", "source")
    assert (lines, outcome.code) == ([expected], 0), outcome.out


def test_a_comment_on_a_repeated_word_is_written_beside_it(sent: SentFile) -> None:
    def edit(comments: Comments) -> None:
        paragraph = comments.edited.paragraph("The second")
        text = next(paragraph.iter(w("t")))
        text.text = (text.text or "").replace("more", "more, and more")
        comments.on(paragraph, 7, ", and more")
        comments.say(7, "Ben", "So?")
        comments.on(paragraph, 8, "The")
        comments.say(8, "Ben", "Which?")

    lines, outcome = merged(sent, edit, "--comments", "source")
    at = AT.format("Ben")
    assert lines == [f"{{==The==}}{{>>{at}: Which?<<}} second paragraph says more, and more{{>>{at}: So?<<}}."], (
        outcome.out
    )
