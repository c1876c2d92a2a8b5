"""Collection: what agencies hand in, how it was read and checked, and its review up to acceptance.

Words: a *submission* is one attempt to fill a delivery; an *upload* is a file that arrived for it; a *reading* is what
Pondasi understood of the current file under the officer's corrections (the *recipe*); a *recorded finding* keeps a
finding with the officer's answer; a *review* is one decision of a checker.
This room does not know releases or the public: accepting writes a slice into `observations`, and that is all.
"""
