"""Briefs in several languages: `brief.md`, and its translations such as `brief.uk.md`.

In: the front matter of a brief and of its original. Out: its language, and its versions in other languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefpress.fields import YamlReader, is_empty
from briefpress.lazy import dataclass
from briefpress.model import Meta, Translation
from briefpress.problems import Code, Report, nearest
from briefpress.source.front_matter.rights import read_url
from briefpress.source.schema import FRONT_MATTER
from briefpress.workspace import SourceText, Workspace, serving
from briefpress.yaml import MappingNode, Node, ScalarNode

USUAL = "en"


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a brief: its text and root node; for a translation, also the front matter of its original.

    `tag` is the language in the file name.
    """

    text: SourceText
    root: Node
    tag: str = ""
    original: Head | None = None

    @property
    def lang(self) -> str:
        """Return the brief's language, from the file name or, failing that, from the front matter."""
        pairs = self.root.value if isinstance(self.root, MappingNode) else ()
        values = (value for key, value in pairs if str(key.value).lower() == "lang" and not is_empty(value))
        lang = next((str(value.value).strip() for value in values if isinstance(value, ScalarNode)), "")
        return lang if lang and (not self.tag or serving(lang, [self.tag])) else self.tag or USUAL

    def yaml(self, report: Report) -> YamlReader:
        """Return a reader for the values of the fields."""
        return YamlReader(self.text, report, self.lang, self.original.text if self.original else None)

    def url(self) -> str:
        """Return the web address of the brief. Problems are not reported here, because reading the brief reports
        them.
        """
        yaml = self.yaml(Report())
        original = self.original.root if self.original else None
        fields = yaml.fields(self.root, FRONT_MATTER, "the front matter", original)
        return read_url(yaml, fields.get("url"))


def translations(
    workspace: Workspace, id_: str, meta: Meta, read: Callable[[str], Translation | None], report: Report
) -> Iterator[Translation]:
    """Yield the other language versions of the brief `id_`: the files beside it, then the versions listed in its front
    matter. `read` returns the language and web address of another brief.
    """
    beside = [other for other in workspace.languages(id_) if other != id_]
    for other in beside:
        if found := read(other):
            yield found
    for translation in meta.masthead.translations:
        if not translation.brief:
            yield translation
        elif not workspace.has(translation.brief):
            hint = nearest(translation.brief, workspace.briefs()) or "use the name of its folder in source/"
            report.add(Code.BRIEF_MISSING, f'there is no brief "{translation.brief}"', translation.place, hint)
        elif translation.brief not in [id_, *beside] and (found := read(translation.brief)):
            yield replace(translation, url=translation.url or found.url)
