"""Plans and registers for tests of a split: what each agency is given, shortly."""

from __future__ import annotations

from kehoach.registry.register import Register
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import Spec, read_spec
from kehoach.spec.register_file import read_register
from kehoach.splitting import Options, Share, Shares, shares_of, subplan
from small_plans import spec

PLAIN = Options()
OFFICE = """
tỉnh: tỉnh Đắk Lắk
cơ quan:
  - {tên: Sở Nội vụ, viết tắt: SNV}
  - {tên: Sở Tài chính, viết tắt: STC}
  - {tên: Sở Tư pháp, viết tắt: STP}
  - {tên: UBND xã Một}
  - {tên: UBND phường Hai}
người ký:
  - {cơ quan: SNV, chức vụ: Giám đốc, họ tên: Lê B, từ: 01/7/2025}
"""


def office(text: str = OFFICE) -> Register:
    return read_register(text.encode(), "danh-muc.yaml")


def handed(*tasks: str, rest: str = "", register: Register | None = None) -> Shares:
    """The shares of a plan with these tasks (``việc, chủ trì…`` as YAML in braces)."""
    rows = "".join(f"\n      - {{{task}}}" for task in tasks)
    body = f"nội dung:\n  - mục: Nhiệm vụ\n    nhiệm vụ:{rows}\n" if tasks else ""
    text = spec(*filter(None, (body, rest)))
    return shares_of(read_spec(text.encode(), "tinh.yaml", register).plan, register)


def shown(shares: Shares) -> dict[str, str]:
    """Agency → the codes it leads, shares with a group and supports: ``a b | c | d``."""
    return {
        one.name: " | ".join(
            " ".join(given.code for given in held) for held in (one.leads, one.joint, one.supports)
        )
        for one in shares.shares
    }


def told(shares: Shares) -> list[tuple[str, str]]:
    """Code and place of each finding."""
    return [(one.code, "/".join(map(str, one.loc[-3:]))) for one in shares.findings]


def share(shares: Shares, name: str) -> Share:
    found = shares.of(name)
    assert found is not None
    return found


def written(
    shares: Shares, name: str, register: Register | None = None, options: Options = PLAIN
) -> tuple[str, Spec]:
    """The text of an agency's spec, and the spec that is read from it."""
    made = subplan(shares, share(shares, name), options)
    text = yaml_of(made.data, made.comments)
    return text, read_spec(text.encode(), f"{name}.yaml", register)
