"""Each agency's own plan out of a plan above: who is given what, and the spec it makes.

:func:`shares_of` says what the plan gives to each agency, :func:`subplan` writes one share as the
data of a spec, :func:`table_of` sets tasks against agencies. Nothing here touches the disk.
"""

from kehoach.splitting.matrix import Matrix, table_of
from kehoach.splitting.shares import Given, Share, Shares, shares_of
from kehoach.splitting.slugs import slugs
from kehoach.splitting.subplan import Options, SubPlan, subplan

__all__ = [
    "Given",
    "Matrix",
    "Options",
    "Share",
    "Shares",
    "SubPlan",
    "shares_of",
    "slugs",
    "subplan",
    "table_of",
]
