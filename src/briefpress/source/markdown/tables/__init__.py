"""Tables of every syntax but HTML. In: nodes, or CSV files. Out: a `Table` each, with its caption."""
