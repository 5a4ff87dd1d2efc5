"""A language server: while an author types, editors show problems, completions, explanations and definitions.

In: messages from an editor (Language Server Protocol 3.17) on standard input. Out: messages on standard output.

server messages from the editor, and when to check briefs checking problems in unsaved text fixing edits that hints
describe names targets of references: figures, notes, works, people context the element at the cursor completing
completions schema fields of YAML files texts lines, and positions in editors
"""


def serve() -> None:
    """Serve an editor until it ends the session; raise ModuleNotFoundError if the package pygls is not installed."""
    from briefpress.language_server.server import serve as serve_editor

    serve_editor()


__all__ = ["serve"]
