"""Blocks of an edition -> a plan of their text: a module for each kind of block, all using `story`."""

from briefpress.docx.body.blocks import levels_above, plan_blocks, plan_parts
from briefpress.docx.body.story import Story, Surroundings

__all__ = ["Story", "Surroundings", "levels_above", "plan_blocks", "plan_parts"]
