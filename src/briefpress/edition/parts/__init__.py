"""The parts of an edition besides its text. In: front matter and records. Out: cover, contents, people, contacts ..."""
