"""The lifecycle of a release, as a table."""

from pondasi.core.lifecycle import Lifecycle, State, Transition
from pondasi.core.values import Text

PLANNED = "planned"
EMBARGOED = "embargoed"
RELEASED = "released"
SUPERSEDED = "superseded"
WITHDRAWN = "withdrawn"

PUBLIC = frozenset({RELEASED, SUPERSEDED})
"""States in which a release of an open dataset can be read and downloaded."""

RELEASE = Lifecycle(
    noun=Text("rilis", "release"),
    initial=PLANNED,
    states=[
        State(PLANNED, Text("Disiapkan", "In preparation"), "steward"),
        State(EMBARGOED, Text("Siap, menunggu waktunya", "Ready, waiting for its time"), "steward"),
        State(RELEASED, Text("Dirilis", "Released"), "steward"),
        State(SUPERSEDED, Text("Digantikan edisi baru", "Superseded by a newer one")),
        State(WITHDRAWN, Text("Ditarik", "Withdrawn")),
    ],
    transitions=[
        Transition("build", Text("Siapkan", "Build"), (PLANNED,), EMBARGOED, "release.built"),
        Transition(
            "publish",
            Text("Rilis", "Release"),
            (EMBARGOED,),
            RELEASED,
            "release.released",
            ("producer", "steward"),
            notice=Text("sudah terbit", "is out"),
        ),
        Transition("supersede", Text("Gantikan", "Supersede"), (RELEASED,), SUPERSEDED, "release.superseded"),
        Transition(
            "withdraw",
            Text("Tarik", "Withdraw"),
            (PLANNED, EMBARGOED, RELEASED),
            WITHDRAWN,
            "release.withdrawn",
            ("producer", "steward"),
            notice=Text("ditarik", "was withdrawn"),
        ),
    ],
)

OPEN = "open"
EXPLAINED = "explained"
RESOLVED = "resolved"

CITY_FINDING = Lifecycle(
    noun=Text("temuan kota", "city finding"),
    initial=OPEN,
    states=[
        State(OPEN, Text("Terbuka", "Open"), "steward"),
        State(EXPLAINED, Text("Dijelaskan", "Explained")),
        State(RESOLVED, Text("Sudah sejalan", "In agreement again")),
    ],
    transitions=[
        Transition("explain", Text("Jelaskan", "Explain"), (OPEN, EXPLAINED), EXPLAINED, "city_finding.explained"),
        # The rest is done by the check over all releases: what it no longer finds, finds again, or finds otherwise.
        Transition(
            "resolve",
            Text("Tandai sejalan", "Mark as in agreement"),
            (OPEN, EXPLAINED),
            RESOLVED,
            "city_finding.resolved",
        ),
        Transition("reopen", Text("Buka lagi", "Open again"), (EXPLAINED, RESOLVED), OPEN, "city_finding.reopened"),
        Transition(
            "explain_again",
            Text("Penjelasan berlaku lagi", "The explanation holds again"),
            (RESOLVED,),
            EXPLAINED,
            "city_finding.explained_again",
        ),
    ],
)
