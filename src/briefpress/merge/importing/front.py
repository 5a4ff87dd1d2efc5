"""The front matter of an imported Word file. In: paragraphs of its cover, and its properties. Out: YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.lazy import dataclass
from briefpress.merge.source_map.scalars import spelled as spelled_yaml

GENERIC = ("", "python-docx", "user", "author", "unknown", "microsoft office user")
LANGUAGE = lazy.pattern(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
EMAIL, PHONE = lazy.pattern(r"\S+@\S+\.\w+"), lazy.pattern(r"\+?[\d\s()/.-]{6,}")
WEB = lazy.pattern(r"(https?://)?[\w-]+(\.[\w-]+)+(/\S*)?")
SETTINGS = ("number-sections", "number-depth", "lof", "lot")
# The styles of lines on the cover that briefpress generates from other fields.
SET = ("cover label", "cover mark", "cover series", "cover status", "cover organisation", "cover logo")


@dataclass(slots=True)
class Front:
    """The front matter: fields with one line, the YAML of records, and the paragraphs of the abstract."""

    fields: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    abstract: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return the title that was found in the text, or `""`."""
        return self.fields.get("title", "")

    def written(self, about: Mapping[str, str], name: str) -> str:
        """Return the YAML. `about` contains the document properties; if there is no title, `name` becomes the title."""
        lang, creator = about.get("lang", ""), about.get("creator", "").strip()
        values = {
            "title": self.title or about.get("title", "").strip() or title_of(name),
            "subtitle": self.fields.get("subtitle", ""),
            "kind": self.fields.get("kind", ""),
            "series": self.fields.get("series", ""),
            "number": self.fields.get("number", ""),
            "date": self.fields.get("date", ""),
            "lang": lang if LANGUAGE.match(lang) else "en-GB",
            "author": "" if creator.lower() in GENERIC else creator,
            "notes": self.fields.get("notes", ""),
        }
        shown = {key: f"{key}: {spelled_yaml(value, '')}\n" for key, value in values.items() if value} | self.records
        shown |= {key: f"{key}: {self.fields[key]}\n" for key in SETTINGS if key in self.fields}
        if self.abstract:
            lines = "\n\n".join(self.abstract).split("\n")
            shown["abstract"] = "abstract: |\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines)
        return "".join(shown.values())


def title_of(name: str) -> str:
    """Return a title derived from the name of the brief."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def authors(group: Sequence[Paragraph]) -> str:
    """Return the YAML of the authors on a cover. The first line is a name, regardless of its style."""
    lines: list[str] = []
    for paragraph in group:
        key = "  - name" if paragraph.style == "cover author" or not lines else "    affiliations"
        lines.append(f"{key}: {spelled_yaml(paragraph.text.strip(), '')}\n")
    return "".join(["author:\n", *lines])


def contacts(group: Sequence[Paragraph]) -> str:
    """Return the YAML of contacts. Lines other than email addresses, phone numbers and web pages are the address."""
    blocks: list[tuple[str, list[str], dict[str, str]]] = []
    for paragraph in group:
        kind, words = _channel(paragraph)
        if paragraph.style == "contact name" or not blocks:
            blocks.append((paragraph.text.strip(), [], {}))
        elif kind and kind not in blocks[-1][2]:
            blocks[-1][2][kind] = words
        else:
            blocks[-1][1].append(words)
    return "contacts:\n" + "".join(_contact(*block) for block in blocks)


def _contact(name: str, address: Sequence[str], channels: dict[str, str]) -> str:
    lines = [f"  - name: {spelled_yaml(name, '')}\n"]
    lines += [f"    address: {spelled_yaml(', '.join(address), '')}\n"] if address else []
    lines += ["    channels:\n"] if channels else []
    return "".join([*lines, *(f"      {key}: {spelled_yaml(words, '')}\n" for key, words in channels.items())])


def _channel(paragraph: Paragraph) -> tuple[str, str]:
    """Return the channel in a line of a contact (`""` for an address), and the line's text without a label."""
    words = (paragraph.text.partition(": ")[2] or paragraph.text).strip()
    link = next((piece.link for piece in paragraph.pieces if piece.link), "")
    if EMAIL.fullmatch(words):
        return "email", words
    if PHONE.fullmatch(words):
        return "phone", words
    if link.startswith("http") or WEB.fullmatch(words):
        return "web", f"[{words}]({link})" if link else words
    return "", words
