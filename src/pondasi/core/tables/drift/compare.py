"""Two shapes of one dataset's table side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pondasi.core.tables.drift import words
from pondasi.core.tables.drift.pairs import Name, Pair, Pairing, out_of_order, pair
from pondasi.core.tables.matching.names import digits_of, key_of
from pondasi.core.tables.shape import MOST_ITEMS, LabelSet, Shape, ValueColumn
from pondasi.core.tables.timeless import timeless_key
from pondasi.core.values import Period, Text

_SCALES = {3: 1_000, 6: 1_000_000, 9: 1_000_000_000}
_SCALE_WORDS = re.compile(r"\b(ribu|juta|milia?r|milyar|triliun)(?:an)?\b", re.IGNORECASE)
_NEAR = 0.4
"""Powers of ten by which a middle figure may wander from one period to the next."""
_MOST = 0.6


class Kind(StrEnum):
    """What kind of change."""

    TRANSPOSED = "transposed"
    SPLIT = "split"
    SHEET_RENAMED = "sheet_renamed"
    HEADER_DEPTH = "header_depth"
    COLUMNS_ADDED = "columns_added"
    COLUMNS_REMOVED = "columns_removed"
    COLUMN_RENAMED = "column_renamed"
    COLUMNS_MOVED = "columns_moved"
    ROWS_ADDED = "rows_added"
    ROWS_REMOVED = "rows_removed"
    ROW_RENAMED = "row_renamed"
    UNIT = "unit"
    SCALE = "scale"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a sentence. `items` are the names concerned; `asked` where a person should make sure."""

    kind: Kind
    text: Text
    items: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True)
