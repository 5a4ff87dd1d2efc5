"""The front matter of a brief. In: the YAML between the first two `---`. Out: `Meta`, and records written inline."""

from briefpress.source.front_matter.reader import FrontMatterReader

__all__ = ["FrontMatterReader"]
