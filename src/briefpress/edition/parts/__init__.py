"""The parts of an edition except its text. In: front matter and records. Out: cover, contents, people, contacts ..."""
