# ruff: noqa: A005 - a folder of tests is never imported as the library `html`
"""Tests of the HTML that the PDF is made from."""
