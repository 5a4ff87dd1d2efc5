"""Reads records from `people.yaml`, `organisations.yaml` and the front matter.

In: YAML nodes. Out: each `Person` and `Organisation`; from shared files, by id.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import partial
from typing import Generic, TypeVar

from briefpress import lazy
from briefpress.fields import YamlReader
from briefpress.lazy import dataclass
from briefpress.model import Blocks, Channel, Inlines, Organisation, Paragraph, Person, Picture, Run, plain_text
from briefpress.problems import Code, Level, Problem, Report
from briefpress.source.markdown.blocks import read_markdown
from briefpress.source.markdown.prose import USED_IN_MANY, read_prose
from briefpress.source.records.identifiers import read_orcid, read_ror
from briefpress.source.records.names import read_name, with_name
from briefpress.source.records.shared_file import AS_FIELDS, shared_file
from briefpress.source.schema.records import CHANNEL, CHANNELS, ORGANISATION, PERSON, PICTURE
from briefpress.workspace import Workspace
from briefpress.yaml import MappingNode, Node

Record = TypeVar("Record", Person, Organisation)
EMAIL = lazy.pattern(r"(?:mailto:)?[^\s@:/]+@[^\s@:/]+")


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads records from the nodes of one file."""

    yaml: YamlReader
    workspace: Workspace

    @property
    def report(self) -> Report:
        """Return the report to which the reader adds problems."""
        return self.yaml.report

    def person(self, id_: str, node: Node) -> Person | None:
        """Return the person described at `node`, or None without a name or an id."""
        fields = self.yaml.fields(with_name(node), PERSON, "a person")
        name = read_name(self.yaml, fields.get("name"))
        if not name:
            self._missing(node, f'the person "{id_}"' if id_ else "this person")
            return Person(id_, id_, place=self.yaml.place(node)) if id_ else None
        return Person(
            id_ or name,
            name,
            self.yaml.lines(fields.get("positions")),
            self.picture(fields.get("portrait"), f"Portrait of {name}"),
            self.channels(fields.get("channels")),
            self.yaml.place(node),
            read_orcid(self.yaml, fields.get("orcid")),
            self.prose(fields.get("biography"), "a biography"),
        )

    def organisation(self, id_: str, node: Node) -> Organisation | None:
        """Return the organisation described at `node`, or None without a name or an id."""
        fields = self.yaml.fields(node, ORGANISATION, "an organisation")
        name = self.yaml.line(fields.get("name"))
        if not name:
            self._missing(node, f'the organisation "{id_}"' if id_ else "this organisation")
            return Organisation(id_, id_, place=self.yaml.place(node)) if id_ else None
        return Organisation(
            id_ or name,
            name,
            contact_name=self.yaml.line(fields.get("contact-name")),
            logo=self.picture(fields.get("logo"), name),
            address=self._lines(fields.get("address")),
            channels=self.channels(fields.get("channels")),
            place=self.yaml.place(node),
            description=self.prose(fields.get("description"), "a description"),
            ror=read_ror(self.yaml, fields.get("ror")),
        )

    def prose(self, node: Node | None, part: str, why: str = USED_IN_MANY) -> Blocks:
        """Return Markdown that must not contain notes or figures. Messages call the text `part`, and `why` explains the
        restriction.
        """
        source = self.yaml.markdown(node)
        return read_prose(source, self.workspace, self.report, part, why) if source else ()

    def picture(self, node: Node | None, alt: str) -> Picture | None:
        """Return the picture at `node`; `alt` is its default alt text."""
        if node is None:
            return None
        simple = not isinstance(node, MappingNode)
        fields = {"path": node} if simple else self.yaml.fields(node, PICTURE, "a picture")
        path = fields.get("path")
        if path is None:
            hint = "add `path: images/name.jpg`"
            self.report.add(Code.KEY_MISSING, "this picture has no path", self.yaml.place(node), hint)
            return None
        found = self.workspace.find(
            self.yaml.line(path), beside=self.yaml.source.file, place=self.yaml.place(path), report=self.report
        )
        if found is None:
            return None
        written = self.yaml.line(fields.get("alt"))
        credit = self.yaml.line(fields.get("credit"))
        return Picture(self.workspace.relative(found), written or alt, credit, place=self.yaml.place(path))

    def channels(self, node: Node | None) -> tuple[Channel, ...]:
        """Return the channels in source order."""
        if node is None:
            return ()
        fields = self.yaml.fields(node, CHANNELS, "channels")
        return tuple(self._channel(kind, item) for kind, value in fields.items() for item in self.yaml.items(value))

    def _lines(self, node: Node | None) -> str:
        """Return text with its line breaks, but without blank lines or extra spaces."""
        lines = (" ".join(line.split()) for line in self.yaml.text(node).split("\n"))
        return "\n".join(line for line in lines if line)

    def _channel(self, kind: str, node: Node) -> Channel:
        if not isinstance(node, MappingNode):
            return Channel(kind, self._address(kind, node), place=self.yaml.place(node))
        fields = self.yaml.fields(node, CHANNEL, "a channel")
        label = self.yaml.line(fields.get("label"))
        address = fields.get("address")
        if address is None:
            self.report.add(Code.KEY_MISSING, "this channel has no address", self.yaml.place(node))
            return Channel(kind, (), label, self.yaml.place(node))
        return Channel(kind, self._address(kind, address), label, self.yaml.place(address))

    def _address(self, kind: str, node: Node) -> Inlines:
        """Return an address or handle; email addresses are checked."""
        inlines = self._line_of_markdown(node)
        words = plain_text(inlines)
        if (
            kind == "email"
            and not EMAIL.fullmatch(words)
            and not any(isinstance(inline, Run) and inline.link for inline in inlines)
        ):
            text, hint = f'"{words}" is not an email address', "write it as name@example.org"
            self.report.add(Code.VALUE_INVALID, text, self.yaml.place(node), hint)
        return inlines

    def _line_of_markdown(self, node: Node) -> Inlines:
        """Return text that may be a link, `[text](address)`; any other text is literal."""
        written = self.yaml.line(node)
        if "](" not in written and not written.startswith("<"):
            return (Run(written),) if written else ()
        source = self.yaml.markdown(node)
        blocks = read_markdown(source, self.workspace, self.report).blocks if source else ()
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return blocks[0].inlines
        self.report.add(Code.VALUE_INVALID, "this must be an address or a link", self.yaml.place(node))
        return ()

    def _missing(self, node: Node, subject: str) -> None:
        """Report a record without a name; a record without any fields has already been reported."""
        if isinstance(node, MappingNode):
            self.report.add(Code.KEY_MISSING, f"{subject} has no name", self.yaml.place(node), "add `name: ...`")


