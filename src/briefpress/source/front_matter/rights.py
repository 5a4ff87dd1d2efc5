"""Copyright, licence and address of a brief.

In: YAML nodes of the front matter, as in Quarto. Out: a `License`, a `Copyright`, a DOI and an address.
"""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.fields import YamlReader
from briefpress.model import DOI, Copyright, License
from briefpress.problems import Code
from briefpress.source.bibliography.csl_items import bare_doi
from briefpress.source.front_matter.creative_commons import creative_commons, creative_commons_hint
from briefpress.source.front_matter.licenses import find_license
from briefpress.source.schema.front_matter import COPYRIGHT, LICENSE
from briefpress.yaml import MappingNode, Node

# The symbol and year that authors write around the copyright holder, `© 2026 Confluence Institute`.
HELD = lazy.pattern(
    r"(?:copyright(?:\s*(?:©|\(c\)))?|©|\(c\))\s*(?:(?P<year>\d{4}(?:\s*[-–,]\s*\d{4})?)\b[,\s]*)?"
    r"(?P<holder>.*?)(?:,?\s+(?P<last>\d{4}))?",
    re.IGNORECASE,
)
WEB = lazy.pattern(r"https?://[^\s/]+\S*$")


def read_license(yaml: YamlReader, node: Node | None) -> License | None:
    """Return the licence, written as a name or as fields; the address of a known licence is added."""
    if isinstance(node, MappingNode):
        fields = yaml.fields(node, LICENSE, "a licence")
        if "content" in fields:
            return read_license(yaml, fields["content"])
        name = yaml.line(fields.get("text") or fields.get("type"))
        if not name and node.value:
            yaml.report.add(Code.KEY_MISSING, "this licence has no name", yaml.place(node), "write `text: ...`")
        return License(name, read_url(yaml, fields.get("url"))) if name else None
    written = yaml.line(node)
    if node is None or not written:
        return None
    found = find_license(written.replace(" ", "-")) or creative_commons(written)
    if not found and (hint := creative_commons_hint(written)):
        yaml.report.add(Code.VALUE_INVALID, f'there is no licence "{written}"', yaml.place(node), hint)
    return found or License(written)


def read_copyright(yaml: YamlReader, node: Node | None) -> Copyright | None:
    """Return the copyright: a name, or `holder`, `year` and `statement`."""
    if isinstance(node, MappingNode):
        fields = yaml.fields(node, COPYRIGHT, "the copyright")
        if not fields:
            hint = "write `holder: ...`"
            yaml.report.add(Code.KEY_MISSING, "this copyright is empty", yaml.place(node), hint)
            return None
        holder, statement = (yaml.line(fields.get(name)) for name in ("holder", "statement"))
        return Copyright(holder, ", ".join(yaml.lines(fields.get("year"))), statement)
    written = yaml.line(node)
    found = HELD.fullmatch(written)
    if found and found["holder"]:
        return Copyright(found["holder"], found["year"] or found["last"] or "")
    return Copyright(written) if written else None


def read_doi(yaml: YamlReader, node: Node | None) -> str:
    """Return the bare DOI; authors may write it as an address."""
    written = yaml.line(node)
    doi = bare_doi(written)
    if DOI.fullmatch(doi):
        return doi
    if node is not None:
        hint = "write it as 10.1234/abc"
        yaml.report.add(Code.VALUE_INVALID, f'"{written}" is not a DOI', yaml.place(node), hint)
    return ""


def read_url(yaml: YamlReader, node: Node | None) -> str:
    """Return a web address, or `""` with a problem if it is invalid."""
    written = yaml.line(node)
    if node is not None and not WEB.match(written):
        hint = "write the full address, https://..."
        yaml.report.add(Code.VALUE_INVALID, f'"{written}" is not a web address', yaml.place(node), hint)
        return ""
    return written
