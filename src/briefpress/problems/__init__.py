"""Problems: all mistakes in a user's files, which are reported together and never as a traceback.

In: findings from every package, each with a code and usually a place. Out: the findings sorted by place, and whether
they stop the work.
"""

from briefpress.problems.codes import Code, Level
from briefpress.problems.levels import Levels, read_level, with_levels
from briefpress.problems.report import Problem, Report, in_order, nearest

__all__ = ["Code", "Level", "Levels", "Problem", "Report", "in_order", "nearest", "read_level", "with_levels"]
