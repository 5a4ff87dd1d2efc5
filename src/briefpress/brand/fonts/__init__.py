"""The fonts of brands: packages that contain them, files for pages and Word, licences, line heights.

In: families, and folders with font files. Out: files, or problems with hints about what to install.
"""

from briefpress.brand.fonts.packages import (
    bold_file,
    find_family,
    find_fonts,
    font_file,
    may_be_subset,
    missing_hint,
    use_fonts,
)

__all__ = ["bold_file", "find_family", "find_fonts", "font_file", "may_be_subset", "missing_hint", "use_fonts"]
