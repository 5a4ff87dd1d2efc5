"""Our own settings in brand.yml, under `defaults.briefpress`. In: what is written. Out: values, and problems."""

from __future__ import annotations

from collections.abc import Sequence

from briefpress.brand.standard import Facts
from briefpress.model import ORDER, full_order
from briefpress.problems import Code, Report, nearest


def lines(written: str | Sequence[object]) -> tuple[str, ...]:
    """Return a text or a list of texts as a list."""
    return (written,) if isinstance(written, str) else tuple(map(str, written))


def order(written: tuple[str, ...], brand: str, report: Report) -> tuple[str, ...]:
    """Return the parts that come first; the summary stands before the text, as it is counted first."""
    for name in written:
        if name not in ORDER:
            hint = nearest(name, ORDER) or f"known: {', '.join(ORDER)}"
            report.add(Code.VALUE_INVALID, f'the brand "{brand}" has a part "{name}" in its order', None, hint)
    known = tuple(name for name in written if name in ORDER)
    full = full_order(known)
    if full.index("abstract") < full.index("body"):
        return known
    text = f'in the order of the brand "{brand}" the summary comes after the text'
    report.add(Code.VALUE_INVALID, text, None, "write `abstract` before `body`")
    return ()


def choice(facts: Facts, key: str, known: tuple[str, ...], brand: str, report: Report) -> str:
    """Return one of our settings, the first of those `known` where it is none of them."""
    written = str(facts["ours"].get(key, known[0])).lower()
    if written in known:
        return written
    text = f'the {key} "{written}" of the brand "{brand}" is not known'
    report.add(Code.VALUE_INVALID, text, None, f"known: {', '.join(known)}")
    return known[0]
