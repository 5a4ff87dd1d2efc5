"""Lines of contact blocks. In: channels from the records. Out: a label, text and link for each."""

from __future__ import annotations

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.model.inlines import Inlines, Link, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.problems import Report
from briefpress.words import Words

# Web addresses for handles, by kind of channel; other kinds need a full address.
ADDRESSES = {
    "bluesky": "https://bsky.app/profile/{}",
    "email": "mailto:{}",
    "instagram": "https://www.instagram.com/{}/",
    "telegram": "https://t.me/{}",
    "twitter": "https://twitter.com/{}",
    "x": "https://x.com/{}",
}


ORCID, ROR = "https://orcid.org/{}", "https://ror.org/{}"


def registered(record: model.Person | model.Organisation | None, words: Words) -> Inlines:
    """Return the registry id of a person or organisation as a link, or `()` without an id."""
    match record:
        case model.Person(orcid=id_) if id_:
            label, address = "ORCID", ORCID.format(id_)
        case model.Organisation(ror=id_) if id_:
            label, address = "ROR", ROR.format(id_)
        case _:
            return ()
    return Text(f"{label}{words['between-term-and-text']}"), Text(id_, link=Link(address))


def channel_line(channel: model.Channel, words: Words, report: Report) -> Paragraph:
    """Return the line for `channel`: its label, then its text, with a link if it has an address."""
    label = channel.label or words.of("channels", channel.kind, report)
    written = model.plain_text(channel.inlines)
    links = [inline.link for inline in channel.inlines if isinstance(inline, model.Run) and inline.link is not None]
    address = links[0] if links else _address(channel.kind, written)
    before = Text(f"{label}{words['between-term-and-text']}")
    inlines: Inlines = (before, Text(written, link=Link(address) if address not in ("", "#") else None))
    return Paragraph(Role.CONTACT_CHANNEL, inlines)


def _address(kind: str, written: str) -> str:
    handle = written.removeprefix("@")
    if written.startswith(("https://", "http://", "mailto:", "tel:")):
        return written
    if kind in ADDRESSES:
        return ADDRESSES[kind].format(handle)
    if kind == "phone":
        return "tel:" + "".join(char for char in written if char.isdigit() or char == "+")
    if kind == "mastodon" and "@" in handle:
        user, _, host = handle.partition("@")
        return f"https://{host}/@{user}"
    return f"https://{written}" if "." in written and " " not in written else ""
