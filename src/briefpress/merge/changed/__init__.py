"""What changed, by kind: rows, pictures, records, page breaks ... In: the changes so far. Out: their edits."""
