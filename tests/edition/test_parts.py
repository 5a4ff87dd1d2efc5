"""Parts of an edition: cover, contents, people, organisations, contacts; ids and dates."""

from collections.abc import Iterator

import pytest

from briefpress.edition import (
    Block,
    Card,
    ContentsEntry,
    Edition,
    NoteGroup,
    NoteMark,
    Paragraph,
    Picture,
    Text,
    plain_text,
)
from tests.desk import Desk, part

PEOPLE = """\
ann: {name: Ann van Author, positions: [Chair of A, Editor]}
ben: {name: Ben}
"""
ORGANISATIONS = """\
obo:
  name: Observatory
  contact-name: The Observatory, Oxford
  address: 1 Street, Oxford
  description: |
    Watches *things*.

    - One.
"""


def lines(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Yield the role and the words of each paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.role.name, plain_text(block.inlines)
        elif isinstance(block, Card):
            yield from lines(block.blocks)
        elif isinstance(block, ContentsEntry):
            yield block.role.name, plain_text(block.inlines)
        else:
            for item in getattr(block, "items", ()):
                yield from lines(item)


def ids(edition: Edition) -> list[str]:
    """Return every id of the edition."""

    def within(blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from ([block.id] if block.id else [])
                yield from (inline.anchor for inline in block.inlines if isinstance(inline, NoteMark))
            if isinstance(block, NoteGroup):
                yield block.id
            yield from within(getattr(block, "blocks", ()))
            for item in getattr(block, "items", ()):
                yield from within(item if not isinstance(item[0], str) else item[1])

    found = [id_ for item in edition.parts for id_ in within(item.blocks)]
    found += [id_ for note in edition.notes.values() for id_ in (note.id, *within(note.blocks))]
    return found


def contents(edition: Edition) -> list[tuple[str, str, str]]:
    entries = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    return [(entry.role.name, plain_text(entry.inlines), entry.target) for entry in entries]


BODY = "# One\n\n## Two *marked*[^n]\n\n### Three {#three}\n\n# One\n\n[^n]: N\n"


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, [("TOC_1", "One", "one"), ("TOC_1", "One", "one-1")]),
        (2, [("TOC_1", "One", "one"), ("TOC_2", "Two marked", "two-marked"), ("TOC_1", "One", "one-1")]),
        (
            6,
            [
                ("TOC_1", "One", "one"),
                ("TOC_2", "Two marked", "two-marked"),
                ("TOC_3", "Three", "three"),
                ("TOC_1", "One", "one-1"),
            ],
        ),
    ],
)
def test_the_contents_have_a_depth(desk: Desk, depth: int, expected: list[tuple[str, str, str]]) -> None:
    edition, _ = desk.edition(BODY, front=f"title: T\ntoc-depth: {depth}")
    assert contents(edition) == expected
    headings = [block.id for block in part(edition, "body").blocks if isinstance(block, Paragraph) and block.id]
    assert headings == ["one", "two-marked", "three", "one-1"]


def test_contents_list_every_part_with_a_heading(desk: Desk) -> None:
    desk.organisations(ORGANISATIONS)
    edition, _ = desk.edition(BODY, front="title: T\ntoc-depth: 1\nabstract: S\ncontributors: [obo]\ncontacts: [obo]")
    assert [text for _, text, _ in contents(edition)] == ["Contributors", "Executive summary", "One", "One", "Contacts"]


@pytest.mark.parametrize("front", ["toc: no", "toc: false"])
def test_contents_may_be_omitted(desk: Desk, front: str) -> None:
    edition, _ = desk.edition(BODY, front=f"title: T\n{front}")
    assert [str(item.kind) for item in edition.parts] == ["cover", "body"]


def test_no_contents_without_headings(desk: Desk) -> None:
    edition, _ = desk.edition("Words.\n")
    assert [str(item.kind) for item in edition.parts] == ["cover", "body"]


