"""Tests of the client's own brief."""
