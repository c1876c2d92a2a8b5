"""Last digits of counted figures: rounded ones among unrounded, heaps on 0 and 5, one digit far too often."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pondasi.core.checks.case import Case
from pondasi.core.checks.rule import Parameter, Rule
from pondasi.core.checks.series import Series
from pondasi.core.checks.wording import key_name
from pondasi.core.values import Finding, MeasureKind, Severity, Status, Table, Text

_COUNTED = (MeasureKind.COUNT, MeasureKind.QUANTITY, None)
_MONEY = re.compile(
    r"\b(rp|rupiah|idr|nilai|harga|upah|gaji|pendapatan|belanja|anggaran|pagu|realisasi|pajak|retribusi|investasi|"
    r"modal|omzet|biaya|kredit|pdrb|pdb|price|wages?|income|budget|revenue|expenditure)\b",
    re.I,
)
_LEAST = 100
"""The last digit of smaller figures says little."""
_WHOLE = 0.9
"""Where fewer are whole numbers, those that are may be so by chance."""
_FIGURES_OF_CHANCE = 10
"""The past counts against so many figures with the digits of chance, so that a few earlier ones prove nothing."""
_NEGLIGIBLE = 1e-17
_FIXED = 0.1
"""One figure that so many rows hold, or more, is a fixed amount and tells nothing of how it was counted."""


@dataclass(frozen=True)
class _Ending:
    """Figures that leave one of these remainders by `modulus`; asked of figures of at least `least`."""

    modulus: int
    remainders: tuple[int, ...]
    least: int
    name: Text

    @property
    def by_chance(self) -> float:
        return len(self.remainders) / self.modulus

    def has(self, figure: Decimal) -> bool:
        return int(figure) % self.modulus in self.remainders


_ENDINGS = (
    _Ending(100, (0,), 10_000, Text.same("00")),
    _Ending(10, (0, 5), _LEAST, Text("0 atau 5", "0 or 5")),
    *(_Ending(10, (digit,), _LEAST, Text.same(str(digit))) for digit in range(10)),
)


@dataclass(frozen=True)
class _Heap:
    """An ending that far too many of `series` have; `chance` is the logarithm (base 10) of its probability."""

    ending: _Ending
    series: tuple[Series, ...]
    hits: tuple[Series, ...]
    usual: float
    chance: float


def find(case: Case, parameters: Mapping[str, Decimal]) -> Iterator[Finding]:
    table = case.table
    if table is None or case.kind not in _COUNTED or case.repeats_by_nature or case.set_by_rule:
        return
    if _MONEY.search(_plain(f"{table.title} {table.unit}")):
        return
    least = max(1, int(parameters["figures"]))
    counted = _counted(case, table)
    if len(counted) < least:
        return
    columns = _columns(counted, len(table.dimensions), least)
    tests = len(columns) + 1
    found = [(heap, group) for group, members in columns.items() if (heap := _heap(members, parameters, tests))]
    for heap, (place, code) in found:
        column = replace(table, dimensions=(table.dimensions[place],), observations=())
        where = Text("pada {name}", "under {name}").fill(name=key_name(column, (code,)))
        yield _finding(heap, where)
    whole = None if found else _heap(counted, parameters, tests)
    if whole:
        yield _finding(whole, Text("di tabel ini", "in this table"))


def _counted(case: Case, table: Table) -> list[Series]:
    """The figures of three digits or more that are no sums, no money, and not marked as estimated."""
    money = [
        {code.id for code in dimension.code_list if _MONEY.search(_plain(code.name.id))}
        for dimension in table.dimensions
    ]
    return [
        one
        for one in case.series
        if one.value >= _LEAST
        and one.observation.status is not Status.ESTIMATED
        and case.is_part(one.observation)
        and not any(code in codes for code, codes in zip(one.observation.key, money, strict=True))
    ]


def _plain(words: str) -> str:
    return re.sub(r"[_\W]+", " ", words)


_Columns = dict[tuple[int, str], list[Series]]


def _columns(counted: Sequence[Series], dimensions: int, least: int) -> _Columns:
    """The figures of each code of the one dimension whose codes with enough figures hold the most of them."""
    best: _Columns = {}
    for place in range(dimensions):
        groups: _Columns = {}
        for one in counted:
            groups.setdefault((place, one.observation.key[place]), []).append(one)
        enough = {group: members for group, members in groups.items() if least <= len(members) < len(counted)}
        if sum(map(len, enough.values())) >= sum(map(len, best.values())):
            best = enough
    return best


def _heap(series: Sequence[Series], parameters: Mapping[str, Decimal], tests: int) -> _Heap | None:
    """The ending of these figures that is rarest by chance, if it is rare enough."""
    whole = [one for one in series if _is_whole(one.value)]
    if len(whole) < _WHOLE * len(series):
        return None
    often = Counter(one.value for one in whole)
    varied = [one for one in whole if often[one.value] < max(2, _FIXED * len(whole))]
    limit = math.log10(max(float(parameters["chance"]), 1e-300) / (tests * len(_ENDINGS)))
    heaps = [_measured(ending, varied, parameters) for ending in _rare_by_chance(varied, parameters, limit)]
    return min((one for one in heaps if one and one.chance < limit), key=lambda one: one.chance, default=None)


def _rare_by_chance(series: Sequence[Series], parameters: Mapping[str, Decimal], limit: float) -> Iterator[_Ending]:
    """The endings worth a look at the past, which takes long."""
    last_two = {
        least: Counter(int(one.value) % 100 for one in series if one.value >= least)
        for least in {ending.least for ending in _ENDINGS}
    }
    for ending in _ENDINGS:
        digits = last_two[ending.least]
        hits = sum(times for number, times in digits.items() if number % ending.modulus in ending.remainders)
        enough = digits.total() >= max(1, int(parameters["figures"]))
        if enough and log_chance(hits, digits.total(), ending.by_chance) < limit:
            yield ending


def _measured(ending: _Ending, series: Sequence[Series], parameters: Mapping[str, Decimal]) -> _Heap | None:
    asked = tuple(one for one in series if one.value >= ending.least)
    hits = tuple(one for one in asked if ending.has(one.value))
    usual = _usual(ending, asked)
    if len(hits) < float(parameters["times"]) * usual * len(asked):
        return None
    return _Heap(ending, asked, hits, usual, log_chance(len(hits), len(asked), usual))


def _usual(ending: _Ending, series: Sequence[Series]) -> float:
    """The share of this ending in the past of the same figures, never less than by chance."""
    past = [
        figure
        for one in series
        for figure in one.figures
        if figure is not None and figure >= ending.least and _is_whole(figure)
    ]
    hits = sum(ending.has(figure) for figure in past)
    return max(ending.by_chance, (hits + _FIGURES_OF_CHANCE * ending.by_chance) / (len(past) + _FIGURES_OF_CHANCE))


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def log_chance(hits: int, count: int, share: float) -> float:
    """The logarithm (base 10) of the probability of `hits` or more of `count`, each with probability `share`."""
    if share >= 1 or hits <= count * share:
        return 0.0
    total, term = 0.0, 1.0
    for at in range(hits, count + 1):  # terms fall from the first on, which lies above the mean
        total += term
        if term < _NEGLIGIBLE * total:
            break
        term *= (count - at) / (at + 1) * share / (1 - share)
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    first = ways + hits * math.log(share) + (count - hits) * math.log1p(-share)
    return (first + math.log(total)) / math.log(10)


def _finding(heap: _Heap, where: Text) -> Finding:
    return RULE.finding(
        message=Text(
            "{hits} dari {count} angka {where} berakhir dengan {ending}; biasanya sekitar {usual} %.",
            "{hits} of {count} figures {where} end in {ending}; usually about {usual} % do.",
        ).fill(
            hits=len(heap.hits),
            count=len(heap.series),
            where=where,
            ending=heap.ending.name,
            usual=round(100 * heap.usual),
        ),
        fix=Text(
            "Ini catatan saja. Bila angkanya dibulatkan atau diperkirakan, mohon sebutkan pada keterangannya; bila "
            "angka yang tepat tersedia, lebih baik angka itu yang dikirim.",
            "This is only a note. If the figures are rounded or estimated, please say so in the remarks; if exact ones "
            "are at hand, rather send those.",
        ),
        places=tuple(one.observation.place for one in heap.hits),
    )


RULE = Rule(
    code="digits_terminal",
    title=Text("Angka terakhir yang terlalu sering", "A last digit far too often"),
    reason=Text(
        "Pada hasil pencacahan, angka terakhir 0 sampai 9 muncul kira-kira sama sering. Bila tidak, sebagian angka "
        "mungkin dibulatkan atau diperkirakan, dan pembaca terbantu bila mengetahuinya.",
        "Where things are counted, the last digits 0 to 9 come about equally often. If they do not, some figures may "
        "be rounded or estimated, and it helps readers to know.",
    ),
    severity=Severity.INFO,
    find=find,
    parameters=(
        Parameter(
            "figures",
            Decimal(50),
            Text("angka", "figures"),
            Text(
                "Sekian angka dengan tiga digit atau lebih harus ada dalam tabel atau kolom.",
                "So many figures of three digits or more have to stand in the table or column.",
            ),
        ),
        Parameter(
            "chance",
            Decimal("0.0001"),
            Text("peluang", "probability"),
            Text(
                "Kami mencatatnya bila sebaran seperti itu di seluruh tabel lebih jarang daripada ini (binomial).",
                "We note it if such digits anywhere in the table are rarer than this (binomial).",
            ),
        ),
        Parameter(
            "times",
            Decimal(2),
            Text("kali lipat", "times"),
            Text(
                "Sekian kali lebih sering daripada kebetulan atau daripada masa lalu angka-angka itu sendiri.",
                "So many times as often as usual: by chance, or in the past of the same figures.",
            ),
        ),
    ),
)
