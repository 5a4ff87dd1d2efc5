"""Tests of the HTML that the PDF is made from."""
