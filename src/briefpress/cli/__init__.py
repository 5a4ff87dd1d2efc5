"""The command line: options -> one call -> show problems -> exit code. Nothing here knows of documents.

Only click is imported at the start; everything else when a command needs it.
"""

from briefpress.cli.commands import main
from briefpress.cli.make import new, schema

__all__ = ["main"]

main.add_command(new)
main.add_command(schema)
