"""English words too common to say anything when they return."""

_WORDS = """
    a about above across actually after again against ago ah all almost alone along already also
    although always am an and another any anyone anything are aren’t around as ask asked asks at away
    back be because become been before began begin being best better between big bit both but by call
    came can can’t cannot come comes could couldn’t day days did didn’t do does doesn’t doing don’t done
    down each either else end enough even evening ever every everyone everything far feel feeling feels
    felt few find first for found from full gave get gets getting give given gives go goes going gone
    good got had half has hasn’t have haven’t having he he’s hear heard her here hers herself him
    himself his how however i i’d i’ll i’m i’ve if in instead into is isn’t it it’s its itself just keep
    keeps kept kind knew know known knows last later least leave left less let like likes little long
    look looked looks lot made make makes making many may maybe me mean might mine minute minutes month
    months more morning most much must my myself near need needs never new next night no none nor not
    nothing now of off often oh ok okay old on once one ones only or other others our ours out over own
    part past people perhaps person place put quite rather really right round said same sat saw say says
    second see seem seems seen she she’s should since small so some someone something sometimes soon
    still such take takes tell than that that’s the their theirs them themselves then there there’s
    these they they’re thing things think thinks this those though thought three through till time times
    to today together told tomorrow too took toward towards tried try turn two under until up upon us
    use used usually very want wanted wants was wasn’t way we we’re week weeks well went were weren’t
    what when where which while who whole whom whose why will with within without won’t word words would
    wouldn’t year years yes yesterday yet you you’re your yours yourself
"""

COMMON = frozenset(_WORDS.split())
