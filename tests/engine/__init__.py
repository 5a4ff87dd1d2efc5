"""Tests of the room for WeasyPrint's private interfaces."""
