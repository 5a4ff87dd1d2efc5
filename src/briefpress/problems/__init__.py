"""Problems: what is wrong with what a user wrote, all at once and never as a traceback.

In: findings from every room, each with a code from the one table and, where there is one, the place it
is at. Out: the findings sorted by place, and whether they stop the work.
"""

from briefpress.problems.codes import Code, Level
from briefpress.problems.levels import Levels, read_level, with_levels
from briefpress.problems.report import Problem, Report, in_order, nearest

__all__ = ["Code", "Level", "Levels", "Problem", "Report", "in_order", "nearest", "read_level", "with_levels"]