@pytest.mark.parametrize(("front", "heading"), [("", "Table of contents"), ("toc-title: Inside", "Inside")])
def test_heading_of_the_contents(desk: Desk, front: str, heading: str) -> None:
    edition, _ = desk.edition(BODY, front=f"title: T\n{front}")
    assert next(lines(part(edition, "contents").blocks)) == ("TOC_HEADING", heading)


def test_headings_in_the_summary_keep_the_ids_of_the_body(desk: Desk) -> None:
    edition, _ = desk.edition("# First\n\n# Second {#second}\n", front="title: T\nabstract: |\n  # Inner\n\n  Words.")
    assert [target for _, text, target in contents(edition) if text in ("First", "Second")] == ["first", "second"]


def test_a_note_cannot_contain_a_heading(desk: Desk) -> None:
    reading = desk.read("# First[^n]\n\n# Second\n\n[^n]: N\n\n    # Inner\n")
    assert reading.codes == ["note-misplaced"]


def test_headings_in_quotes_and_lists_keep_the_ids_of_the_body(desk: Desk) -> None:
    edition, _ = desk.edition("> # Quoted\n\n# First\n\n- # Listed\n\n# Second\n")
    assert [(text, target) for _, text, target in contents(edition) if text in ("First", "Second")] == [
        ("First", "first"),
        ("Second", "second"),
    ]


CLASHES = [
    "# Notes\n\nx[^a]\n\n# Contacts {#contacts}\n\n# Abstract\n\n# Contributors\n",
    "# x {#note-1-1}\n\ny[^a] z[^a]\n\n# y {#note-1-1-mention-1}\n\n# z {#notes}\n",
    "# A\n\n# A\n\n# A 1\n\n# B {#a-1}\n\nx[^a]\n",
    "# 1\n\n# 2\n\n# !\n\nx[^a]\n",
    "# Один\n\n# Один\n\nx[^a]\n",
]


@pytest.mark.parametrize("body", CLASHES)
@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_ids_are_unique(desk: Desk, body: str, place: str) -> None:
    desk.organisations(ORGANISATIONS)
    front = f"title: T\nnotes: {place}\nabstract: S\ncontributors: [obo]\ncontacts: [obo]"
    edition, _ = desk.edition(f"{body}\n[^a]: A\n", front=front)
    found = ids(edition)
    assert len(found) == len(set(found))
    assert all(found)


def test_cover(desk: Desk) -> None:
    desk.organisations(ORGANISATIONS)
    front = "title: T\nsubtitle: S\nkind: policy-brief\ndate: 2023-02-28\ncontributors: [obo]"
    edition, _ = desk.edition(front=front)
    assert list(lines(part(edition, "cover").blocks)) == [
        ("COVER_LABEL", "Policy brief"),
        ("TITLE", "T"),
        ("SUBTITLE", "S"),
        ("DATE", "February 28, 2023"),
        ("COVER_ORGANISATION", "Observatory"),
    ]
    assert (edition.title, edition.subject, edition.authors) == ("T", "Policy brief", ("Observatory",))


@pytest.mark.parametrize(
    ("lang", "written"), [("en", "February 28, 2023"), ("en-GB", "28 February 2023"), ("en-x-odd", None)]
)
def test_dates_follow_the_house_format(desk: Desk, lang: str, written: str | None) -> None:
    reading = desk.read(front=f"title: T\nlang: {lang}\ndate: 2023-02-28")
    if written is None:
        assert reading.codes == ["lang-invalid"]
        return
    edition, _ = desk.edition(front=f"title: T\nlang: {lang}\ndate: 2023-02-28")
    assert ("DATE", written) in list(lines(part(edition, "cover").blocks))


