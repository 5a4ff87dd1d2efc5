"""Changes by kind, such as rows, pictures, records and page breaks. In: the changes found so far. Out: the edits that
merge them.
"""
