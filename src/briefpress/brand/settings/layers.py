"""A brand and the brands that it extends. In: a folder in `styles/`. Out: the content of each brand.yml, in order.

The brand `plain` is built in, so it exists even if `styles/` does not contain it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefpress.brand.cache import digest, program, remember_found
from briefpress.brand.settings import brand_yml, standard
from briefpress.brand.settings.brand_yml import Facts, YamlValue, read_standard
from briefpress.brand.settings.files import file_in, is_inside, place_in, read_file
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Report, nearest

PACKAGE = Path(__file__).parents[2]
BASE = "plain"

# The suffixes of a brand's files. A folder with such a name cannot replace a file.
FILES = (".css", ".j2", ".otf", ".ttc", ".ttf", ".woff", ".woff2", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Layer:
    """The content of the brand.yml of a brand, or of a brand that it extends. `file` is its path in messages."""

    folder: Path
    file: str
    facts: Facts

    def place(self, value: YamlValue | None = None) -> Place:
        """Return the place of `value`, or of the whole file if `value` is None."""
        return Place(self.file, value.line, value.column, value.width) if value else Place(self.file, 1, 1, 0)

    def value_at(self, *path: str) -> YamlValue | None:
        """Return the value at `path`, or None if there is none."""
        found = self._at(path)
        return YamlValue(*found) if found else None

    def values_at(self, *path: str) -> list[YamlValue]:
        """Return the values of the list at `path`."""
        found = self._at(path) or []
        return [YamlValue(*item) for item in found]

    def table(self, *path: str) -> list[tuple[YamlValue, YamlValue]]:
        """Return the keys and values of the mapping at `path`."""
        return [(YamlValue(*key), YamlValue(*value)) for key, value in self._at(path) or []]

    def _at(self, path: tuple[str, ...]) -> Any:
        found: Any = self.facts
        for part in path:
            found = found.get(part) or {}
        return found


def packaged() -> Path:
    """Return the folder of the built-in brand, which is in the installed package or, in development, beside it."""
    return next(folder for folder in (PACKAGE / BASE, PACKAGE.parents[1] / "styles" / BASE) if folder.is_dir())


def read_layers(styles: Path, name: str, cache: Path, report: Report, place: Place | None) -> list[Layer] | None:
    """Return the layers of the brand `name`, its own layer first.

    If any layer cannot be read, report that, and return None.
    """
    layers: list[Layer] = []
    while name:
        folder = _folder(styles, name, report, place)
        if folder is None or not _is_valid(folder, styles, report):
            return None
        if any(folder == layer.folder for layer in layers):
            report.add(Code.BRAND_INVALID, f'the brand "{name}" extends itself', place, "remove this `extends`")
            return None
        layer = _layer(folder, styles, cache, report)
        if layer is None:
            return None
        layers.append(layer)
        base = layer.value_at("ours", "extends")
        name, place = (base.text, layer.place(base)) if base else ("", None)
    return layers


def _folder(styles: Path, name: str, report: Report, place: Place | None) -> Path | None:
    """Return the folder of the brand with exactly this name, or None."""
    known = {path.parent.name: path.parent for path in sorted(styles.glob("*/brand.yml"))}
    known.setdefault(BASE, packaged())
    if name not in known:
        hint = nearest(name, known) or f"available brands: {', '.join(sorted(known))}"
        report.add(Code.BRAND_UNKNOWN, f'there is no brand "{name}"', place, hint)
    return known.get(name)


def _is_valid(folder: Path, styles: Path, report: Report) -> bool:
    """Return whether all files of a brand are in `styles/` after symbolic links are resolved, and can be read."""
    home = folder if folder == packaged() else styles
    files = [folder, *sorted(folder.rglob("*"))]
    outside = next((file for file in files if not is_inside(file, home)), None)
    if outside:
        hint = "save a copy in the brand's folder"
        shown = place_in(folder, styles, outside.name if outside != folder else ".")
        report.add(Code.PATH_OUTSIDE, "this file is a link to a place outside styles/", shown, hint)
        return False
    odd = next(
        (file for file in files if not file.is_file() and (not file.is_dir() or file.suffix.lower() in FILES)), None
    )
    if odd:
        kind = "a folder, not a file" if odd.is_dir() else "neither a file nor a folder"
        place = Place(file_in(folder, styles, odd.relative_to(folder).as_posix()), 1, 1, 0)
        report.add(Code.BRAND_INVALID, f"this is {kind}", place, "put a file in its place, or remove it")
    return odd is None


def _layer(folder: Path, styles: Path, cache: Path, report: Report) -> Layer | None:
    file = file_in(folder, styles)
    source = read_file(folder / "brand.yml", file, report)
    if source is None:
        return None
    name = f"brand-{digest(program(brand_yml, standard), file, source.text)}"
    facts = remember_found(cache, name, lambda found: read_standard(source, found), report)
    return Layer(folder, file, facts) if facts is not None else None
