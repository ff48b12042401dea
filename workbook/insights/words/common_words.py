"""English words too common to say anything when they return, and some that only look like forms."""

_WORDS = """
    a able about above across actually after again against ago ah ahead all almost along already also
    although always am an and another any anybody anyone anything anyway anywhere are aren’t around as
    ask asked asks at away awhile back be because become been before began begin behind being below
    besides best better between big bit both bring brought but by call came can cannot can’t come comes
    could couldn’t day days did didn’t do does doesn’t doing done don’t down during each eight either
    else end enough etc even ever every everybody everyone everything everywhere far feel feeling feels
    felt few fifty find first five for forth forty found four from full further gave get gets getting
    give given gives go goes going gone good got gotten great had half happen happened happens has
    hasn’t have haven’t having he hear heard hence her here hers herself hey he’d he’ll he’s him himself
    his hour hours how however hundred i if in indeed instead into is isn’t it its itself it’ll it’s i’d
    i’ll i’m i’ve just keep keeps kept kind knew know known knows last lately later least leave left
    less let let’s like likely likes little long look looked looks lot made make makes making many may
    maybe me mean means meant mere merely might mightn’t mine minute minutes moment moments month months
    more moreover most mostly much must mustn’t my myself namely near nearly need needs neither never
    nevertheless new next nine no nobody none nor not nothing now nowhere obviously of off often oh ok
    okay old on once one ones only onto or other others otherwise ought our ours ourselves out over own
    part past people perhaps person place please possible possibly probably put quite rather real really
    right round said same sat saw say saying says second see seem seemed seems seen self seven several
    shall shan’t she she’d she’ll she’s should shouldn’t simply since sit sits sitting six small so some
    somebody somehow someone something sometimes somewhere soon sort sorts start started starts still
    stood stop stopped stops stuff such suddenly sure take taken takes taking tell ten than that that’ll
    that’s the their theirs them themselves then there therefore there’s these they they’d they’ll
    they’re they’ve thing things think thinks thirty this those though thought three through thus till
    time times to today told tomorrow tonight too took toward towards tried truly try turn twenty twice
    two under unless unlike until up upon us use used useful usual usually various very via want wanted
    wants was wasn’t way we week weekend weekly weeks well went were weren’t we’d we’ll we’re we’ve what
    whatever what’s when whenever where whereas wherever whether which whichever while who whoever whole
    whom whose who’s why will with within without won’t word words would wouldn’t year years yes
    yesterday yet you your yours yourself yourselves you’d you’ll you’re you’ve
"""

COMMON = frozenset(_WORDS.split())

WORDS_OF_THEIR_OWN = frozenset(
    [
        "bed",
        "bless",
        "building",
        "ceiling",
        "christmas",
        "clothes",
        "during",
        "dress",
        "evening",
        "glasses",
        "ground",
        "hundred",
        "king",
        "meaning",
        "meeting",
        "morning",
        "news",
        "nothing",
        "outing",
        "painting",
        "red",
        "sacred",
        "series",
        "shopping",
        "sing",
        "something",
        "species",
        "spring",
        "string",
        "thanks",
        "thing",
        "wedding",
        "wicked",
        "wing",
        "yes",
    ]
)
"""Words that end like a form of another one."""
