"""Bibliographies and citation settings. In: front matter fields, named as in Quarto and Pandoc. Out: works and
settings.

A bibliography is a `.bib` file (BibTeX, BibLaTeX) or a `.json` or `.yaml` file of CSL items; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from briefpress import lazy
from briefpress.fields import YamlReader, compose
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, CitationForm, CitationSetting, CitationStyle, Work
from briefpress.problems import Code, nearest
from briefpress.source.bibliography.bibtex import read_bibtex
from briefpress.source.bibliography.csl_items import WorkReader
from briefpress.source.schema.front_matter import BIBLIO
from briefpress.workspace import SourceText, Workspace
from briefpress.yaml import MappingNode, Node

SUFFIXES = (".bib", ".json", ".yaml", ".yml")
LISTED = lazy.pattern(r"@\{?([^\s,;@{}]+)")


@dataclass(slots=True)
class BibliographyReader:
    """Reads bibliographies; `works` collects the works by key. If two works have the same key, the first is kept."""

    yaml: YamlReader
    workspace: Workspace
    works: dict[str, Work] = field(default_factory=dict)

    def setting(self, fields: Mapping[str, Node]) -> CitationSetting:
        """Return the citation settings, and collect the works of all bibliographies."""
        for node in self.yaml.items(fields.get("bibliography")):
            self._gather(self._file(node))
        if "references" in fields:
            self._gather(WorkReader(self.yaml).works(fields["references"]))
        return CitationSetting(
            form=self.yaml.choice(fields.get("citations"), CitationForm, CitationForm.TEXT)
            if "citations" in fields
            else None,
            style=self._style(fields.get("csl")),
            title=self.yaml.line(fields.get("reference-section-title")),
            links=self.yaml.boolean(fields.get("link-citations"), default=True),
            has_list=not self.yaml.boolean(fields.get("suppress-bibliography"), default=False),
            asked="bibliography" in fields or "references" in fields,
            listed=tuple(LISTED.findall(" ".join(self.yaml.lines(fields.get("nocite"))))),
            listed_place=self.yaml.place(fields["nocite"]) if "nocite" in fields else NOWHERE,
        )

    def suggested(self, node: Node | None, biblio: Node | None = None) -> Work | None:
        """Return the suggested citation of the brief, from `citation` (`true` or fields of a CSL item) or MyST's
        `biblio`.
        """
        texts = self._appeared(biblio) if biblio else {}
        if isinstance(node, MappingNode):
            reader = WorkReader(self.yaml)
            work = reader.work("", reader.fields(node), node)
            return replace(work, texts={**texts, **work.texts})
        return Work("", "", texts=texts) if self.yaml.boolean(node, default=bool(texts)) else None

    def _appeared(self, node: Node) -> dict[str, str]:
        fields = self.yaml.fields(node, BIBLIO, "`biblio`")
        lines = {name: self.yaml.line(fields.get(name)) for name in BIBLIO}
        pages = "–".join(lines[name] for name in ("first-page", "last-page") if lines[name])
        texts = {"volume": lines["volume"], "issue": lines["issue"], "page": pages}
        return {name: text for name, text in texts.items() if text}

    def _gather(self, works: Iterable[Work]) -> None:
        for work in works:
            if work.key in self.works:
                first = self.works[work.key].place
                hint = f"remove one of them; the one at {first.file}:{first.line} is used"
                self.yaml.report.add(Code.REFERENCE_DUPLICATE, f'"{work.key}" appears twice', work.place, hint)
            else:
                self.works[work.key] = work

    def _file(self, node: Node) -> Iterator[Work]:
        written = self.yaml.line(node)
        suffix = next((suffix for suffix in SUFFIXES if written.lower().endswith(suffix)), "")
        if not suffix:
            text = f'"{written}" is not a bibliography: its name must end in {", ".join(SUFFIXES)}'
            hint = nearest(written, SUFFIXES) or "save it as BibTeX (.bib) or CSL-JSON (.json)"
            self.yaml.report.add(Code.BIBLIOGRAPHY_INVALID, text, self.yaml.place(node), hint)
        elif source := self._read(node, "bibliography", Code.BIBLIOGRAPHY_MISSING):
            yield from read_bibtex(source, self.yaml.report) if suffix == ".bib" else self._items(source)

    def _items(self, source: SourceText) -> Iterator[Work]:
        root = compose(source, self.yaml.report)
        yield from WorkReader(YamlReader(source, self.yaml.report)).works(root) if root else ()

    def _style(self, node: Node | None) -> CitationStyle | None:
        source = self._read(node, "style", Code.CSL_INVALID) if node else None
        return CitationStyle(source.text, source.place(0)) if source else None

    def _read(self, node: Node, kind: str, missing: Code) -> SourceText | None:
        place, report = self.yaml.place(node), self.yaml.report
        path = self.workspace.find(
            self.yaml.line(node), beside=self.yaml.source.file, place=place, report=report, kind=kind, missing=missing
        )
        return self.workspace.read(path, report) if path else None
