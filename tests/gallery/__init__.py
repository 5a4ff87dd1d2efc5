"""Tests of the brief that shows everything."""