class Drift:
    """Everything that changed, and which new names continue old ones under another spelling."""

    changes: tuple[Change, ...] = ()
    columns: tuple[Pair, ...] = ()
    rows: tuple[Pair, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(change.kind for change in self.changes)


def compare(old: Shape, new: Shape) -> Drift:
    """What changed from the old shape to the new one; nothing where only the period did."""
    if _is_transposed(old, new):
        return Drift((Change(Kind.TRANSPOSED, words.TRANSPOSED),))
    columns = pair(_column_names(old), _column_names(new))
    whole = [*_of_sheets(old, new), *_of_header(old, new)]
    across = list(_of_columns(old, new, columns))
    down: list[Change] = []
    renamed: list[Pair] = []
    for one, other in _label_sets(old, new):
        pairing = pair(_item_names(one, old.period), _item_names(other, new.period))
        pairs = _renamed_items(one, other, pairing)
        renamed += pairs
        down += _of_rows(one, other, pairing, pairs)
    figures = [*_of_unit(old, new, columns)]
    return Drift((*whole, *across, *down, *figures), tuple(_renamed_columns(old, new, columns)), tuple(renamed))


def continued(drift: Drift) -> dict[str, str]:
    """New name to the code that its old name stood for: those that are surely the same thing, and stood for one."""
    pairs = (*drift.rows, *drift.columns)
    return {one.new: one.codes[0] for one in pairs if one.sure and len(one.codes) == 1}


def _column_names(shape: Shape) -> list[Name]:
    names = []
    for column in shape.columns:
        *outer, leaf = column.path or ("",)
        parent = "/".join(timeless_key(text, shape.period) for text in outer)
        names.append(Name(leaf, timeless_key(leaf, shape.period), parent, column.total))
    return names


def _item_names(labels: LabelSet, period: Period | None) -> list[Name]:
    return [
        Name(item.text, timeless_key(item.text, period), timeless_key(item.parent, period), item.total, item.codes)
        for item in labels.items
    ]


def _shown(column: ValueColumn) -> str:
    return " – ".join(column.path)


def _of_columns(old: Shape, new: Shape, pairing: Pairing) -> Iterator[Change]:
    added = tuple(_shown(new.columns[place]) for place in pairing.new)
    removed = tuple(_shown(old.columns[place]) for place in pairing.gone)
    if added:
        yield Change(Kind.COLUMNS_ADDED, words.columns_added(added, len(old.columns), len(new.columns)), added)
    if removed:
        yield Change(Kind.COLUMNS_REMOVED, words.columns_removed(removed), removed)
    for one in _renamed_columns(old, new, pairing):
        yield Change(Kind.COLUMN_RENAMED, words.column_renamed(one), (one.old, one.new), not one.sure)
    places = out_of_order(pairing)
    elsewhere = tuple(_shown(new.columns[place]) for place in places)
    if elsewhere:
        yield Change(Kind.COLUMNS_MOVED, words.columns_moved(elsewhere), elsewhere)


def _renamed_columns(old: Shape, new: Shape, pairing: Pairing) -> Iterator[Pair]:
    for place, (other, confidence) in sorted(pairing.same.items()):
        one, now = old.columns[place], new.columns[other]
        leaf, leaf_now = (one.path or ("",))[-1], (now.path or ("",))[-1]
        if timeless_key(leaf, old.period) != timeless_key(leaf_now, new.period):
            yield Pair(leaf, leaf_now, confidence, one.codes)


def _of_header(old: Shape, new: Shape) -> Iterator[Change]:
    if old.depth != new.depth:
        yield Change(Kind.HEADER_DEPTH, words.header_depth(old.depth, new.depth))


def _of_sheets(old: Shape, new: Shape) -> Iterator[Change]:
    """A split goes before a new name: the old sheet is then one of several."""
    if len(new.sheets) > len(old.sheets):
        yield Change(Kind.SPLIT, words.split(new.sheets), new.sheets)
    elif timeless_key(old.sheet, old.period) != timeless_key(new.sheet, new.period):
        yield Change(Kind.SHEET_RENAMED, words.sheet_renamed(old.sheet, new.sheet), (old.sheet, new.sheet))


def _label_sets(old: Shape, new: Shape) -> Iterator[tuple[LabelSet, LabelSet]]:
    """Kinds of names that go together: of one heading, else those that share most names, else the only two left."""
    left, right = list(old.labels), list(new.labels)

    def shared(one: LabelSet, other: LabelSet) -> float:
        held = {timeless_key(item.text, old.period) for item in one.items}
        found = {timeless_key(item.text, new.period) for item in other.items}
        names = len(held & found) / max(1, min(len(held), len(found)))
        return names + (0.5 if key_of(one.heading) == key_of(other.heading) else 0.0)

    while left and right:
        score, i, j = max((shared(one, other), -i, -j) for i, one in enumerate(left) for j, other in enumerate(right))
        if score <= 0 and not len(left) == len(right) == 1:
            return
        pair_found = left.pop(-i), right.pop(-j)
        if max(len(labels.items) for labels in pair_found) < MOST_ITEMS:
            yield pair_found


def _of_rows(old: LabelSet, new: LabelSet, pairing: Pairing, renamed: Sequence[Pair]) -> Iterator[Change]:
    if change := _other_codes(old, new):
        yield change
        return
    added = tuple(new.items[place].text for place in pairing.new)
    removed = tuple(old.items[place].text for place in pairing.gone)
    if added:
        yield Change(Kind.ROWS_ADDED, words.rows_added(added), added)
    if removed:
        yield Change(Kind.ROWS_REMOVED, words.rows_removed(removed), removed)
    for one in renamed:
        yield Change(Kind.ROW_RENAMED, words.row_renamed(one), (one.old, one.new), not one.sure)


def _renamed_items(old: LabelSet, new: LabelSet, pairing: Pairing) -> list[Pair]:
    """Names that are written otherwise; other capitals, blanks or numbers in front are no other writing."""
    found = []
    for place, (other, confidence) in sorted(pairing.same.items()):
        one, now = old.items[place], new.items[other]
        if confidence < 1 or (one.codes and one.codes == now.codes and key_of(one.text) != key_of(now.text)):
            found.append(Pair(one.text, now.text, confidence, one.codes))
    return found


def _other_codes(old: LabelSet, new: LabelSet) -> Change | None:
    """Names that are codes, written in another system than before: other lengths, dots or none."""
    looks = [_code_looks(labels) for labels in (old, new)]
    if not looks[0] or not looks[1] or looks[0] & looks[1]:
        return None
    return Change(Kind.CODES, words.codes(old.items[-1].text, new.items[-1].text))


def _code_looks(labels: LabelSet) -> set[tuple[int, bool]]:
    """Number of digits and whether there are dots; nothing where most names are no codes."""
    coded = [item.text for item in labels.items if len(digits_of(item.text)) >= 4]
    if len(coded) < _MOST * len(labels.items):
        return set()
    return {(len(digits_of(text)), "." in text) for text in coded}


def _of_unit(old: Shape, new: Shape, pairing: Pairing) -> Iterator[Change]:
    """A new scale explains a new unit, unless the unit itself says it."""
    is_other = bool(old.unit and new.unit) and key_of(old.unit) != key_of(new.unit)
    if is_other:
        yield Change(Kind.UNIT, words.unit(old.unit, new.unit), (old.unit, new.unit), asked=True)
    said = [bool(_SCALE_WORDS.search(unit)) for unit in (old.unit, new.unit)]
    power = _scale(old, new, pairing)
    if power and not (is_other and said[0] != said[1]):
        yield Change(Kind.SCALE, words.scale(_SCALES[abs(power)], larger=power > 0), asked=True)


def _scale(old: Shape, new: Shape, pairing: Pairing) -> int:
    """The power of a thousand by which most known columns are larger (or smaller) than before; 0 for none."""
    steps = []
    for place, (other, _) in pairing.same.items():
        before, now = old.columns[place].power, new.columns[other].power
        if before is not None and now is not None:
            steps.append(now - before)
    for power in (3, -3, 6, -6, 9, -9):
        near = [step for step in steps if abs(step - power) <= _NEAR]
        if steps and len(near) >= 0.8 * len(steps):
            return power
    return 0


def _is_transposed(old: Shape, new: Shape) -> bool:
    """Whether the old column names stand at the left now, and the old row names on top."""
    across = _keys_across(old), _keys_across(new)
    down = _keys_down(old), _keys_down(new)
    if min(map(len, (*across, *down))) < 2:
        return False
    turned = min(_held(across[0], down[1]), _held(down[0], across[1]))
    return turned >= _MOST and turned > max(_held(across[0], across[1]), _held(down[0], down[1]))


def _keys_across(shape: Shape) -> set[str]:
    return {timeless_key(column.path[-1], shape.period) for column in shape.columns if column.path}


def _keys_down(shape: Shape) -> set[str]:
    return {timeless_key(item.text, shape.period) for labels in shape.labels for item in labels.items}


def _held(wanted: set[str], found: set[str]) -> float:
    return len(wanted & found) / len(wanted)
