"""Tests of the room that holds what is private in WeasyPrint."""
