"""An `Edition` -> HTML. In: the edition and its brand. Out: one page with its stylesheet inside.

The skeleton is a Jinja2 template, `skeleton.html.j2` in the brand's folder or else ours; what stands
in the parts is written by `BlockWriter`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from briefpress import __version__
from briefpress.brand import Brand, Monogram, SheetKind
from briefpress.brand.roles import Role
from briefpress.edition import Edition, Part
from briefpress.html.blocks import BlockWriter

SKELETON = "skeleton.html.j2"
MOST_TURNS = 100_000
# What expressions and calls of a template raise that are not what they should be, bytes that are no UTF-8 too.
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class SkeletonError(ValueError):
    """The skeleton of a brand cannot be filled; the message says where and why."""


@cache
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    loader = FileSystemLoader([*folders, Path(__file__).parent])
    return _Bounded(loader=loader, autoescape=True, undefined=StrictUndefined)


class _Bounded(ImmutableSandboxedEnvironment):
    """A sandbox in which nothing is multiplied: no text is made that fills the memory, and ranges count together."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        raise SecurityError(f"a skeleton may not calculate with {operator}")


def _range() -> Callable[..., range]:
    """Return what counts in the loops of one page, up to MOST_TURNS in all."""
    left = MOST_TURNS

    def counted(*bounds: int) -> range:
        nonlocal left
        left -= len(found := range(*bounds))
        if left < 0:
            raise SecurityError(f"its loops count to more than {MOST_TURNS}")
        return found

    return counted


def write_html(
    edition: Edition,
    brand: Brand,
    monograms: Mapping[str, Monogram],
    created: datetime.datetime | None = None,
    sheet: SheetKind | None = None,
) -> str:
    """Return the page. Pictures are named by their path relative to the workspace; `monograms` is keyed by initials.
    `created` is the date of the file, in place of the edition's own; `sheet` says that it is of a special kind.

    Raises SkeletonError where the brand's own skeleton is faulty.
    """
    writer = BlockWriter(edition, brand, monograms)

    written = {id(part): Markup(writer.blocks(part.blocks)) for part in edition.parts}  # a fault here is not its

    def blocks(part: Part) -> Markup:
        return written[id(part)]

    try:
        return (
            _environment(brand.folders)
            .get_template(SKELETON)
            .render(
                edition=edition,
                created=created or edition.date,
                stylesheet=Markup(brand.stylesheet(edition.paper, sheet, mirrored=edition.rtl)),
                blocks=blocks,
                running_head=_running_head(edition),
                folio=_folio(edition.page_label),
                version=__version__,
                range=_range(),
            )
        )
    except (TemplateError, *FAULTS) as error:
        line = getattr(error, "lineno", None)
        raise SkeletonError(f"{SKELETON}{f':{line}' if line else ''}: {error}") from error


def _running_head(edition: Edition) -> Markup:
    """Return what stands at the head of the pages beside the chapter; what is not final says so there."""
    mark = Markup('<span class="{}">{}</span>').format(Role.DRAFT_MARK.css_class, edition.mark)
    return mark if edition.mark else escape(edition.running_title)


def _folio(label: str) -> Markup:
    """Return the label of a page with an element for each of its numbers, which CSS counts."""
    html = str(escape(label))
    for name in ("number", "total"):
        html = html.replace(f"{{{name}}}", f'<span class="page-{name}"></span>')
    return Markup(html)
