"""Fixtures of this folder."""

from tests.pdf.conftest import *  # noqa: F403 - what makes a PDF of a page
