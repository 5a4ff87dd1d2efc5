"""A language server: while an author types, editors show problems, completions, explanations and definitions.

In: messages from an editor (Language Server Protocol 3.17) on standard input. Out: messages on standard output.

server      messages from the editor, and when briefs are checked
checking    problems of unsaved texts
fixing      hints that are edits
names       targets of references: figures, notes, works, people
context     what is at the cursor
completing  words to choose from
schema      fields of YAML files
texts       lines, and positions as editors count them
"""


def serve() -> None:
    """Serve an editor until it ends the session. Raises ModuleNotFoundError if the package pygls is not installed."""
    from briefpress.language_server.server import serve as serve_editor

    serve_editor()


__all__ = ["serve"]
