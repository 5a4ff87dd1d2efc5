"""Plan the blocks of an edition for Word. Each kind of block has a module of its own; all these modules use `story`."""

from briefpress.docx.body.blocks import levels_above, plan_blocks, plan_parts
from briefpress.docx.body.story import Story, Surroundings

__all__ = ["Story", "Surroundings", "levels_above", "plan_blocks", "plan_parts"]
