"""Changes by kind, such as rows, pictures, records and page breaks. In: the changes so far. Out: their edits."""
