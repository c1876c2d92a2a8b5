"""A lifecycle is a table: states, who owns each, and the transitions between them, proved total when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pondasi.core.errors import WrongState
from pondasi.core.values import NO_TEXT, Text


@dataclass(frozen=True, slots=True)
class State:
    """A state as people see it; `owner` is the role whose turn it is ("" where nobody has to act)."""

    code: str
    text: Text
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """`action` leads from any of `sources` to `target`, is journaled as `event` and tells the roles in `notifies`.

    `notice` is what they are told, to be read behind the name of the thing.
    """

    action: str
    text: Text
    sources: tuple[str, ...]
    target: str
    event: str
    notifies: tuple[str, ...] = ()
    notice: Text = NO_TEXT


class Lifecycle:
    """States and transitions of one noun. Raises ValueError where the table is not whole."""

    def __init__(self, noun: Text, initial: str, states: Iterable[State], transitions: Iterable[Transition]) -> None:
        self.noun = noun
        self.initial = initial
        self.states = {state.code: state for state in states}
        self.transitions = {transition.action: transition for transition in transitions}
        self._prove()

    def _prove(self) -> None:
        named = {self.initial} | {code for t in self.transitions.values() for code in (*t.sources, t.target)}
        if unknown := named - self.states.keys():
            raise ValueError(f"transitions of {self.noun.en} name unknown states: {sorted(unknown)}")
        reached, frontier = {self.initial}, [self.initial]
        while frontier:
            here = frontier.pop()
            for transition in self.transitions.values():
                if here in transition.sources and transition.target not in reached:
                    reached.add(transition.target)
                    frontier.append(transition.target)
        if unreachable := self.states.keys() - reached:
            raise ValueError(f"states of {self.noun.en} that nothing leads to: {sorted(unreachable)}")
        if silent := [t.action for t in self.transitions.values() if t.notifies and not (t.notice.id and t.notice.en)]:
            raise ValueError(f"transitions of {self.noun.en} that tell somebody nothing: {silent}")
        left = {source for transition in self.transitions.values() for source in transition.sources}
        if stuck := {code for code, state in self.states.items() if state.owner and code not in left}:
            raise ValueError(f"states of {self.noun.en} that somebody owns but nobody can leave: {sorted(stuck)}")

    def allows(self, state: str, action: str) -> bool:
        """Whether `action` may be done in `state`."""
        return state in self.transitions[action].sources

    def check_transition(self, state: str, action: str) -> Transition:
        """The transition that `action` makes from `state`; raises WrongState with the sentence that the person sees."""
        transition = self.transitions[action]
        if state not in transition.sources:
            raise WrongState(
                Text(
                    f"Tidak dapat {transition.text.id.lower()}: {self.noun.id} ini sedang "
                    f"“{self.states[state].text.id}”.",
                    f"Cannot {transition.text.en.lower()}: this {self.noun.en} is “{self.states[state].text.en}”.",
                ),
                Text(
                    "Muat ulang halaman ini untuk melihat keadaan terakhir.",
                    "Reload this page to see how it stands now.",
                ),
            )
        return transition