def test_people(desk: Desk) -> None:
    desk.people(PEOPLE)
    front = "title: T\npeople:\n  - {role: authors, members: [ann]}\n  - {title: Thanks to, members: [ben]}"
    edition, problems = desk.edition(front=front)
    assert problems == []
    assert list(lines(part(edition, "people").blocks)) == [
        ("PEOPLE_HEADING", "Authors"),
        ("PERSON_NAME", "Ann van Author"),
        ("PERSON_POSITION", "Chair of A; Editor"),
        ("PEOPLE_HEADING", "Thanks to"),
        ("PERSON_NAME", "Ben"),
    ]
    assert edition.authors == ("Ann van Author",)
    cards = [block for block in part(edition, "people").blocks if isinstance(block, Card)]
    pictures = [block for card in cards for block in card.blocks if isinstance(block, Picture)]
    assert [picture.initials for picture in pictures] == ["AA", "B"]


@pytest.mark.parametrize("name", ["Олена Коростелева", "李 明", "1st Lady", "O'Neil", "(anon)", "É. Zola", "X Æ A-12"])
def test_any_name_has_initials_or_no_initials(desk: Desk, name: str) -> None:
    edition, _ = desk.edition(front=f'title: T\npeople: [{{role: author, members: [{{name: "{name}"}}]}}]')
    assert ("PERSON_NAME", name.replace("'", "’")) in list(lines(part(edition, "people").blocks))


@pytest.mark.parametrize(
    ("field", "shown", "word"),
    [
        ("kind: odd-paper", ("COVER_LABEL", "Odd paper"), "odd-paper"),
        ("people: [{role: guest-of-honour, members: [ann]}]", ("PEOPLE_HEADING", "Guest of honour"), "guest-of-honour"),
    ],
)
def test_missing_house_words(desk: Desk, field: str, shown: tuple[str, str], word: str) -> None:
    desk.people(PEOPLE)
    edition, problems = desk.edition(front=f"title: T\n{field}")
    assert shown in [line for item in edition.parts for line in lines(item.blocks)]
    assert [str(found.code) for found in problems] == ["word-missing"]
    assert word in problems[0].text


def test_contributors(desk: Desk) -> None:
    desk.organisations(ORGANISATIONS)
    edition, _ = desk.edition(front="title: T\ncontributors: [obo]")
    assert list(lines(part(edition, "contributors").blocks)) == [
        ("HEADING_1", "Contributors"),
        ("ORGANISATION_NAME", "Observatory"),
        ("BODY_TEXT", "Watches things."),
        ("LIST_BULLET", "One."),
    ]


def test_contacts(desk: Desk) -> None:
    desk.organisations(ORGANISATIONS)
    desk.people("ann: {name: Ann, channels: {email: a@b.org}}\n")
    edition, _ = desk.edition(front="title: T\ncontacts: [ann, obo]")
    assert list(lines(part(edition, "contacts").blocks)) == [
        ("HEADING_1", "Contacts"),
        ("CONTACT_NAME", "Ann"),
        ("CONTACT_CHANNEL", "Email: a@b.org"),
        ("CONTACT_NAME", "The Observatory, Oxford"),
        ("CONTACT_CHANNEL", "Address: 1 Street, Oxford"),
    ]


