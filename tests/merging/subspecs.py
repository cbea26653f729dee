"""Sub-plans for merging: made as data, changed on either side, written in many ways."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from kehoach.merging import Merged, merge
from kehoach.plan import Plan
from kehoach.spec.emitting import scalar, yaml_of
from kehoach.spec.read import read_spec

FILE = "so-a.yaml"
Data = dict[str, Any]

WORDS = (
    "rà soát",
    "thẩm định",
    "tổng hợp",
    "kiểm tra",
    "công bố",
    "số hóa",
    "đánh giá",
    "tập huấn",
)
PEOPLE = (
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Y tế",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
)
DUES = ("10/12/2026", "quý IV/2026", "trước ngày 30/6/2026", "tháng 6/2026", "thường xuyên")
TEXTS = (
    "Cụ thể hóa các nhiệm vụ được giao, bảo đảm đúng tiến độ đã đề ra trong năm {năm}.",
    "Nâng cao trách nhiệm của người đứng đầu: mỗi việc một người phụ trách.",
    "Kết quả được theo dõi hằng tháng # không báo cáo hình thức.",
    "Gắn cải cách hành chính với chuyển đổi số.",
)


def task(code: str, what: str, **more: Any) -> Data:
    """A task of the plan above."""
    return {"mã": code, "gốc": code, "việc": what, "chủ trì": "Sở Nội vụ", **more}


def plan(sections: list[Any], **more: Any) -> Data:
    """A sub-plan as data."""
    return {
        "kế hoạch": "Thực hiện Kế hoạch của UBND tỉnh năm {năm}",
        "năm": "2026",
        "cơ quan": {
            "tên": "Sở Nội vụ tỉnh Đắk Lắk",
            "cấp trên": "UBND tỉnh Đắk Lắk",
            "ký hiệu": "SNV",
            "địa danh": "Đắk Lắk",
        },
        "kế hoạch gốc": {
            "kế hoạch": "Kế hoạch năm {năm}",
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "năm": "2026",
        },
        **({"căn cứ": more.pop("căn cứ")} if "căn cứ" in more else {}),
        "mở đầu": [TEXTS[0]],
        "nội dung": sections,
        "nơi nhận": ["UBND tỉnh (để báo cáo)", "Ban Giám đốc", "Lưu: VT"],
        "người ký": {"chức vụ": "Giám đốc"},
        **more,
    }


@st.composite
def plans(draw: st.DrawFn) -> Data:
    """A sub-plan with its sections, targets and tasks."""
    aims = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True))
    codes = [f"tt-{number}" for number in range(1, draw(st.integers(2, 6)) + 1)]
    tasks = [draw(_task(code)) for code in codes]
    cut = draw(st.integers(1, len(tasks)))
    lists = [tasks[:cut], tasks[cut:]]
    fields = [
        {
            "mục": f"Lĩnh vực {name}",
            "nội dung": [f"Lĩnh vực {name} có các nhiệm vụ sau:", {"nhiệm vụ": held}],
        }
        for name, held in zip(("thể chế", "tổ chức bộ máy"), lists, strict=True)
        if held
    ]
    targets = [{"mã": "ct-1", "gốc": "ct-1", "chỉ tiêu": "Hồ sơ đúng hạn", "mục tiêu": "98%"}]
    targets += [
        {"mã": "ct-2", "gốc": "ct-2", "chỉ tiêu": "Dịch vụ công trực tuyến", "mục tiêu": "80%"}
    ]
    return plan(
        [
            {"mục": "Mục đích, yêu cầu", "gạch": list(aims)},
            {"mục": "Chỉ tiêu", "nội dung": [{"chỉ tiêu": targets[: draw(st.integers(1, 2))]}]},
            {"mục": "Nhiệm vụ", "nội dung": fields},
            {"mục": "Tổ chức thực hiện", "điểm": [TEXTS[3]]},
        ]
    )


@st.composite
def _task(draw: st.DrawFn, code: str) -> Data:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    made = task(code, f"Nhiệm vụ {code}: {', '.join(words)}")
    if draw(st.booleans()):
        made["phối hợp"] = draw(
            st.lists(st.sampled_from(PEOPLE[1:]), min_size=1, max_size=3, unique=True)
        )
    if draw(st.booleans()):
        made["thời hạn"] = draw(st.sampled_from(DUES))
    if draw(st.booleans()):
        made["gạch"] = [f"Bước {one}." for one in range(1, draw(st.integers(1, 3)) + 1)]
    return made


@dataclass(frozen=True)
class Edit:
    """One change of a sub-plan. ``touches``: what no other change may touch to be apart from it."""

    name: str
    touches: str
    do: Callable[[Data], None]

    def __repr__(self) -> str:
        return self.name


def lists_of_tasks(data: Data) -> list[list[Data]]:
    """The lists of tasks, in order."""
    sections = next(one for one in data["nội dung"] if one["mục"] == "Nhiệm vụ")["nội dung"]
    return [
        block["nhiệm vụ"]
        for one in sections
        for block in one["nội dung"]
        if isinstance(block, dict) and "nhiệm vụ" in block
    ]


def find(data: Data, code: str) -> tuple[list[Data], Data] | None:
    """A task and the list it stands in."""
    for held in lists_of_tasks(data):
        for one in held:
            if one.get("mã") == code:
                return held, one
    return None


def _set(code: str, key: str, value: Any) -> Edit:
    def do(data: Data) -> None:
        if found := find(data, code):
            found[1][key] = value

    return Edit(f"{code}.{key} = {value!r}", f"{code}.{key}", do)


def _unset(code: str, key: str) -> Edit:
    def do(data: Data) -> None:
        if found := find(data, code):
            found[1].pop(key, None)

    return Edit(f"{code}.{key} bỏ", f"{code}.{key}", do)


def _drop(code: str) -> Edit:
    def do(data: Data) -> None:
        found = find(data, code)
        if found and len(found[0]) > 1:
            found[0].remove(found[1])

    return Edit(f"bỏ {code}", code, do)


def _add(code: str, after: str, what: str) -> Edit:
    def do(data: Data) -> None:
        if found := find(data, after):
            held, one = found
            held.insert(held.index(one) + 1, task(code, what))

    return Edit(f"thêm {code} sau {after}", f"sau {after}", do)


def _move(code: str, to: int) -> Edit:
    def do(data: Data) -> None:
        found, lists = find(data, code), lists_of_tasks(data)
        if found and to < len(lists) and found[0] is not lists[to] and len(found[0]) > 1:
            found[0].remove(found[1])
            lists[to].append(found[1])

    return Edit(f"chuyển {code} sang {to}", code, do)


def _name(key: str, name: str) -> Edit:
    def do(data: Data) -> None:
        if name not in data[key]:
            data[key].insert(0, name)

    return Edit(f"{key} + {name}", f"{key} {name}", do)


def _item(title: str, text: str) -> Edit:
    def do(data: Data) -> None:
        section = _section_of(data, title) or {}
        key = next((key for key in ("gạch", "điểm") if key in section), None)
        if key:
            section[key] = [*section[key], text]

    return Edit(f"{title} + {text}", title, do)


def _section(title: str, side: str) -> Edit:
    def do(data: Data) -> None:
        data["nội dung"].append(
            {"mục": f"{title} {side}", "gạch": [f"Việc {side} của mục {title}."]}
        )

    return Edit(f"thêm mục {title} {side}", f"mục {title}", do)


def _target(code: str, value: str) -> Edit:
    def do(data: Data) -> None:
        section = _section_of(data, "Chỉ tiêu")
        for one in section["nội dung"][0]["chỉ tiêu"] if section else ():
            if one["mã"] == code:
                one["mục tiêu"] = value

    return Edit(f"{code} = {value}", code, do)


def _section_of(data: Data, title: str) -> Data | None:
    return next((one for one in data["nội dung"] if one["mục"] == title), None)


def _swap(which: int) -> Edit:
    def do(data: Data) -> None:
        held = lists_of_tasks(data)[0]
        held.insert(0, held.pop(which % len(held)))

    return Edit(f"đưa việc thứ {which} lên đầu", "thứ tự", do)


def _issued(number: str) -> Edit:
    def do(data: Data) -> None:
        data["kế hoạch gốc"] |= {"số": number, "ngày": "05/3/2026"}
        act = {"loại": "Kế hoạch", "số": number, "ngày": "05/3/2026", "trích yếu": "năm 2026"}
        data["căn cứ"] = [*data.get("căn cứ", ()), act]

    return Edit(f"ban hành {number}", "ban hành", do)


def _without(title: str) -> Edit:
    def do(data: Data) -> None:
        data["nội dung"] = [one for one in data["nội dung"] if one["mục"] != title]

    return Edit(f"bỏ mục {title}", title, do)


def _parted(side: str) -> Edit:
    def do(data: Data) -> None:
        if (one := _section_of(data, "Tổ chức thực hiện")) and "điểm" in one:
            part = {"mục": f"Chế độ báo cáo {side}", "gạch": [f"Báo cáo {side} hằng quý."]}
            one["nội dung"] = [{"điểm": one.pop("điểm")}, part]

    return Edit("chia mục Tổ chức thực hiện", "Tổ chức thực hiện", do)


def _regrouped(code: str, side: str) -> Edit:
    def do(data: Data) -> None:
        found = find(data, code)
        if found and len(found[0]) > 1:
            found[0].remove(found[1])
            block = {"nhiệm vụ": [found[1]]}
            section = _section_of(data, "Nhiệm vụ")
            assert section is not None
            section["nội dung"].append({"mục": f"Nhóm {side}", "nội dung": [block]})

    return Edit(f"đưa {code} vào nhóm {side}", code, do)


def _retitled(side: str) -> Edit:
    def do(data: Data) -> None:
        section = _section_of(data, "Nhiệm vụ")
        assert section is not None
        section["nội dung"][0]["mục"] += f" theo {side}"

    return Edit("đổi tên lĩnh vực", "tên lĩnh vực", do)


def edits(side: str) -> st.SearchStrategy[Edit]:
    """One change by a side; what it adds bears the side's name."""
    codes = st.sampled_from([f"tt-{number}" for number in range(1, 7)])
    words = st.sampled_from(WORDS).map(lambda word: f"{word} theo {side}")
    return st.one_of(
        st.builds(_set, codes, st.sampled_from(["việc", "sản phẩm", "ghi chú"]), words),
        st.builds(_set, codes, st.just("thời hạn"), st.sampled_from(DUES)),
        st.builds(
            _set, codes, st.just("gạch"), st.lists(words, min_size=1, max_size=2, unique=True)
        ),
        st.builds(
            _set,
            codes,
            st.just("phối hợp"),
            st.lists(st.sampled_from(PEOPLE[1:]), min_size=1, max_size=3, unique=True),
        ),
        st.builds(_unset, codes, st.sampled_from(["thời hạn", "phối hợp", "gạch"])),
        st.builds(_drop, codes),
        st.builds(_move, codes, st.integers(0, 1)),
        st.builds(_add, st.integers(1, 3).map(lambda n: f"{side}-{n}"), codes, words),
        st.builds(_name, st.just("nơi nhận"), st.sampled_from(PEOPLE)),
        st.builds(_item, st.sampled_from(["Mục đích, yêu cầu", "Tổ chức thực hiện"]), words),
        st.builds(_section, st.sampled_from(["Khen thưởng", "Kinh phí"]), st.just(side)),
        st.builds(_swap, st.integers(1, 5)),
        st.builds(_issued, st.sampled_from(["12/KH-UBND", "34/KH-UBND"])),
        st.builds(_without, st.sampled_from(["Chỉ tiêu", "Tổ chức thực hiện"])),
        st.builds(_parted, st.just(side)),
        st.builds(_regrouped, codes, st.just(side)),
        st.builds(_retitled, st.just(side)),
        st.builds(_target, st.sampled_from(["ct-1", "ct-2"]), st.sampled_from(["99%", "100%"])),
    )


