"""The brand.yml standard, read with its own package. In: the text of `brand.yml`. Out: plain facts, fit for JSON."""

from __future__ import annotations

import re
from typing import Any

Facts = dict[str, Any]
MOST_LINES = 20
TABLES = ("limits", "problems")


def read_standard(text: str) -> Facts:
    """Return colours, font families, logo and our own settings of a brand; raise ValueError where it is not valid.

    Colours are as they are written: a name of the palette may stand for another colour in a brand built on this one.
    """
    # Slow to import (pydantic), hence here: its result is remembered.
    from brand_yml import Brand
    from pydantic import ValidationError
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        brand = Brand.from_yaml_str(text)
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise ValueError("; ".join(faults)) from error
    except (YAMLError, RecursionError, AttributeError, TypeError) as error:
        raise ValueError(str(error)) from error
    defaults = brand.defaults or {}
    written = YAML(typ="safe", pure=True).load(text).get("color") or {}
    return {
        "colors": {name: str(color) for name, color in written.items() if color and name != "palette"},
        "palette": {name: str(color) for name, color in (written.get("palette") or {}).items()},
        "fonts": _fonts(brand.typography),
        "logo": _logo(brand.logo),
        "ours": _ours(defaults.get("briefpress") or {}),
    }


def _fonts(typography: Any) -> dict[str, str]:
    """Return the family for each use: base, headings, monospace."""
    uses = ("base", "headings", "monospace")
    named = {use: getattr(getattr(typography, use, None), "family", None) for use in uses}
    return {use: family for use, family in named.items() if family}


def _logo(logo: Any) -> dict[str, str]:
    """Return path and alternative text of the logo for large sizes, or of the only one."""
    for size in ("large", "medium", "small"):
        found = getattr(logo, size, None)
        found = getattr(found, "light", found)
        if found is not None:
            break
    else:
        found = logo if hasattr(logo, "path") else None
    if found is None:
        return {}
    path = getattr(found.path, "root", found.path)
    return {"path": str(path), "alt": found.alt or ""}


def _ours(written: Any) -> dict[str, Any]:
    """Return our own settings: texts, lists of texts, tables, and the fonts for scripts."""
    if not isinstance(written, dict):
        raise ValueError("defaults.briefpress is written as fields, `name: value`")
    return {
        str(name): _fonts_by_script(value) if name == "scripts" else _setting(str(name), value)
        for name, value in written.items()
    }


def _setting(name: str, value: Any) -> Any:
    if name not in TABLES:
        return _texts(name, value)
    if not isinstance(value, dict):
        raise ValueError(f"defaults.briefpress.{name} is written as fields, `name: value`")
    return {str(key): str(item) for key, item in value.items()}


def _texts(name: str, value: Any) -> Any:
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items) or len(items) > MOST_LINES:
        raise ValueError(f"defaults.briefpress.{name} is neither a text nor a short list of texts")
    return value


def _fonts_by_script(value: Any) -> dict[str, str]:
    """Return a family for each script; scripts are named as in ISO 15924."""
    pairs = value.items() if isinstance(value, dict) else [("", value)]
    for script, family in pairs:
        if not re.fullmatch("[A-Z][a-z]{3}", str(script)) or not isinstance(family, str):
            raise ValueError("defaults.briefpress.scripts is written as `Arab: Amiri`, a code of ISO 15924 and a font")
    return dict(pairs)


def hex_color(written: str) -> str:
    """Return a colour of CSS as `#RRGGBB`, which every format knows; what is none stays as it is written."""
    if re.fullmatch("#[0-9A-Fa-f]{6}", written):
        return written
    from tinycss2.color4 import parse_color

    color = parse_color(written)
    if color is None or isinstance(color, str):
        return written
    parts = (max(0, min(255, round(part * 255))) for part in color.to("srgb").coordinates)
    return "#" + "".join(f"{part:02X}" for part in parts)
