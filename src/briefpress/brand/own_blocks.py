"""Blocks and variants of blocks that brands declare in `defaults.briefpress.blocks` of brand.yml.

In: the layers of a brand, or the folder of all brands. Out: blocks by name. Invalid declarations are reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefpress import lazy
from briefpress.brand.css.stylesheets import rules_of
from briefpress.brand.own_roles import BOX_ROLES, OwnRole
from briefpress.brand.roles import Role
from briefpress.brand.settings.brand_yml import YamlValue
from briefpress.brand.settings.layers import Layer, read_layers
from briefpress.lazy import dataclass
from briefpress.model import NOWHERE, BoxKind, Place
from briefpress.problems import Code, Problem, Report, nearest

LIKE = tuple(kind for kind in BoxKind if BOX_ROLES[kind].is_box)
BLOCK_NAME = lazy.pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
VARIANT = lazy.pattern(r"[a-z][a-z0-9]*")
# The classes of columns, which can be variants: the block is then in that column.
COLUMNS = ("wide", "full")
# Names that have another meaning in the source, or that are names of Word's own styles.
TAKEN = (
    "abbreviations", "admonition", "appendix", "attention", "bug", "caution", "check", "danger", "deprecated",
    "done", "dropdown", "error", "example", "fail", "failure", "faq", "glossary", "help", "hint", "important", "info",
    "missing", "note", "question", "recommendation-index", "seealso", "spoiler", "success", "summary", "table", "tip",
    "tldr", "todo", "versionadded", "versionchanged", "warning", "bibliography", "blockquote",
    "code", "code-block", "code-cell", "contents", "footbibliography", "image", "literalinclude", "sourcecode",
    "details", "div", "dialog",
    "epigraph", "highlights", "math", "topic",
    "block-text", "body", "closing", "comment-text", "emphasis", "index", "line-number", "list", "list-paragraph",
    "macro-text", "message-header", "no-spacing", "normal", "plain-text", "salutation", "signature", "strong",
    "table-grid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """A block that a brand declares, or a built-in block with variants. `place` is the place of the declaration.

    `titles` contains the default titles by language; the key `""` means any language. `variants` contains the places at
    which the variants are declared.
    """

    name: str
    like: BoxKind
    titles: Mapping[str, str]
    variants: Mapping[str, Place]
    place: Place = NOWHERE

    @property
    def is_built_in(self) -> bool:
        """Return whether the block is built-in, and the brand only adds variants."""
        return self.name == self.like

    def title(self, lang: str) -> str | None:
        """Return the title for a language or a more general language, or None if there is none."""
        parts = lang.split("-")
        tags = ("-".join(parts[:length]) for length in range(len(parts), -1, -1))
        return next((self.titles[tag] for tag in tags if tag in self.titles), None)

    def role(self, variants: Sequence[str] = ()) -> OwnRole | Role:
        """Return the role of the block with these `variants`, which are in the order of their declaration."""
        known = tuple(variant for variant in self.variants if variant in variants)
        like = BOX_ROLES[self.like]
        return OwnRole(like, "" if self.is_built_in else self.name, known) if known or not self.is_built_in else like

    @property
    def roles(self) -> Iterator[OwnRole]:
        """Yield the roles that the brand declares: the role of the block, unless it is built-in, and the roles of its
        variants.
        """
        found = (self.role(variants) for variants in ((), *((item,) for item in self.variants)))
        yield from (role for role in found if isinstance(role, OwnRole))


def read_blocks(layers: Sequence[Layer], report: Report) -> dict[str, OwnBlock]:
    """Return the blocks of a brand and of the brands that it extends, with all their variants."""
    blocks: dict[str, OwnBlock] = {}
    for layer in reversed(layers):
        for facts in (layer.facts.get("ours") or {}).get("blocks") or ():
            reader = _Reader(layer, facts, report)
            if block := reader.block(blocks):
                blocks[block.name] = block
    return blocks


@dataclass(frozen=True, slots=True)
class _Reader:
    layer: Layer
    facts: Mapping[str, Any]
    report: Report

    def block(self, known: Mapping[str, OwnBlock]) -> OwnBlock | None:
        """Return the declared block, or None if its name or its `like` is invalid. `known` contains the blocks declared
        earlier.
        """
        name = YamlValue(*self.facts["name"])
        old, like = known.get(name.text), YamlValue(*self.facts["like"]) if self.facts["like"] else None
        kind = self.kind(name, like, old)
        if kind is None or (kind != name.text and not self.is_free(name, known)):
            return None
        titles = {YamlValue(*lang).text: YamlValue(*title).text for lang, title in self.facts["title"]}
        variants = {**(old.variants if old else {}), **self.variants(name, known)}
        return OwnBlock(name.text, kind, titles or (old.titles if old else {}), variants, self.layer.place(name))

    def kind(self, name: YamlValue, like: YamlValue | None, old: OwnBlock | None) -> BoxKind | None:
        """Return the built-in kind of block that the block is or is based on. If that kind is not valid, report it and
        return None.
        """
        if name.text in LIKE:
            if like or self.facts["title"]:
                text = f'"{name.text}" is a built-in block: a brand can only add `variants` to it'
                self.report.add(Code.BRAND_INVALID, text, self.layer.place(name), "choose a different name")
                return None
            return BoxKind(name.text)
        if like is None and old is None:
            text = f'the block "{name.text}" is not based on any built-in block'
            hint = nearest(name.text, LIKE) or f"add `like: box`; valid values: {', '.join(LIKE)}"
            self.report.add(Code.KEY_MISSING, text, self.layer.place(name), hint)
        elif like and like.text not in LIKE:
            text, valid = f'"{like.text}" is not a built-in block', f"valid values: {', '.join(LIKE)}"
            hint = nearest(like.text, LIKE) or valid
            self.report.add(Code.VALUE_INVALID, text, self.layer.place(like), hint)
        else:
            return BoxKind(like.text) if like else old.like if old else None
        return None

    def is_free(self, name: YamlValue, known: Mapping[str, OwnBlock]) -> bool:
        """Return whether a block can have this name; report a name that is invalid or already has a meaning."""
        if not BLOCK_NAME.fullmatch(name.text):
            text, hint = f'"{name.text}" cannot be the name of a block', "use lower-case letters, digits and hyphens"
            self.report.add(Code.VALUE_INVALID, text, self.layer.place(name), hint)
            return False
        if name.text in _taken() or any(_is_variant(name.text, block.name, block.variants) for block in known.values()):
            text, hint = f'the name "{name.text}" already has another meaning', "choose a different name for the block"
            self.report.add(Code.BRAND_INVALID, text, self.layer.place(name), hint)
            return False
        return True

    def variants(self, name: YamlValue, known: Mapping[str, OwnBlock]) -> dict[str, Place]:
        """Return the valid variants, and report the others."""
        found: dict[str, Place] = {}
        for variant in (YamlValue(*fact) for fact in self.facts["variants"]):
            taken = variant.text in _taken() - {*COLUMNS} or f"{name.text}-{variant.text}" in _taken()
            taken = taken or any(_is_variant(item, name.text, (*found, variant.text)) for item in known)
            if not VARIANT.fullmatch(variant.text):
                text = f'"{variant.text}" cannot be the name of a variant'
                plain = re.sub("[^a-z0-9]", "", variant.text.lower())
                hint = f"write {plain}" if VARIANT.fullmatch(plain) else "use lower-case letters and digits"
                self.report.add(Code.VALUE_INVALID, text, self.layer.place(variant), hint)
            elif taken:
                text = f'the name "{variant.text}" already has another meaning'
                self.report.add(Code.BRAND_INVALID, text, self.layer.place(variant), "choose a different name")
            else:
                found[variant.text] = self.layer.place(variant)
        return found


def _taken() -> frozenset[str]:
    """Return the names that blocks and variants cannot have, because they have other meanings."""
    from briefpress.brand.css.declarations import CLASSES

    return frozenset((*TAKEN, *CLASSES, *BoxKind))


def _is_variant(name: str, block: str, variants: Collection[str]) -> bool:
    """Return whether a block with this name would have the same Word style as a variant of `block`."""
    return name.startswith(f"{block}-") and {*name.removeprefix(f"{block}-").split("-")} <= {*variants}


def declared_blocks(styles: Path, cache: Path) -> dict[str, dict[str, OwnBlock]]:
    """Map each brand to its blocks. Problems are reported only when a brand is used."""
    names = [file.parent.name for file in sorted(styles.glob("*/brand.yml"))]
    layers = {name: read_layers(styles, name, cache, Report(), None) for name in names}
    return {name: read_blocks(found, Report()) for name, found in layers.items() if found}


def unstyled(blocks: Iterable[OwnBlock], sheets: Iterable[str], home: str) -> Iterator[Problem]:
    """Report variants to which no rule in the stylesheets `sheets` applies; `home` is the folder of the brand."""
    tokens = [token for css in sheets for rule in rules_of(css) for token in getattr(rule.node, "prelude", None) or ()]
    named = {name.value for dot, name in pairwise(tokens) if dot == "." and name.type == "ident"}
    for block in blocks:
        for variant, place in block.variants.items():
            if variant not in named:
                hint = f"add a rule `.{block.name}.{variant} {{ ... }}` to {home}/style.css, or remove the variant"
                yield Problem(
                    Code.VARIANT_UNSTYLED, f'no rule in the stylesheet applies to the variant "{variant}"', place, hint
                )
