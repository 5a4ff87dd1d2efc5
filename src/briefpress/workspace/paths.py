"""The folders of a workspace: `source/`, `styles/`, `output/`.

In: a folder. Out: paths, all inside the workspace; nothing outside is ever opened.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.scratch import writable
from briefpress.workspace.language import LANGUAGE
from briefpress.workspace.library import Library
from briefpress.workspace.missing_file import hint_for_missing
from briefpress.workspace.text import FORBIDDEN, SourceText, read_text
from briefpress.workspace.uses import Uses

BREAKS = str.maketrans("\t\n\r", "\ufffd\ufffd\ufffd")
BRIEF, SUFFIX = "brief", ".md"
PATTERN = f"{BRIEF}.*{SUFFIX[1:]}"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `source/` and `styles/`; `root` is absolute, with symbolic links resolved.

    `library` caches data shared by briefs; `uses` records the files that are searched for or read. `drafts` contains
    unsaved text from an editor, which replaces the content of files.
    """

    root: Path
    library: Library = field(default_factory=Library, compare=False, repr=False)
    uses: Uses = field(default_factory=Uses, compare=False, repr=False)
    drafts: Mapping[Path, bytes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def around(cls, folder: Path) -> Workspace | None:
        """Return the workspace that contains `folder`, or None.

        The workspace is the nearest folder that contains `source/`, preferably one that also contains `styles/` or a
        brief, because a brief may contain a folder `source/`.
        """
        start = folder.resolve()
        roots = [root for root in (start, *start.parents) if _is_folder(root / "source")]
        whole = (root for root in roots if _is_folder(root / "styles") or any(root.glob(f"source/*/{PATTERN}")))
        root = next(whole, roots[0] if roots else None)
        return cls(root) if root else None

    @property
    def source(self) -> Path:
        """Return the folder with the authors' files."""
        return self.root / "source"

    @property
    def styles(self) -> Path:
        """Return the folder with the brands."""
        return self.root / "styles"

    @property
    def output(self) -> Path:
        """Return the folder for published files."""
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """Return the cache folder, or a temporary folder if it is not writable."""
        return writable(self.root / ".briefpress")

    def briefs(self) -> list[str]:
        """Return the ids of all briefs, each followed by its translations.

        A folder in `source/` with a `brief.md` is the brief `folder`; its `brief.uk.md` is `folder.uk`.
        """
        ids = {self.id_of(path) for path in self.source.glob(f"*/{PATTERN}")}
        return sorted((id_ for id_ in ids if self.file_of(id_).is_file()), key=self.parts_of)

    def has(self, id_: str) -> bool:
        """Return whether the brief `id_` exists, without listing all briefs."""
        original, _ = self.parts_of(id_)
        return Path(original).name == original and id_ in self._beside(original)

    def file_of(self, id_: str) -> Path:
        """Return the path of the brief `id_`."""
        original, lang = self.parts_of(id_)
        return self.source / original / f"{BRIEF}{f'.{lang}' if lang else ''}{SUFFIX}"

    @staticmethod
    def id_of(path: Path) -> str:
        """Return the id of the brief at `path`."""
        return f"{path.parent.name}{path.name.removeprefix(BRIEF).removesuffix(SUFFIX)}"

    def parts_of(self, id_: str) -> tuple[str, str]:
        """Return the id of the brief that `id_` translates, and the language in `id_`; for an original, `id_` and
        `""`.
        """
        folder, _, lang = id_.rpartition(".")
        is_translation = folder and LANGUAGE.match(lang) and not (self.source / id_ / f"{BRIEF}{SUFFIX}").is_file()
        return (folder, lang) if is_translation else (id_, "")

    def languages(self, id_: str) -> list[str]:
        """Return the ids of a brief in all languages, given any one of them."""
        original, _ = self.parts_of(id_)
        return [other for other in self._beside(original) if self.parts_of(other)[0] == original]

    def _beside(self, original: str) -> list[str]:
        """Return the ids of the briefs in the folder `original`, whose name is case-sensitive on every system."""
        folder = self.source / original
        self.uses.share((folder,))
        if original not in _names(self.source):
            return []
        ids = {self.id_of(path) for path in folder.glob(PATTERN)}
        return sorted((id_ for id_ in ids if self.file_of(id_).is_file()), key=self.parts_of)

    def once(self, key: Hashable, read: Callable[[Workspace, Report], Value], report: Report) -> Value:
        """Return the result of `read`, which runs once for all briefs until one of its files changes."""

        def noted(uses: Uses, found: Report) -> Value:
            return read(replace(self, uses=uses), found)

        return self.library.once((self.root, key), noted, self.uses, report)

    def relative(self, path: Path) -> str:
        """Return `path` as users see it: relative to the workspace, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def read(self, path: Path, report: Report) -> SourceText | None:
        """Return the text of a file in `source/`, or None with a problem if its path or its content cannot be used."""
        self.uses.add(path)
        shown = FORBIDDEN.sub("\ufffd", self.relative(path)).translate(BREAKS)
        if shown != self.relative(path):
            text = "the name of the folder or file contains a character that cannot be published"
            report.add(Code.CHARACTER_INVALID, text, Place(shown, 1, 1, 0), "rename it")
            return None
        try:
            inside = path.resolve().is_relative_to(self.source.resolve())  # the file itself may be a symbolic link
        except (OSError, RuntimeError):  # a symbolic link may refer to itself
            inside = False
        if not inside:
            report.add(Code.PATH_OUTSIDE, "the file is a link to a place outside source/", Place(shown, 1, 1))
            return None
        return read_text(path, shown, report, self.drafts.get(path))

    def find_text(self, id_: str, text: str, *, files: Iterable[str]) -> Place | None:
        """Return the first place where `text` occurs in the brief `id_`, in its included `files` or in shared files."""
        own = (self.file_of(id_), self.file_of(self.parts_of(id_)[0]))
        shared = (self.source / name for name in ("people.yaml", "organisations.yaml"))
        for path in (*own, *(self.root / name for name in files), *shared):
            source = read_text(path, self.relative(path), Report(), self.drafts.get(path)) if path.is_file() else None
            for number, line in enumerate(source.lines if source else ()):
                if text in line:
                    return source.place(number, line.index(text), len(text)) if source else None
        return None

    def find(
        self,
        reference: str,
        *,
        beside: str,
        place: Place,
        report: Report,
        kind: str = "picture",
        missing: Code = Code.IMAGE_MISSING,
        rooted: bool = False,
    ) -> Path | None:
        """Return the file that `reference` refers to, relative to the folder of the file `beside`, or None.

        If `rooted`, a path that begins with `/` is relative to `source/`, as on a website. Messages call the file a
        `kind`. Report `path-outside` if the file is outside `source/` (with symbolic links resolved), and `missing` if
        it does not exist.
        """
        try:
            rooted = rooted and reference.startswith("/")
            folder = self.source if rooted else (self.root / beside).parent
            named = folder.joinpath(reference.lstrip("/") if rooted else reference)
            self.uses.add(named)
            path, home = named.resolve(), self.source.resolve()
            if path.is_relative_to(home):
                path = _as_spelt(path).resolve()
            inside, there = path.is_relative_to(home), path.is_file()
        except (OSError, ValueError, RuntimeError):
            report.add(Code.PATH_OUTSIDE, f'"{reference}" is not a path', place, f"write the path of the {kind} file")
            return None
        if not inside:
            hint = "save a copy in the brief's folder and use its path"
            report.add(Code.PATH_OUTSIDE, f'"{reference}" is outside source/', place, hint)
            return None
        path = self.source / path.relative_to(home)
        if not there:
            folder = (self.root / beside).parent
            hint = hint_for_missing(path, reference, kind, folder if folder != self.source else None, self.relative)
            report.add(missing, f'the {kind} "{reference}" does not exist', place, hint)
            return None
        return path


def _names(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir()) if folder.is_dir() else iter(())


def _as_spelt(path: Path) -> Path:
    """Return the existing path whose name differs only in the encoding of accents, or `path`."""
    if path.exists() or path.name in ("", ".", ".."):
        return path
    folder = _as_spelt(path.parent)
    wanted = normalize("NFC", path.name)
    there = sorted(folder.iterdir()) if folder.is_dir() else ()
    return next((other for other in there if normalize("NFC", other.name) == wanted), folder / path.name)


def _is_folder(path: Path) -> bool:
    """Return whether `path` is a readable folder."""
    try:
        return path.is_dir()
    except OSError:
        return False
