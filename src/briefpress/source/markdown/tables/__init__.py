"""Tables in every syntax except HTML. In: nodes, or CSV files. Out: a `Table` each, with its caption."""
