"""Each construct of Markdown in each place where text may stand."""
