"""The labels of a table's figures taken apart: what stands at the left of each, and what stands over it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from pondasi.core.tables.model import Axis, Label, PrintedObservation

Labels = tuple[Label, ...]


class Labelling:
    """Every different stub (labels of rows and sections) and path (labels of the header) once, and who bears them.

    A table of r rows and c columns has r × c figures but only r stubs and c paths: what depends on labels is worked
    out for these. Stubs and paths are known by their position in `stubs` and `paths`.
    """

    def __init__(self, figures: Sequence[PrintedObservation]) -> None:
        self.figures = figures
        self.stubs: list[Labels] = []
        self.paths: list[Labels] = []
        self._labels: dict[Label, None] = {}
        self._stubs: dict[Labels, int] = {}
        self._paths: dict[Labels, int] = {}
        self._by_last: dict[int, int] = {}
        """The identity of a path's last label to the path: the figures of one column mostly share the very labels."""
        self._stub_of, self._path_of = array("L"), array("L")
        stub: Labels = ()
        number = -1
        for figure in figures:
            own = figure.labels
            width = len(stub)
            if number < 0 or own[:width] != stub or (len(own) > width and own[width].axis is not Axis.COLUMN):
                stub = tuple(label for label in own if label.axis is not Axis.COLUMN)
                own = (*stub, *(label for label in own if label.axis is Axis.COLUMN))
                number = self._number(stub, self.stubs, self._stubs)
                width = len(stub)
            self._stub_of.append(number)
            self._path_of.append(self._number_of_path(own[width:]))

    def _number(self, own: Labels, known: list[Labels], numbers: dict[Labels, int]) -> int:
        number = numbers.get(own)
        if number is None:
            number = numbers[own] = len(known)
            known.append(own)
            self._labels.update(dict.fromkeys(own))
        return number

    def _number_of_path(self, path: Labels) -> int:
        if not path:
            return self._number(path, self.paths, self._paths)
        number = self._by_last.get(id(path[-1]), -1)
        if number < 0 or self.paths[number] != path:
            number = self._by_last[id(path[-1])] = self._number(path, self.paths, self._paths)
        return number

    @property
    def labels(self) -> Iterable[Label]:
        """Every different label, in the order in which figures bear them."""
        return self._labels.keys()

    def __iter__(self) -> Iterator[tuple[PrintedObservation, int, int]]:
        """Every figure with its stub and its path."""
        return zip(self.figures, self._stub_of, self._path_of, strict=True)

    def paths_by_stub(self) -> dict[int, set[int]]:
        """Every stub to the paths of its figures."""
        found: dict[int, set[int]] = {}
        for stub, path in zip(self._stub_of, self._path_of, strict=True):
            found.setdefault(stub, set()).add(path)
        return found


def wording(labels: Iterable[Label]) -> tuple[tuple[str, str, str, str], ...]:
    """What rows that print the same words in the same columns share, wherever they stand."""
    return tuple((la.text, la.axis.value, la.heading, la.cell.rstrip("0123456789")) for la in labels)
