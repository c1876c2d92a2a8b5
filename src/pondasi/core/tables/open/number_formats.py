"""How a number is shown: number format codes as every spreadsheet program writes them.

Grouping marks are left out of what is shown, because whether they are dots or commas depends on the officer's machine;
decimals, per cent, brackets around negatives and words in quotes are shown, with a dot before the decimals.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"?|\\(?P<escaped>.)|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])|_.|\*."
    r"|(?P<number>[0#?.,]*[0#?][0#?.,]*)|(?P<percent>%)|(?P<power>[eE][+\-]\d*0)|(?P<slash>/)|(?P<other>.)",
    re.DOTALL,
)
_LITERAL = re.compile(r"\"[^\"]*\"?|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.", re.IGNORECASE | re.DOTALL)
_DATE_TOKEN = re.compile(r"\"([^\"]*)\"?|\\(.)|\[[^\]]*\]|_.|\*.|([yY]+|[mM]+)|(.)", re.DOTALL)
_SECTIONS = re.compile(r"(?:\"[^\"]*\"?|\\.|\[[^\]]*\]|[^;\"\\\[])*", re.DOTALL)
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_UNIVERSAL = frozenset({"", "general", "standard", "@", "umum"})
_LONGEST_CODE = 500
_MOST_PLACES = 30


class Moment(Enum):
    """What a number with a date format stands for."""

    NONE = "none"
    DATE = "date"
    CLOCK = "clock"
    DURATION = "duration"


class _Section(NamedTuple):
    """One part of a code: words before and after, and the digits between them."""

    before: str = ""
    after: str = ""
    whole: int = 0
    """Digits before the decimal point that are always shown."""
    least: int = 0
    most: int = 0
    """Digits after it: always shown, shown where there are any."""
    percent: int = 0
    thousands: int = 0
    digits: bool = True
    """False for a part that shows words only."""

    @property
    def bare(self) -> bool:
        """Whole numbers are shown by their digits alone."""
        return self.whole <= 1 and not (self.least or self.percent or self.thousands or self.before or self.after)

    def show(self, value: Decimal) -> str:
        """`value`, which is not negative, as this part shows it."""
        if not self.digits:
            return self.before + self.after
        if self.bare and value == value.to_integral_value() and value:
            return f"{value:f}"
        scaled = value.scaleb(2 * self.percent - 3 * self.thousands)
        rounded = scaled.quantize(Decimal(1).scaleb(-self.most), ROUND_HALF_UP)
        whole, _, fraction = f"{rounded:f}".partition(".")
        whole = whole.lstrip("0").zfill(self.whole)
        fraction = fraction[: self.least] + fraction[self.least :].rstrip("0")
        return f"{self.before}{whole}{'.' if fraction else ''}{fraction}{self.after}"


class NumberFormat(NamedTuple):
    """A format code, understood. Without sections numbers are shown as they are."""

    moment: Moment = Moment.NONE
    percent: bool = False
    code: str = ""
    sections: tuple[_Section, ...] = ()

    def show(self, value: Decimal) -> str:
        """What the officer sees of a number."""
        seen = significant(value)
        if not self.sections:
            return f"{seen:f}"
        place = 1 if seen < 0 and len(self.sections) > 1 else 2 if seen == 0 and len(self.sections) > 2 else 0
        try:
            text = self.sections[place].show(abs(seen)).strip()
        except InvalidOperation:
            return f"{seen:f}"
        if not any(sign.isalnum() or sign in "-–—" for sign in text):
            return f"{seen:f}"
        return f"-{text}" if seen < 0 and place == 0 and text.strip("0.%") else text

    def show_date(self, moment: datetime) -> str | None:
        """A month or year without its day ("Mar 2024", "2024"); None where the format shows a day."""
        parts, seen = [], False
        for quoted, escaped, token, other in _DATE_TOKEN.findall(self.code.partition(";")[0]):
            if other.lower() in ("d", "h", "s"):
                return None
            if token:
                seen = True
                parts.append(_date_part(token, moment))
            elif other != "@":
                parts.append(quoted or escaped or other)
        return "".join(parts).strip() if seen else None


def _date_part(token: str, moment: datetime) -> str:
    if token[0] in "yY":
        return f"{moment.year:04d}" if len(token) > 2 else f"{moment.year % 100:02d}"
    name = _MONTHS[moment.month - 1]
    match len(token):
        case 1:
            return str(moment.month)
        case 2:
            return f"{moment.month:02d}"
        case 3:
            return name[:3]
        case 5:
            return name[:1]
    return name


GENERAL = NumberFormat()
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0;-#,##0", 6: "#,##0;-#,##0", 7: "#,##0.00;-#,##0.00",
    8: "#,##0.00;-#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: '#,##0;-#,##0;"-"',
    42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00;-#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss", **dict.fromkeys([*range(27, 37), *range(50, 59)], "dd/mm/yyyy"),
}  # fmt: skip


def built_in_format(number: int) -> NumberFormat:
    """The format that Excel knows by `number` alone."""
    return number_format(_BUILT_IN.get(number, ""))


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The format that `code` writes; one that cannot be understood shows numbers as they are."""
    code = code[:_LONGEST_CODE]
    if code.strip().lower() in _UNIVERSAL:
        return GENERAL
    moment = _moment(code)
    if moment is not Moment.NONE:
        return NumberFormat(moment, code=code)
    parts = _split(code)
    sections = tuple(_section(part) for part in parts[:3])
    if any(section is None for section in sections) or "[<" in code or "[>" in code or "[=" in code:
        return NumberFormat(percent="%" in _LITERAL.sub("", parts[0]), code=code, sections=())
    known = tuple(section for section in sections if section is not None)
    return NumberFormat(percent=known[0].percent > 0, code=code, sections=known)


