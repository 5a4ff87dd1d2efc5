"""WeasyPrint, including its private interfaces. In: HTML pages. Out: boxes and drawing, under stable names.

Other packages use WeasyPrint only through this package, so that a new version of WeasyPrint affects only this package.
Patches of WeasyPrint apply only inside `with` blocks. If the code to patch has changed, EngineChangedError is raised.
`tests/engine` has a test for each patch.

    load       a fast import of the module
    fetch      resources that a page may load
    boxes      the parts of pages and boxes that other packages use
    continued a line above a table on its pages after the first
    deadline   a time limit
    layout     extensions to the layout: sources of text, lost notes
    drawing    extensions to the drawing: marks, tags, spaces, glyphs
    svg        SVG pictures: whole words, and errors
    rows       boxes side by side
    variants   kinds of PDF files and their colours
"""

from briefpress.engine.load import VERSION, EngineChangedError, MissingLibraryError, weasyprint

__all__ = ["VERSION", "EngineChangedError", "MissingLibraryError", "weasyprint"]
