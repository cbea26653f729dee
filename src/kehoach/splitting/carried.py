"""Texts of the plan above as they read in a plan below: its references and its names in words."""

from __future__ import annotations

import re
from functools import cached_property

from kehoach.compose import standard_of
from kehoach.compose.frame import document_number
from kehoach.compose.tasks import small_first
from kehoach.plan import Item, Plan
from kehoach.registry import Issuer
from kehoach.registry.provinces import committee_of, kind_and_own
from kehoach.text.numbering import number_plan
from kehoach.text.placeholders import Placeholders, Unresolved, replaced
from kehoach.text.told_parts import with_owner
from kehoach.wording.dates import BLANK, long_date, short_date
from kehoach.wording.folding import fold
from kehoach.wording.labels import roman

GAP = "……"
"""What stands for words that a person has yet to give."""
_THIS = re.compile(r"\b[Kk]ế hoạch này\b")


class Above:
    """The plan above, as the plans below speak of it."""

    def __init__(self, plan: Plan, issuer: Issuer) -> None:
        self.plan, self.issuer = plan, issuer
        self.standard = standard_of(plan)
        number = roman if self.standard.wording["annex_numerals"] == "roman" else str
        numbering = number_plan(plan, number)
        self._placeholders = Placeholders(plan, numbering, issuer.short_name, issuer.full_name)
        self._carried: dict[str, str] = {}

    @cached_property
    def agency(self) -> str:
        """The issuer in running text: ``UBND tỉnh`` for a province, else its short name."""
        own = committee_of(self.issuer.full_name)
        kind = kind_and_own(own)[0] if own else ""
        return f"UBND {kind.lower()}" if kind else self.issuer.short_name

    @cached_property
    def name(self) -> str:
        """What the plan above is called: ``Kế hoạch của UBND tỉnh``."""
        return f"Kế hoạch của {self.agency}"

    @cached_property
    def about(self) -> str:
        """The subject of the plan above, to stand after ``về``."""
        subject = re.sub(r"^[Vv]ề\s+(?:việc\s+)?", "", self.text(self.plan.title))
        return small_first(subject.rstrip(" ."))

    @cached_property
    def title(self) -> str:
        """The title of a plan that carries the plan above out."""
        own = committee_of(self.issuer.full_name) or ""
        named = fold(kind_and_own(own)[1]) in fold(self.plan.title) if own else False
        agency = self.agency if named else self.issuer.short_name
        title = f"Thực hiện Kế hoạch của {agency} về {self.about}"
        dated = "{" in title or str(self.plan.year) in title
        return title if dated else f"{title} năm {{năm}}"

    @cached_property
    def symbol(self) -> str:
        """Number and symbol of the plan above, the number left open in a draft."""
        number = document_number(self.plan, self.issuer, self.standard, False)
        return number.replace(BLANK, GAP)

    @cached_property
    def basis(self) -> dict[str, str]:
        """The căn cứ that cites the plan above; what a draft has not yet is left open."""
        about = f"về {self.about}"
        if self.plan.number and self.plan.day:
            return {
                "loại": "Kế hoạch",
                "số": self.symbol,
                "ngày": short_date(self.plan.day),
                "cơ quan": self.issuer.full_name,
                "trích yếu": about,
            }
        open_day = f"ngày {GAP} tháng {GAP} năm {self.plan.year}"
        day = long_date(self.plan.day) if self.plan.day else open_day
        text = f"Căn cứ Kế hoạch số {self.symbol} {day} của {self.issuer.full_name} {about}"
        return {"văn bản": text}

    def text(self, typed: str) -> str:
        """Return a text as it reads outside the plan above; the years stay placeholders."""
        if typed not in self._carried:
            named = with_owner(self.cited(typed), self.name)
            self._carried[typed] = self._twice.sub(r"\1\2", named)
        return self._carried[typed]

    def cited(self, typed: str) -> str:
        """Return what the plan above says of another act, whose own parts it may name."""
        return _THIS.sub(self.name, replaced(typed, self._value))

    @cached_property
    def _twice(self) -> re.Pattern[str]:
        """The name where a reference has it and the text says it once more."""
        name = re.escape(self.name)
        return re.compile(rf" {name}((?: (?:ban hành )?kèm theo|,? của)?)( {name})")

    def printed(self, typed: str) -> str:
        """Return a text with every placeholder filled in."""
        return self._placeholders.expand(typed)

    def _value(self, name: str) -> str | None:
        if self._placeholders.year(" ".join(name.split())):
            return None
        found = self._placeholders.value(name)
        if isinstance(found, Unresolved):
            return None
        return f"{found} {self.name}" if fold(name).startswith("xem") else found

    def item(self, item: Item) -> str | dict[str, object]:
        """Return an item of a list as data of a spec, its texts carried."""
        lists = (("điểm", item.points), ("gạch", item.dashes), ("cộng", item.pluses))
        below = {key: [self.item(one) for one in items] for key, items in lists if items}
        text = self.text(item.text).rstrip(" ;.,")
        return {"đoạn": text, **below} if below else text
