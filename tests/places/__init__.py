"""Each construct of Markdown in each place that can contain text."""
