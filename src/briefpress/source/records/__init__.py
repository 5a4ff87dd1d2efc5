"""People and organisations. In: `people.yaml`, `organisations.yaml`, or inline records. Out: records."""
