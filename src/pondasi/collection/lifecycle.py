"""The lifecycle of a submission: SDI's stages and returns, as a table."""

from pondasi.core.lifecycle import Lifecycle, State, Transition
from pondasi.core.values import Text

DRAFT = "draft"
SUBMITTED = "submitted"
AGENCY_CHECK = "agency_check"
STEWARD_CHECK = "steward_check"
STATISTICS_CHECK = "statistics_office_check"
RETURNED = "returned"
ACCEPTED = "accepted"

EDITABLE = frozenset({DRAFT, RETURNED})
"""States in which the producer may change file, reading and answers."""

SUBMISSION = Lifecycle(
    noun=Text("kiriman", "submission"),
    initial=DRAFT,
    states=[
        State(DRAFT, Text("Draf", "Draft"), "producer"),
        State(SUBMITTED, Text("Diajukan", "Handed in"), "agency_verifier"),
        State(AGENCY_CHECK, Text("Diperiksa walidata pendukung", "In agency check"), "agency_verifier"),
        State(STEWARD_CHECK, Text("Diperiksa walidata", "In steward check"), "steward"),
        State(STATISTICS_CHECK, Text("Diperiksa Pembina Data", "In statistics office check"), "statistics_office"),
        State(RETURNED, Text("Dikembalikan", "Returned"), "producer"),
        State(ACCEPTED, Text("Diterima", "Accepted")),
    ],
    transitions=[
        Transition(
            "hand_in",
            Text("Ajukan", "Hand in"),
            (DRAFT, RETURNED),
            SUBMITTED,
            "submission.handed_in",
            ("agency_verifier",),
            notice=Text("diajukan dan menunggu pemeriksaan Anda", "has been handed in and waits for your check"),
        ),
        # An agency without a verifier skips that step; a disputed error goes to the steward first.
        Transition(
            "hand_in_to_steward",
            Text("Ajukan ke walidata", "Hand in to the steward"),
            (DRAFT, RETURNED),
            SUBMITTED,
            "submission.handed_in",
            ("steward",),
            notice=Text("diajukan dan menunggu pemeriksaan Anda", "has been handed in and waits for your check"),
        ),
        Transition(
            "recall",
            Text("Tarik kembali", "Recall"),
            (SUBMITTED,),
            DRAFT,
            "submission.recalled",
            ("agency_verifier", "steward"),
            notice=Text("ditarik kembali oleh produsen data", "was recalled by the producer"),
        ),
        Transition(
            "begin_agency_check",
            Text("Mulai periksa", "Begin the agency check"),
            (SUBMITTED,),
            AGENCY_CHECK,
            "submission.agency_check_begun",
        ),
        Transition(
            "begin_steward_check",
            Text("Mulai periksa sebagai walidata", "Begin the steward check"),
            (SUBMITTED,),
            STEWARD_CHECK,
            "submission.steward_check_begun",
        ),
        Transition(
            "agency_return",
            Text("Kembalikan", "Return"),
            (AGENCY_CHECK,),
            RETURNED,
            "submission.returned_by_agency",
            ("producer",),
            notice=Text(
                "dikembalikan walidata pendukung dengan catatan", "was returned by the agency verifier with remarks"
            ),
        ),
        Transition(
            "agency_pass",
            Text("Loloskan ke walidata", "Pass to the steward"),
            (AGENCY_CHECK,),
            STEWARD_CHECK,
            "submission.passed_by_agency",
            ("steward", "producer"),
            notice=Text(
                "lolos dari walidata pendukung, sekarang pada walidata",
                "passed the agency check and is now with the steward",
            ),
        ),
        Transition(
            "refer_to_agency",
            Text("Terima bantahan, teruskan ke walidata pendukung", "Accept the dispute, on to the agency verifier"),
            (STEWARD_CHECK,),
            SUBMITTED,
            "submission.dispute_accepted",
            ("agency_verifier", "producer"),
            notice=Text(
                "diterima bantahannya, sekarang pada walidata pendukung",
                "had its dispute accepted and is now with the agency verifier",
            ),
        ),
        Transition(
            "steward_return",
            Text("Kembalikan", "Return"),
            (STEWARD_CHECK,),
            RETURNED,
            "submission.returned_by_steward",
            ("producer", "agency_verifier"),
            notice=Text("dikembalikan walidata dengan catatan", "was returned by the steward with remarks"),
        ),
        Transition(
            "steward_forward",
            Text("Loloskan ke Pembina Data", "Pass to the statistics office"),
            (STEWARD_CHECK,),
            STATISTICS_CHECK,
            "submission.passed_by_steward",
            ("statistics_office", "producer"),
            notice=Text(
                "lolos dari walidata, sekarang pada Pembina Data",
                "passed the steward and is now with the statistics office",
            ),
        ),
        Transition(
            "steward_pass",
            Text("Loloskan", "Pass"),
            (STEWARD_CHECK,),
            ACCEPTED,
            "submission.accepted",
            ("producer",),
            notice=Text("diterima", "was accepted"),
        ),
        Transition(
            "statistics_return",
            Text("Kembalikan melalui walidata", "Return through the steward"),
            (STATISTICS_CHECK,),
            STEWARD_CHECK,
            "submission.returned_by_statistics_office",
            ("steward",),
            notice=Text(
                "dikembalikan Pembina Data melalui walidata",
                "was returned by the statistics office through the steward",
            ),
        ),
        Transition(
            "statistics_pass",
            Text("Loloskan", "Pass"),
            (STATISTICS_CHECK,),
            ACCEPTED,
            "submission.accepted",
            ("steward", "producer"),
            notice=Text("lolos dari Pembina Data dan diterima", "passed the statistics office and was accepted"),
        ),
    ],
)
