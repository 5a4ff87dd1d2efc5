"""The Makefile names modules of the program: an outdated name would break every new installation."""

import importlib
import re
from pathlib import Path

MAKEFILE = Path(__file__).parents[1] / "Makefile"


def test_modules_that_the_makefile_imports_exist() -> None:
    imported = re.findall(r"from (briefpress[\w.]*) import (\w+)", MAKEFILE.read_text(encoding="utf-8"))
    assert len(imported) >= 2
    for module, name in imported:
        assert callable(getattr(importlib.import_module(module), name))


def test_every_make_target_has_a_description() -> None:
    text = MAKEFILE.read_text(encoding="utf-8")
    (goals,) = re.findall(r"^\.PHONY: help (.*)", text, re.MULTILINE)
    for goal in goals.split():
        assert re.search(rf"^{goal}:.*## [A-Z]", text, re.MULTILINE), goal