def read_people(workspace: Workspace, lang: str, shown: Container[str], report: Report) -> dict[str, Person] | None:
    """Map ids to the people in `source/people.yaml`, or return None if the file cannot be read.

    If fields are written in several languages, the records whose ids are in `shown` must include `lang`, the brief's
    language.
    """
    return _read_file(workspace, "people", RecordReader.person, lang, shown, report)


def read_organisations(
    workspace: Workspace, lang: str, shown: Container[str], report: Report
) -> dict[str, Organisation] | None:
    """Map ids to the organisations in `source/organisations.yaml`, as `read_people` does for people."""
    return _read_file(workspace, "organisations", RecordReader.organisation, lang, shown, report)


def problems_of_unused(workspace: Workspace, lang: str, used: Container[str]) -> Iterator[Problem]:
    """Yield the errors in shared records whose ids are not in `used`, the ids that briefs use."""
    people = _once(workspace, "people", RecordReader.person, lang, Report())
    organisations = _once(workspace, "organisations", RecordReader.organisation, lang, Report())
    for id_, problem in (*people.shown_problems, *organisations.shown_problems):
        if id_ not in used and problem.code is not Code.TRANSLATION_INCOMPLETE:
            yield problem


def _read_file(
    workspace: Workspace,
    stem: str,
    read: Callable[[RecordReader, str, Node], Record | None],
    lang: str,
    named: Container[str],
    report: Report,
) -> dict[str, Record] | None:
    shared = _once(workspace, stem, read, lang, report)
    report.extend(problem for id_, problem in shared.shown_problems if id_ in named)
    return shared.records


def _once(
    workspace: Workspace, stem: str, read: Callable[[RecordReader, str, Node], Record | None], lang: str, report: Report
) -> Shared[Record]:
    return workspace.once(("records", stem, lang), partial(_shared, stem, read, lang), report)


@dataclass(frozen=True, slots=True)
class Shared(Generic[Record]):
    """The records of a shared file, or None if it cannot be read.

    `shown_problems` contains problems that are reported only in briefs that show the record, each with the id of that
    record.
    """

    records: dict[str, Record] | None
    shown_problems: tuple[tuple[str, Problem], ...] = ()


def _shared(
    stem: str, read: Callable[[RecordReader, str, Node], Record | None], lang: str, workspace: Workspace, report: Report
) -> Shared[Record]:
    path = workspace.source / f"{stem}.yaml"
    workspace.uses.add(path)
    if not path.exists():
        return Shared({})
    file, found = shared_file(workspace, path, report), Report()
    if file.source is None or file.faulty:
        return Shared(None)
    if file.root is None:
        return Shared({})
    reader = RecordReader(YamlReader(file.source, found, lang), workspace)
    records: dict[str, Record] = {}
    shown_problems: list[tuple[str, Problem]] = []
    for id_, value in reader.yaml.entries(file.root, stem, AS_FIELDS):
        if record := read(reader, id_, value):
            records[id_] = record
        shown_problems += [(id_, problem) for problem in found.problems if _only_if_shown(problem)]
        report.extend(problem for problem in found.problems if not _only_if_shown(problem))
        found.problems.clear()
    report.extend(found.problems)
    return Shared(records, tuple(shown_problems))


def _only_if_shown(problem: Problem) -> bool:
    """Return whether a problem is reported only in briefs that show the record: an error must not stop other briefs,
    except if a record is written twice.
    """
    is_own = problem.code.level is Level.ERROR and problem.code is not Code.KEY_DUPLICATE
    return is_own or problem.code is Code.TRANSLATION_INCOMPLETE
