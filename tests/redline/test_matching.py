"""Which piece answers to which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.redline.matching import Known, Pair, matched

pieces = st.lists(
    st.builds(
        Known,
        st.lists(st.sampled_from("abcde"), max_size=4).map(" ".join),
        st.sampled_from(["", "", "", "x", "y"]),
        st.sampled_from(["p", "p", "tbl"]),
    ),
    max_size=12,
)


def known(*texts: str) -> list[Known]:
    return [Known(text) for text in texts]


@given(pieces, pieces)
def test_each_piece_stands_once_and_in_order(old: list[Known], new: list[Known]) -> None:
    pairs = matched(old, new)
    assert [p.old for p in pairs if p.old is not None] == list(range(len(old)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(new)))
    both = [p for p in pairs if p.old is not None and p.new is not None]
    assert all(old[p.old or 0].kind == new[p.new or 0].kind for p in both)
    moves = [p.move for p in pairs if p.move]
    assert all(moves.count(move) == 2 for move in moves)


@given(pieces)
def test_a_list_is_matched_with_itself(old: list[Known]) -> None:
    assert matched(old, old) == [Pair(index, index) for index in range(len(old))]


def test_what_is_half_the_same_is_one_piece_changed() -> None:
    old = known("giao Sở Nội vụ rà soát", "mở lớp tập huấn")
    new = known("giao Sở Tư pháp rà soát", "khác hẳn trước kia")
    assert matched(old, new) == [Pair(0, 0), Pair(1, None), Pair(None, 1)]


def test_words_that_all_begin_and_end_with_count_too() -> None:
    old = known("giao Sở Nội vụ rà soát một hai của tỉnh")
    half = known("giao Sở Tài chính công bố của tỉnh sớm")
    less = known("giao Sở Tài chính công bố ba bốn năm tỉnh")
    assert matched(old, half) == [Pair(0, None), Pair(None, 0)]
    assert matched(old, known("giao Sở bốn năm sáu bảy tám một của tỉnh")) == [Pair(0, 0)]
    assert matched(old, less) == [Pair(0, None), Pair(None, 0)]


def test_a_word_that_stands_twice_counts_twice() -> None:
    old, new = known("tỉnh a b tỉnh"), known("tỉnh c d tỉnh")
    assert matched(old, new) == [Pair(0, 0)]
    assert matched(old, known("tỉnh c d e")) == [Pair(0, None), Pair(None, 0)]


def test_a_name_tells_more_than_words_and_place() -> None:
    old = [Known("rà soát thủ tục", "NV1"), Known("tập huấn", "NV2")]
    new = [Known("rà soát thủ tục", "NV2"), Known("việc hoàn toàn khác", "NV1")]
    assert Pair(0, 0) not in matched(old, new)
    assert any(pair in matched(old, new) for pair in (Pair(0, 1), Pair(1, 0)))


def test_what_stands_elsewhere_word_for_word_is_moved() -> None:
    old = known("một việc dài", "hai", "ba", "bốn")
    new = known("hai", "ba", "một việc dài", "bốn")
    assert [pair for pair in matched(old, new) if pair.move] == [Pair(0, None, 1), Pair(None, 2, 1)]


def test_many_changed_pieces_find_each_other() -> None:
    old = known(*(f"đơn vị thứ {n} báo cáo trong quý III" for n in range(300)))
    new = known(*(f"đơn vị thứ {n} báo cáo trong tháng 10" for n in range(300)))
    assert matched(old, new) == [Pair(index, index) for index in range(300)]
