"""WeasyPrint, and all that is private in it. In: pages of HTML. Out: boxes, and what draws them, by names that stay.

Whatever the other rooms need of WeasyPrint they get here, so that a new WeasyPrint is met in one room. Its own code is
changed inside of `with` blocks only, and is as before after them; where it has nothing to change in the expected
place, EngineChangedError says so. `tests/engine` has one test for each of these places.

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
