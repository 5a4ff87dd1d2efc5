"""Fixtures for this folder."""

from tests.readers.fixtures import *  # noqa: F403 - what is published once for all tests
