"""Find the regions in which a caption, a title or a source line may be written. In: the blocks around a paragraph. Out:
regions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefpress.merge.source_map import divs
from briefpress.merge.source_map.offsets import Span

ADDRESSEE = "recommendation addressee"  # always below its recommendation
REACH = 40  # the number of paragraphs to look back and ahead


def near(
    texts: Mapping[str, str], placed: Sequence[tuple[str, Span] | None], number: int, style: str
) -> Iterator[tuple[str, Span]]:
    """Yield the regions near a paragraph: the blocks before it and, unless `style` is ADDRESSEE, the next block, the
    text between them, and the divs around them. `placed` contains the file and the block span of each paragraph, or
    None.
    """
    before = [item for item in placed[max(0, number - REACH) : number] if item][-3:]
    # The block may be far away, for example before a long table.
    before = before or [item for item in placed[:number] if item][-1:]
    after = next((item for item in placed[number + 1 : number + REACH] if item), None)
    yield from reversed(before)
    if style == ADDRESSEE:
        return
    if after:
        yield after
    if before and after and before[-1][0] == after[0] and before[-1][1][1] < after[1][0]:
        yield after[0], (before[-1][1][1], after[1][0])
    if after:  # the paragraph may be the title of a div that begins with the next block
        yield from ((after[0], (whole[0], after[1][0])) for whole, _ in divs.around(texts[after[0]], after[1]))
    if before:
        file, last = before[-1]
        yield from ((file, (whole[0], inner[0])) for whole, inner in divs.around(texts[file], last))
