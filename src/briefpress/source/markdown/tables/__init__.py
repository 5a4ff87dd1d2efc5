"""Tables in every syntax except HTML. In: nodes, or CSV files. Out: `Table`s with captions."""