def changes(side: str, most: int = 5) -> st.SearchStrategy[list[Edit]]:
    """Some changes by a side, no two of the same thing, no code twice."""
    found = st.lists(edits(side), max_size=most, unique_by=lambda one: one.touches)
    return found.filter(lambda held: len({one.name.split(" sau ")[0] for one in held}) == len(held))


def changed(data: Data, made: list[Edit]) -> Data:
    """A sub-plan with changes made to a copy of it."""
    new = deepcopy(data)
    for one in made:
        one.do(new)
    return new


def generated(data: Data) -> bytes:
    """A sub-plan as the program writes it."""
    return yaml_of(data, {("nội dung",): "Giữ `mã` và `gốc`."}, "Tách từ ke-hoach.yaml.").encode()


def by_hand(data: Data, seed: int, notes: bool = True) -> str:
    """A sub-plan as a person may leave it: other quotes, folds, brackets, indents and comments."""
    return "\n".join(_Hand(Random(seed), notes).mapping(data, 0)) + "\n"


class _Hand:
    def __init__(self, random: Random, notes: bool) -> None:
        self.random, self.notes = random, notes
        self.step = random.choice((2, 4))
        self.count = 0

    def mapping(self, data: Data, indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            pad = " " * indent
            lines += self.comment(pad)
            lines += [""] if self.random.randint(0, 9) == 0 else []
            lines += self.value(f"{pad}{scalar(key)}:", value, indent)
        return lines

    def comment(self, pad: str) -> list[str]:
        if not self.notes or self.random.randint(0, 7):
            return []
        self.count += 1
        return [f"{pad}# ghi chú của người soạn {self.count}"]

    def value(self, head: str, value: Any, indent: int) -> list[str]:
        if isinstance(value, dict):
            return [head, *self.mapping(value, indent + self.step)]
        if isinstance(value, list):
            return self.sequence(head, value, indent)
        return self.text(head, str(value), indent)

    def sequence(self, head: str, value: list[Any], indent: int) -> list[str]:
        short = all(isinstance(one, str) for one in value)
        if (
            short
            and len(value) == 1
            and head.strip() in ("phối hợp:", "mở đầu:")
            and self.random.random() < 0.5
        ):
            return self.text(head, value[0], indent)
        if not value or (short and self.random.randint(0, 3) == 0):
            return [f"{head} [{', '.join(scalar(one, True) for one in value)}]"]
        lines, pad = [head], " " * (indent + self.random.choice((0, 2)))
        for one in value:
            lines += self.comment(pad)
            if isinstance(one, dict):
                inner = self.mapping(one, len(pad) + 2)
                first = next(
                    n
                    for n, line in enumerate(inner)
                    if line.strip() and not line.strip().startswith("#")
                )
                lines += [pad + line.strip() for line in inner[:first] if line]
                lines += [f"{pad}- {inner[first].strip()}", *inner[first + 1 :]]
            else:
                lines += self.text(f"{pad}-", str(one), len(pad))
        return lines

    def text(self, head: str, text: str, indent: int) -> list[str]:
        style = self.random.choice(("plain", "'", '"', ">-"))
        if style == ">-" and " " in text:
            cut = text.index(" ")
            pad = " " * (indent + 2)
            return [f"{head} >-", pad + text[:cut], pad + text[cut + 1 :]]
        quoted = {"'": "'" + text.replace("'", "''") + "'", '"': '"' + text + '"'}
        noted = "  # xem lại" if self.notes and self.random.randint(0, 9) == 0 else ""
        return [f"{head} {quoted.get(style, scalar(text))}{noted}"]


def merged(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """The merge of three specs."""
    return merge(base, ours, theirs, FILE)


def read(data: bytes) -> Plan:
    """The plan of a spec, without its conflicts."""
    return read_spec(data, FILE).plan.model_copy(update={"conflicts": ()})
