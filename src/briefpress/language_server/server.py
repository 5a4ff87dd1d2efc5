"""Messages from an editor. In: the Language Server Protocol on standard input. Out: messages on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from briefpress import __version__
from briefpress.language_server.completing import Choice, choices
from briefpress.language_server.context import included_at, reference_at
from briefpress.language_server.explaining import about_code, about_field, about_name
from briefpress.language_server.names import Name
from briefpress.language_server.reading import completion_data, names_for, subject_of, text_of
from briefpress.language_server.session import Session, Shown, address_of, range_of, spot_of
from briefpress.language_server.texts import Span, Spot, Text
from briefpress.workspace import Workspace

TRIGGERS = ("@", "^", "#", ":")


def serve() -> None:
    """Serve an editor until it ends the session; the program's other output goes to standard error."""
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    server = LanguageServer("briefpress", __version__)
    session = Session(server)
    _listen(server, session)
    _answer(server, session)
    server.start_io(sys.stdin.buffer, output)


def _listen(server: LanguageServer, session: Session) -> None:
    """Register the handlers for texts in the editor."""

    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        session.take(_file(document.uri), document.text, document.version)

    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        session.take(_file(uri), server.workspace.get_text_document(uri).source, version)

    def saved(params: types.DidSaveTextDocumentParams) -> None:
        session.check_soon(_file(params.text_document.uri))

    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.leave(_file(params.text_document.uri))

    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)


def _answer(server: LanguageServer, session: Session) -> None:
    """Register the handlers for requests from the editor."""

    def fixes(params: types.CodeActionParams) -> list[types.CodeAction]:
        file = _file(params.text_document.uri)
        found = (shown for shown in session.shown.get(file, ()) if _touch(shown.range, params.range))
        return [action for shown in found for action in _action(shown, file, session)]

    def completions(params: types.CompletionParams) -> list[types.CompletionItem]:
        asked = _query(session, params.text_document.uri, params.position)
        return asked.completions() if asked else []

    def hover(params: types.HoverParams) -> types.Hover | None:
        asked = _query(session, params.text_document.uri, params.position)
        explanations = asked.explanations(session, params.position) if asked else []
        text = "\n\n---\n\n".join(explanations)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if explanations else None

    def definition(params: types.DefinitionParams) -> list[types.Location]:
        asked = _query(session, params.text_document.uri, params.position)
        return asked.definitions() if asked else []

    server.feature(types.TEXT_DOCUMENT_CODE_ACTION)(fixes)
    options = types.CompletionOptions(trigger_characters=TRIGGERS)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, options)(completions)
    server.feature(types.TEXT_DOCUMENT_HOVER)(hover)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(definition)


class _Query:
    """A request: the file, and the cursor in it. `subject` is the name of the schema for YAML there, otherwise `""`."""

    def __init__(self, workspace: Workspace, file: Path, position: types.Position) -> None:
        self.workspace, self.file, self.text = workspace, file, text_of(workspace, file)
        self.spot: Spot = spot_of(position, self.text)
        subject = subject_of(workspace, file)
        inside = subject != "front-matter" or self.spot.line in self.text.front()
        self.subject = subject if inside else ""

    def completions(self) -> list[types.CompletionItem]:
        """Return the completions at the cursor."""
        found = choices(self.text, self.spot, self.subject, completion_data(self.workspace, self.file))
        return [_item(choice, self.text) for choice in found]

    def explanations(self, session: Session, position: types.Position) -> list[str]:
        """Return the explanations of problems, names and fields at the cursor."""
        at = types.Range(position, position)
        codes = {shown.problem.code for shown in session.shown.get(self.file, ()) if _touch(shown.range, at)}
        field = about_field(self.text, self.spot, self.subject) if self.subject else ""
        texts = (*map(about_code, sorted(codes)), *map(about_name, self.names()), field)
        return [shown for shown in texts if shown]

    def names(self) -> list[Name]:
        """Return the definitions of the name at the cursor: in the same file or, failing that, in all other files."""
        reference = reference_at(self.text, self.spot, yaml=bool(self.subject))
        known = names_for(self.workspace, self.file) if reference else []
        found = [
            name for name in known if reference and (name.id, name.kind in reference.kinds) == (reference.id, True)
        ]
        return [name for name in found if name.file == self.file] or found

    def definitions(self) -> list[types.Location]:
        """Return the location at which the name at the cursor is defined, or the location of the included file."""
        path = self.file.parent / included_at(self.text, self.spot)
        if path.is_file():
            return [types.Location(address_of(path), range_of(Span(0, 0, 0), Text(("",))))]
        return [
            types.Location(address_of(name.file), range_of(name.span, text_of(self.workspace, name.file)))
            for name in self.names()
        ]


def _query(session: Session, uri: str, position: types.Position) -> _Query | None:
    file = _file(uri)
    workspace = session.workspace(file)
    return _Query(workspace, file, position) if workspace else None


def _file(uri: str) -> Path:
    return Path(to_fs_path(uri) or "").resolve()


def _touch(first: types.Range, second: types.Range) -> bool:
    return bool(first.start <= second.end and second.start <= first.end)


def _action(shown: Shown, file: Path, session: Session) -> list[types.CodeAction]:
    workspace = session.workspace(file)
    if not shown.fix or not workspace:
        return []
    edit = types.TextEdit(range_of(shown.fix.span, text_of(workspace, file)), shown.fix.words)
    whole = types.WorkspaceEdit({address_of(file): [edit]})
    kind = types.CodeActionKind.QuickFix
    return [types.CodeAction(shown.fix.title, kind, diagnostics=[shown.diagnostic], is_preferred=True, edit=whole)]


def _item(choice: Choice, text: Text) -> types.CompletionItem:
    edit = types.TextEdit(range_of(choice.span, text), choice.word)
    return types.CompletionItem(choice.word, detail=choice.short, documentation=choice.long or None, text_edit=edit)
