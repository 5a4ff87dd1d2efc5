"""The built-in house words. In: the name of a file beside this module. Out: its content, from `house.json` if it is
up to date.

People edit the YAML files; parsing one of them takes longer than all the other work on house words. `make guide`
regenerates the JSON.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KEPT = HERE / "house.json"


def house_words(name: str) -> dict[str, Any]:
    """Return the content of the file `name`, or an empty dictionary if it does not exist."""
    file = HERE / name
    if not file.is_file():
        return {}
    data = file.read_bytes()
    compiled_ = _kept().get(name)
    return dict(compiled_["words"]) if compiled_ and compiled_["digest"] == _digest(data) else _parsed(data)


def in_every_language(table: str, name: str) -> tuple[str, ...]:
    """Return the words for `name` in a table, in all built-in languages."""
    files = sorted(HERE.glob("*.yaml"))
    return tuple(word for file in files if (word := house_words(file.name).get(table, {}).get(name)))


@cache
def _kept() -> dict[str, Any]:
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.is_file() else {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _parsed(data: bytes) -> dict[str, Any]:
    from briefpress.yaml import values_of

    return values_of(data.decode("utf-8"))


def compiled() -> str:
    """Return the JSON of all YAML files."""
    files = {file.name: file.read_bytes() for file in sorted(HERE.glob("*.yaml"))}
    words = {name: {"digest": _digest(data), "words": _parsed(data)} for name, data in files.items()}
    return json.dumps(words, ensure_ascii=False, indent=1) + "\n"


def keep() -> None:
    """Write the house words of all YAML files to `house.json` in the package."""
    KEPT.write_text(compiled(), encoding="utf-8")
