"""How many figures repeat an earlier one, beside how many do so by nature.

The probability that a figure stays the same by nature is judged from three sides, and the largest counts: how often
such figures stayed the same in the past; how close to zero the changes of the other figures lie; and how much a count
of this size moves by chance alone (Poisson).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

from pondasi.core.checks.rule import Parameter
from pondasi.core.checks.series import Track
from pondasi.core.values import Period, Text

LIKELIEST = 0.97
"""No figure is taken to repeat for certain."""


@dataclass(frozen=True)
class Evidence:
    """Of `cells` figures that could have changed, `same` did not; `usual` is the largest number in the past."""

    period: Period
    same: tuple[Track, ...]
    cells: int
    natural: float
    surprise: float
    """Logarithm (base 10) of how unlikely this is by nature: 6 means one in a million at most."""
    past_shares: tuple[float, ...]

    @property
    def share(self) -> float:
        return len(self.same) / self.cells

    @property
    def usual(self) -> int | None:
        """The largest share seen in the past, as a number of figures of this table; None without a past."""
        return math.ceil(max(self.past_shares) * self.cells - 1e-9) if self.past_shares else None


Same = Callable[[Track, int, int], bool]


def same_figure(track: Track, now: int, lag: int) -> bool:
    """Equal to the figure `lag` periods before, and to none in between: that would be a figure that rests."""
    value = track.steps[now]
    return value == track.steps[now + lag] and all(value != track.steps[now + one] for one in range(1, lag))


def nearly_same_figure(track: Track, now: int, lag: int) -> bool:
    """Different by no more than three in the last digit."""
    value, before = track.steps[now], track.steps[now + lag]
    return value is not None and before is not None and abs(value - before) <= 3


def evidence(
    tracks: Sequence[Track], periods: Sequence[Period], lag: int, same: Same = same_figure, width: int = 1
) -> Evidence | None:
    """What speaks for repetition of the period `lag` steps back; None where nothing can be compared.

    `width` is how many neighbouring figures count as the same: 1, or 7 for differences up to three.
    """
    pairs = [track for track in tracks if len(track.steps) > lag and track.steps[lag] is not None]
    if not pairs:
        return None
    repeated = tuple(track for track in pairs if same(track, 0, lag))
    shares = tuple(_past_shares(pairs, lag, same))
    natural = _natural(pairs, shares, lag, same, width)
    surprise = surprise_of(len(repeated), len(pairs), natural)
    return Evidence(periods[lag - 1], repeated, len(pairs), natural, surprise, shares)


def _past_shares(tracks: Sequence[Track], lag: int, same: Same) -> Iterator[float]:
    """For every earlier period with enough figures: the share that repeated the one `lag` steps before it."""
    for now in range(1, len(tracks[0].steps) - lag):
        pairs = [one for one in tracks if one.steps[now] is not None and one.steps[now + lag] is not None]
        if len(pairs) >= 3 and 2 * len(pairs) >= len(tracks):
            yield sum(same(one, now, lag) for one in pairs) / len(pairs)


def _natural(tracks: Sequence[Track], shares: Sequence[float], lag: int, same: Same, width: int) -> float:
    """The mean probability that one of these figures repeats by nature."""
    whole = max((max(shares, default=0.0), _near_zero(tracks, lag, width)))
    total = 0.0
    for track in tracks:
        past = [now for now in range(1, len(track.steps) - lag) if track.steps[now] is not None]
        own = sum(same(track, now, lag) for now in past)
        mixed = (own + 2 * whole) / (len(past) + 2)
        total += min(LIKELIEST, max(mixed, width * by_chance(track.size)))
    return total / len(tracks)


def _near_zero(tracks: Sequence[Track], lag: int, width: int) -> float:
    """How dense the changes of the figures that did change lie around zero: a slow series repeats now and then."""
    changes = sorted(
        abs(now - before)
        for track in tracks
        if (now := track.steps[0]) is not None and (before := track.steps[lag]) is not None and now != before
    )
    changes = [change for change in changes if change > (width - 1) // 2]
    if len(changes) < 5:
        return 0.0
    lower = quantiles(changes, n=4)[0]
    return min(LIKELIEST, width * max(0.25 / lower, 0.5 / median(changes)))


def by_chance(size: int) -> float:
    """The probability that a count of this size is the same twice if only chance moves it."""
    return min(1.0, 0.4 / math.sqrt(2 * max(size, 1)))


def surprise_of(same: int, cells: int, natural: float) -> float:
    """A bound on the probability of so many by nature (Chernoff), as digits: 6 stands for one in a million."""
    share = same / cells
    natural = min(max(natural, 1e-9), LIKELIEST)
    if share <= natural:
        return 0.0
    divergence = share * math.log(share / natural)
    if share < 1:
        divergence += (1 - share) * math.log((1 - share) / (1 - natural))
    return cells * divergence / math.log(10)


def groups_of(tracks: Sequence[Track], least: int) -> Iterator[tuple[Track, ...]]:
    """The whole table, then every row or column group of it that is large enough to judge."""
    yield tuple(tracks)
    width = len(tracks[0].series.observation.key) if tracks else 0
    for place in range(width):
        members: dict[str, list[Track]] = {}
        for track in tracks:
            members.setdefault(track.series.observation.key[place], []).append(track)
        if len(members) > 1:
            yield from (tuple(group) for group in members.values() if len(group) >= least)


def best_factor(pairs: Sequence[tuple[int, int]]) -> tuple[float, frozenset[int]]:
    """The factor that turns most of the earlier figures into the present ones (by rounding), and which ones."""
    edges: list[tuple[float, int, int]] = []
    for index, (now, before) in enumerate(pairs):
        edges.append(((now - 0.5) / before, 0, index))
        edges.append(((now + 0.5) / before, 1, index))
    edges.sort()
    open_now: set[int] = set()
    best: tuple[float, frozenset[int]] = (1.0, frozenset())
    for factor, closes, index in edges:
        if closes:
            open_now.discard(index)
        else:
            open_now.add(index)
            if len(open_now) > len(best[1]):
                best = (factor, frozenset(open_now))
    return best


CHANCE = Parameter(
    "chance",
    Decimal("0.000001"),
    Text("peluang", "probability"),
    Text(
        "Kami bertanya bila kesamaan sebanyak itu secara alami lebih jarang daripada peluang ini.",
        "We ask if by nature so many equal figures are rarer than this.",
    ),
)


def least_cells(default: int) -> Parameter:
    """How many equal figures it takes before a rule asks."""
    return Parameter(
        "least_cells",
        Decimal(default),
        Text("angka", "figures"),
        Text("Kesamaan yang lebih sedikit tidak ditanyakan.", "Fewer equal figures are not asked about."),
    )


def least_size(default: int) -> Parameter:
    """How large a figure is, in units of its last digit, before its equality counts."""
    return Parameter(
        "least_size",
        Decimal(default),
        Text("satuan angka terakhir", "units of the last digit"),
        Text(
            "Angka yang lebih kecil mudah sama secara kebetulan dan tidak dihitung.",
            "Smaller figures are easily the same by chance and do not count.",
        ),
    )
