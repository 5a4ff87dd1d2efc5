"""The command line. In: options. Out: one call, then problems and an exit code. This package does not process documents
itself.

Only Click is imported at the start; each command imports what it needs.
"""

from briefpress.cli import check
from briefpress.cli.commands import main
from briefpress.cli.guide import guide
from briefpress.cli.import_ import import_word
from briefpress.cli.lsp import lsp
from briefpress.cli.make import new, schema
from briefpress.cli.merge import merge
from briefpress.cli.preview import preview
from briefpress.cli.publish import publish
from briefpress.cli.redline import redline
from briefpress.cli.template import template

main.add_command(publish)
main.add_command(check.check)
main.add_command(check.explain)

__all__ = ["main"]

main.add_command(guide)
main.add_command(import_word)
main.add_command(lsp)
main.add_command(merge)
main.add_command(new)
main.add_command(preview)
main.add_command(schema)
main.add_command(redline)
main.add_command(template)