@pytest.mark.parametrize(
    ("channel", "label", "shown", "address"),
    [
        ("email: a@b.org", "Email", "a@b.org", "mailto:a@b.org"),
        ("email: <a@b.org>", "Email", "a@b.org", "mailto:a@b.org"),
        ("email: mailto:a@b.org", "Email", "mailto:a@b.org", "mailto:a@b.org"),
        ("email: {address: a@b.org, label: Write}", "Write", "a@b.org", "mailto:a@b.org"),
        ('twitter: "@handle"', "Twitter", "@handle", "https://twitter.com/handle"),
        ("twitter: handle", "Twitter", "handle", "https://twitter.com/handle"),
        ('x: "@handle"', "X", "@handle", "https://x.com/handle"),
        ('x: "[@handle](https://twitter.com/other)"', "X", "@handle", "https://twitter.com/other"),
        ("web: a.org", "Web", "a.org", "https://a.org"),
        ("web: a.org/b_c_d?e=f", "Web", "a.org/b_c_d?e=f", "https://a.org/b_c_d?e=f"),
        ("web: http://a.org", "Web", "http://a.org", "http://a.org"),
        ("web: <https://a.org>", "Web", "https://a.org", "https://a.org"),
        ('web: "[our pages](https://a.org)"', "Web", "our pages", "https://a.org"),
        ("phone: +44 (0)20 7946-0000", "Phone", "+44 (0)20 7946-0000", "tel:+4402079460000"),
        ('mastodon: "@ann@social.org"', "Mastodon", "@ann@social.org", "https://social.org/@ann"),
        ("mastodon: https://social.org/@ann", "Mastodon", "https://social.org/@ann", "https://social.org/@ann"),
        ("bluesky: ann.bsky.social", "Bluesky", "ann.bsky.social", "https://bsky.app/profile/ann.bsky.social"),
        ("telegram: channel", "Telegram", "channel", "https://t.me/channel"),
        ("instagram: '@ann'", "Instagram", "@ann", "https://www.instagram.com/ann/"),
        ("linkedin: Ann Author", "LinkedIn", "Ann Author", None),
        ("linkedin: linkedin.com/in/ann", "LinkedIn", "linkedin.com/in/ann", "https://linkedin.com/in/ann"),
        ('youtube: "[go to the channel]()"', "YouTube", "go to the channel", None),
        ("web: 'javascript:alert(1)'", "Web", "javascript:alert(1)", None),
    ],
)
def test_channels(desk: Desk, channel: str, label: str, shown: str, address: str | None) -> None:
    desk.organisations(f"obo:\n  name: O\n  channels:\n    {channel}\n")
    edition, _ = desk.edition(front="title: T\ncontacts: [obo]")
    card = part(edition, "contacts").blocks[1]
    assert isinstance(card, Card)
    line = card.blocks[1]
    assert isinstance(line, Paragraph)
    assert plain_text(line.inlines) == f"{label}: {shown}"
    links = [inline.link.href for inline in line.inlines if isinstance(inline, Text) and inline.link]
    assert links == ([address] if address else [])


def test_links_without_address_are_text(desk: Desk) -> None:
    edition, _ = desk.edition("[x]() [y](#) [z](https://a.org) [h](#head)\n\n# Head\n")
    paragraph = part(edition, "body").blocks[0]
    assert isinstance(paragraph, Paragraph)
    links = {inline.text.strip(): inline.link for inline in paragraph.inlines if isinstance(inline, Text)}
    assert links["x"] is None
    assert links["y"] is None
    assert links["z"] and (links["z"].href, links["z"].internal) == ("https://a.org", "")
    assert links["h"] and links["h"].internal == "head"


@pytest.mark.parametrize(("heading", "link"), [("# Висновки", "#висновки"), ("# Élan", "#élan")])
def test_internal_links_match_the_id_of_their_heading(desk: Desk, heading: str, link: str) -> None:
    edition, _ = desk.edition(f"{heading}\n\n[x]({link})\n")
    title, paragraph = part(edition, "body").blocks
    assert isinstance(title, Paragraph)
    assert isinstance(paragraph, Paragraph)
    (text,) = paragraph.inlines
    assert isinstance(text, Text)
    assert text.link
    assert text.link.internal == title.id


def test_recommendations_are_numbered(desk: Desk) -> None:
    edition, _ = desk.edition("::: recommendations\n3. a\n4. b\n:::\n")
    (block,) = part(edition, "body").blocks
    assert [number for number, _ in getattr(block, "items", ())] == ["1", "2"]


@pytest.mark.parametrize(("front", "paper"), [("", "a4"), ("papersize: letter", "letter")])
def test_paper(desk: Desk, front: str, paper: str) -> None:
    assert desk.edition(front=f"title: T\n{front}")[0].paper == paper


def test_lists_deeper_than_word_has_styles(desk: Desk) -> None:
    edition, _ = desk.edition("".join(f"{'  ' * depth}- {depth}\n" for depth in range(8)))
    assert edition.parts
