"""Stylesheets of brands, read and checked. In: CSS. Out: rules, problems, mirrored rules."""
