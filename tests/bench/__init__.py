"""How many seconds and how much memory publishing takes, each figure beside its peer in the same run.

In: the briefs of this workspace. Out: figures on standard output, never a verdict. Run it with `make bench`.
"""
