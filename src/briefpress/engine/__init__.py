"""WeasyPrint, including its private parts. In: pages of HTML. Out: boxes and drawing, under stable names.

Other rooms use WeasyPrint only through this one, so that a new version affects only this room. Its code is patched only
inside `with` blocks, and restored after them; if the expected place does not exist, EngineChangedError is raised.
`tests/engine` has a test for each of these places.

    load       the module itself, imported the quick way
    fetch      what may be read for a page, and nothing else
    boxes      pages and boxes, as far as other rooms read them
    layout     what is added to the layout: sources of texts, notes that would be lost
    drawing    what is added to the drawing: marks, tags, spaces, glyphs
    svg        pictures that are drawn: whole words, and what is wrong with them
    variants   kinds of PDF files and their colours
"""

from briefpress.engine.load import VERSION, EngineChangedError, MissingLibraryError, weasyprint

__all__ = ["VERSION", "EngineChangedError", "MissingLibraryError", "weasyprint"]
