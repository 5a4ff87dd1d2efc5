"""The language server, tested through the messages of an editor."""
