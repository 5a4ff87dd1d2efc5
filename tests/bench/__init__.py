"""How much time and memory publishing takes, compared with other programs in the same run.

In: the briefs of this workspace. Out: figures on standard output, without a verdict. Run it with `make bench`.
"""
