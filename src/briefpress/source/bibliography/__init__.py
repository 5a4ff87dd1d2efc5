"""Cited works. In: fields of the front matter, and BibTeX, CSL-JSON or CSL-YAML files. Out: `Work`s."""
