"""An author's desk: a workspace in a temporary folder, with methods that write sources and run the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from briefpress.brand import read_brand
from briefpress.check import check
from briefpress.cli import main
from briefpress.edition import Edition, Part, prepare
from briefpress.model import Block, Blocks, Brief, Inlines, Note, Paragraph, inlines_of, walk
from briefpress.problems import Problem, Report, in_order
from briefpress.problems.levels import with_levels
from briefpress.source import read_brief
from briefpress.words import read_words
from briefpress.workspace import Workspace

FRONT = "title: A brief"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of running the command line."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Return the lines of the shown problems."""
        return self.err.splitlines()

    @property
    def heads(self) -> list[str]:
        """Return the first line of each problem, without its message: `file:line:column: level[code]`."""
        return [line.partition("]: ")[0] + "]" for line in self.lines if "error[" in line or "warning[" in line]


@dataclass(frozen=True, slots=True)
class Reading:
    """A brief that was read and checked, with its problems in display order."""

    brief: Brief | None
    problems: tuple[Problem, ...]

    @property
    def spots(self) -> list[tuple[str, int, int]]:
        """Return the code, line and column of each problem."""
        return [(str(found.code), found.place.line, found.place.column) for found in self.problems if found.place]

    @property
    def codes(self) -> list[str]:
        """Return the code of each problem."""
        return [str(found.code) for found in self.problems]

    @property
    def sure(self) -> Brief:
        """Return the brief, which must exist."""
        assert self.brief is not None, self.problems
        return self.brief

    @property
    def blocks(self) -> Blocks:
        """Return the body."""
        return self.sure.blocks

    @property
    def block(self) -> Block:
        """Return the only block of the body."""
        (block,) = self.blocks
        return block

    @property
    def inlines(self) -> Inlines:
        """Return the text of the only paragraph or heading of the body."""
        return inlines_of(self.block)

    @property
    def notes(self) -> dict[str, Note]:
        """Map ids to notes."""
        return {note.id: note for note in self.sure.notes}


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace for a test."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write the file `name` of the workspace."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def people(self, text: str) -> None:
        """Write people.yaml."""
        self.write("source/people.yaml", text)

    def organisations(self, text: str) -> None:
        """Write organisations.yaml."""
        self.write("source/organisations.yaml", text)

    def brief(self, body: str = "Words.\n", *, front: str = FRONT, id_: str = "brief") -> str:
        """Write a brief; if the front matter is one line long, line 1 of `body` is line 4 of the file."""
        self.write(f"source/{id_}/brief.md", f"---\n{front}\n---\n{body}")
        return id_

    def raw(self, data: str | bytes, *, id_: str = "brief") -> str:
        """Write a brief.md exactly as given."""
        self.write(f"source/{id_}/brief.md", data)
        return id_

    def read(self, body: str = "Words.\n", *, front: str = FRONT) -> Reading:
        """Write a brief, read and check it."""
        self.brief(body, front=front)
        return self.again()

    def again(self, id_: str = "brief") -> Reading:
        """Read and check an existing brief."""
        report, workspace = Report(), Workspace(self.root.resolve())
        brief = read_brief(workspace, id_, report)
        if brief:
            report.extend(check(brief, workspace.root))
        return Reading(brief, tuple(in_order(report.problems)))

    def edition(self, body: str = "Words.\n", *, front: str = FRONT) -> tuple[Edition, list[Problem]]:
        """Write a brief without errors, and return its edition and its problems."""
        reading, workspace, report = self.read(body, front=front), Workspace(self.root.resolve()), Report()
        brief = reading.sure
        report.extend(with_levels(reading.problems, brief.meta.problems))
        assert not report.fails(strict=False), reading.problems
        brand = read_brand(workspace.styles, brief.meta.brand or "plain", workspace.cache, report)
        assert brand is not None
        words = read_words(brief.meta.lang, brand.word_folders, report)
        return prepare(brief, brand, words, report), in_order(report.problems)

    def check(self, *arguments: str) -> Outcome:
        """Run `briefpress check` in this process."""
        return self.run("check", *arguments)

    def found(self, *arguments: str) -> list[tuple[str, int, int]]:
        """Return the code, line and column of everything that `briefpress check` reports."""
        output = json.loads(self.check("--format", "json", *arguments).out)
        return [(problem["code"], problem["line"], problem["column"]) for problem in output]

    def run(self, *arguments: str) -> Outcome:
        """Run the command line in this process, without catching its exceptions."""
        result = CliRunner().invoke(main, ["--workspace", str(self.root), *arguments], prog_name="briefpress")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def publish(self, *arguments: str, environment: Mapping[str, str] | None = None) -> Outcome:
        """Run `briefpress publish` as users do, in a separate process."""
        return command("publish", *arguments, cwd=self.root, environment=environment)

    def output(self) -> dict[str, bytes]:
        """Return every file in output/ with its bytes."""
        folder = self.root / "output"
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def clean_environment(**more: str) -> dict[str, str]:
    """Return this process's environment for another process, without the fonts and the date that a test may have set.

    The font setting names a file that may no longer exist when the other process reads it.
    """
    chosen = ("FONTCONFIG_FILE", "SOURCE_DATE_EPOCH")
    return {name: value for name, value in os.environ.items() if name not in chosen} | more


def command(*arguments: str, cwd: Path, environment: Mapping[str, str] | None = None) -> Outcome:
    """Run `python -m briefpress` in a separate process."""
    run = subprocess.run(
        [sys.executable, "-m", "briefpress", *arguments],
        cwd=cwd,
        env=environment or clean_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Outcome(run.returncode, run.stdout, run.stderr)


def words_of(blocks: Blocks) -> list[str]:
    """Return the words of every paragraph and heading in `blocks`."""
    from briefpress.model import Heading, plain_text

    return [plain_text(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph | Heading)]


def part(edition: Edition, kind: str) -> Part:
    """Return the part `kind` of the edition."""
    (found,) = (item for item in edition.parts if item.kind == kind)
    return found
