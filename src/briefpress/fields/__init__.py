"""YAML with places: what people write in fields. In: a text. Out: values, and problems at their lines."""
