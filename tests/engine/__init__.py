"""Tests of the package for WeasyPrint's private interfaces."""
