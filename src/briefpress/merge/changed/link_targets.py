"""Links in fields, which are generated from the text of the field. In: a field before and after. Out: messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefpress import lazy
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.words.field_values import relinked
from briefpress.merge.words.regions import Region
from briefpress.merge.words.spelling import Token

SCHEME = lazy.pattern(r"^(?:mailto:|tel:|https?://(?:www\.)?)|/$")


def only_links(
    changes: Changes, bound: Bound, tokens: tuple[Sequence[Token], Sequence[Token]], regions: Iterable[Region]
) -> bool:
    """Return whether only the links of a field were changed; report those changes that an author made. Links that
    programs add to addresses are ignored.
    """
    if bound.form is not Form.SCALAR or bound.markup:
        return False
    pairs = [(tokens[0][slice(*region.old)], tokens[1][slice(*region.new)]) for region in regions]
    if any(_seen(was) != _seen(now) for was, now in pairs):
        return False
    for was, now in pairs:
        if _merged(changes, bound, was, now):
            continue
        words = "".join(token.text for token in now).strip()
        targets = {token.link for token in now if token.link} - {token.link for token in was}
        for target in sorted(item for item in targets if _plain(item) not in ("", _plain(words))):
            message = f'"{words}" was linked to {target}: briefpress derives the link from the text of this field'
            changes.add(Kind.NOT_MERGED, bound, f"{message}, so edit the text")
    return True


def _merged(changes: Changes, bound: Bound, was: Sequence[Token], now: Sequence[Token]) -> bool:
    """Write the new address into the link that a field contains; return whether the field contains a link."""
    old, new = ({token.link for token in tokens if not token.text.isspace()} for tokens in (was, now))
    for field in bound.scalars if len(old) == len(new) == 1 and old != new else ():
        value = relinked(changes.texts[bound.file][slice(*field.inner)], *old, *new)
        if value is not None:
            words = "".join(token.text for token in now).strip()
            change = changes.add(Kind.MERGED, bound, f'"{words}" was linked to {next(iter(new))}', field.start)
            changes.edits.append(Edit(bound.file, *field.inner, value, change))
            return True
    return False


def _seen(tokens: Iterable[Token]) -> list[tuple[object, ...]]:
    return [(token.text, token.marks, token.suggested) for token in tokens]


def _plain(address: str) -> str:
    """Return the letters and digits of an address without its scheme, to compare it with its link text."""
    return "".join(item for item in SCHEME.sub("", address).lower() if item.isalnum())