def _split(code: str) -> list[str]:
    parts, start = [], 0
    while start <= len(code):
        found = _SECTIONS.match(code, start)
        end = found.end() if found else len(code)
        parts.append(code[start:end])
        start = end + 1
    return parts


def _moment(code: str) -> Moment:
    letters = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "general" in letters or "standard" in letters or re.search(r"[0#?]", letters.replace(".0", "")):
        return Moment.NONE
    if re.search(r"\[[hms]+\]", letters):
        return Moment.DURATION
    if re.search(r"[yd]", letters) or ("m" in letters and not re.search(r"[hs]", letters)):
        return Moment.DATE
    return Moment.CLOCK if re.search(r"[hs]", letters) else Moment.NONE


def _section(code: str) -> _Section | None:
    """One part; None for fractions, powers, several groups of digits and "General" with words."""
    words: list[str] = ["", ""]
    number, percent = None, 0
    for token in _TOKEN.finditer(code):
        kind, text = token.lastgroup, token[0]
        if (
            kind in ("power", "slash")
            or (kind == "number" and number is not None)
            or (kind == "other" and text in "GgE@")
        ):
            return None
        if kind == "number":
            number = text
            continue
        percent += kind == "percent"
        shown = token[kind] if kind and kind != "bracket" else ""
        words[number is not None] += shown
    if number is None:
        return _Section(words[0], words[1], percent=percent, digits=False)
    digits = number.rstrip(",")
    whole, _, fraction = digits.replace(",", "").partition(".")
    if "." in fraction or len(digits) > _MOST_PLACES:
        return None
    return _Section(
        words[0], words[1], whole.count("0"), len(fraction.rstrip("#?")), len(fraction), percent,
        len(number) - len(digits),
    )  # fmt: skip


def plain(value: Decimal) -> Decimal:
    """The number without an empty fraction or an exponent: 5.0 is 5, 1E+3 is 1000."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return value


def significant(value: Decimal) -> Decimal:
    """The number to the 15 digits that spreadsheet programs show: 0.30000000000000004 is 0.3."""
    if len(str(value)) > 15:
        value = Decimal(f"{value:.15g}").normalize()
    return plain(value)


def moment_of(serial: float, epoch: datetime) -> datetime | None:
    """The moment that a serial day number means; None outside of the calendar of spreadsheets."""
    if not 0 <= serial < 2_958_466:
        return None
    if serial < 60 and epoch.year < 1900:
        serial += 1
    return epoch + timedelta(seconds=round(serial * 86_400))
