"""Stylesheets of brands, read and checked. In: CSS. Out: rules, problems, the same rules mirrored."""
