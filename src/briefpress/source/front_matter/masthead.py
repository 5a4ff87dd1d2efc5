"""The bibliographic data of a brief. In: the fields of the front matter. Out: a `Masthead`."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.fields import Fields, YamlReader
from briefpress.model import NOWHERE, Back, Front, Masthead, Picture, Status, Translation
from briefpress.problems import Code
from briefpress.source.front_matter.rights import read_url
from briefpress.source.records.identifiers import read_isbn, read_issn
from briefpress.source.records.reader import RecordReader
from briefpress.source.schema.front_matter import TRANSLATION
from briefpress.workspace import read_language
from briefpress.yaml import MappingNode, Node

YES, NO = ("true", "yes"), ("false", "no", "")
MAXIMUM = 40  # the maximum number of characters in a watermark


def read_masthead(records: RecordReader, fields: Fields) -> Masthead:
    """Return the masthead; an embargo date without a status implies the status `embargoed`."""
    yaml = records.yaml
    back = fields.get("back")
    embargo = yaml.date(fields.get("embargo"))
    status = yaml.choice(fields.get("status"), Status, Status.EMBARGOED if embargo else Status.FINAL)
    return Masthead(
        short_title=yaml.line(fields.get("short-title")),
        series=yaml.line(fields.get("series")),
        number=yaml.line(fields.get("number")),
        topics=yaml.lines(fields.get("topic")),
        status=status,
        watermark=_watermark(yaml, fields.get("watermark"), status),
        embargo=embargo,
        modified=yaml.date(fields.get("date-modified")),
        publisher=yaml.line(fields.get("publisher")),
        issn=read_issn(yaml, fields.get("issn")),
        isbn=read_isbn(yaml, fields.get("isbn")),
        cover_image=_cover_image(records, fields.get("cover-image")),
        front=yaml.choice(fields.get("front"), Front, Front.UNSET),
        back=yaml.choice(back, Back, Back.UNSET),
        back_place=yaml.place(back) if back else NOWHERE,
        translations=tuple(_translations(yaml, fields.get("translations"))),
    )


def _watermark(yaml: YamlReader, node: Node | None, status: Status) -> str | None:
    """Return the text of the watermark, or None if the status determines it."""
    written = yaml.line(node)
    if node is None or (written.lower() in YES and status is Status.DRAFT):
        return None
    if written.lower() in (*YES, *NO):
        if written.lower() in YES:
            hint = "write the words, as in `watermark: Not for circulation`, or `status: draft`"
            yaml.report.add(Code.VALUE_INVALID, "this watermark has no words", yaml.place(node), hint)
        return ""
    if len(written) > MAXIMUM:
        text, hint = (
            f"this watermark has {len(written)} characters",
            f"shorten it: at most {MAXIMUM} are readable across a page",
        )
        yaml.report.add(Code.VALUE_INVALID, text, yaml.place(node), hint)
    return written


def _cover_image(records: RecordReader, node: Node | None) -> Picture | None:
    picture = records.picture(node, "")
    if picture and not picture.alt:
        hint = 'describe it: `cover-image: {path: ..., alt: "...", credit: "..."}`'
        records.yaml.report.add(Code.ALT_MISSING, "this picture has no alt text", picture.place, hint)
    return picture


def _translations(yaml: YamlReader, node: Node | None) -> Iterator[Translation]:
    for item in yaml.items(node):
        if isinstance(item, MappingNode) and not {key.value for key, _ in item.value} & set(TRANSLATION):
            hint = "write `translations: [{lang: de, url: https://...}]`, or remove it"
            yaml.report.add(
                Code.KEY_UNKNOWN, "`translations` lists no translation of the brief", yaml.place(item), hint
            )
            continue
        fields = yaml.fields(item, TRANSLATION, "a translation")
        lang = fields.get("lang")
        tag = read_language(yaml.line(lang), yaml.place(lang), yaml.report) if lang else ""
        url, brief = read_url(yaml, fields.get("url")), yaml.line(fields.get("brief"))
        if not lang or not {"url", "brief"} & set(fields):
            hint = "write `{lang: de, url: https://...}` or `{lang: de, brief: id}`"
            yaml.report.add(
                Code.KEY_MISSING, "this translation has no `lang`, or no `url` or `brief`", yaml.place(item), hint
            )
        elif tag:
            yield Translation(tag, url, brief, yaml.place(item))
