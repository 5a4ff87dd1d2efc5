"""The brand.yml standard, read with its own package. In: the text of `brand.yml`. Out: plain facts, fit for JSON."""

from __future__ import annotations

from typing import Any

Facts = dict[str, Any]


def read_standard(text: str) -> Facts:
    """Return colours, font families, logo and our own settings of a brand; raise ValueError where it is not valid."""
    # Slow to import (pydantic), hence here: its result is remembered.
    from brand_yml import Brand
    from ruamel.yaml.error import YAMLError

    try:
        brand = Brand.from_yaml_str(text)
    except (YAMLError, RecursionError, AttributeError, TypeError) as error:
        raise ValueError(str(error)) from error
    defaults = brand.defaults or {}
    colors = brand.color.to_dict("all") if brand.color else {}
    return {
        "colors": {name: color for name, color in colors.items() if color},
        "fonts": _fonts(brand.typography),
        "logo": _logo(brand.logo),
        "ours": dict(defaults.get("briefpress") or {}),
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
