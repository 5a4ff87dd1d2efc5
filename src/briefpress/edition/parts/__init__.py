"""The parts of an edition besides the body. In: front matter and records. Out: cover, contents, people, contacts ..."""
