"""People and organisations. In: `people.yaml`, `organisations.yaml`, or the same inline. Out: records."""
