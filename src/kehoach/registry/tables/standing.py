"""standing.yaml as Python, made by ``python -m kehoach.resources``."""

# ruff: noqa
# fmt: off
import datetime
from typing import Any

DATA: dict[str, Any] = \
{'agencies': [{'name': 'Bộ Quốc phòng', 'abbr': 'BQP'},
              {'name': 'Bộ Công an', 'abbr': 'BCA'},
              {'name': 'Bộ Ngoại giao', 'abbr': 'BNG'},
              {'name': 'Bộ Nội vụ', 'abbr': 'BNV'},
              {'name': 'Bộ Tư pháp', 'abbr': 'BTP'},
              {'name': 'Bộ Tài chính', 'abbr': 'BTC'},
              {'name': 'Bộ Công Thương', 'abbr': 'BCT'},
              {'name': 'Bộ Xây dựng', 'abbr': 'BXD'},
              {'name': 'Bộ Văn hóa, Thể thao và Du lịch', 'abbr': 'BVHTTDL', 'also': ['Bộ VHTTDL']},
              {'name': 'Bộ Khoa học và Công nghệ', 'abbr': 'BKHCN', 'also': ['Bộ KH&CN']},
              {'name': 'Bộ Giáo dục và Đào tạo', 'abbr': 'BGDĐT', 'also': ['Bộ GD&ĐT']},
              {'name': 'Bộ Y tế', 'abbr': 'BYT'},
              {'name': 'Văn phòng Chính phủ', 'abbr': 'VPCP', 'kind': 'bộ'},
              {'name': 'Thanh tra Chính phủ', 'abbr': 'TTCP', 'kind': 'bộ'},
              {'name': 'Ngân hàng Nhà nước Việt Nam', 'abbr': 'NHNN', 'also': ['Ngân hàng Nhà nước'], 'kind': 'bộ'},
              {'name': 'Sở Nội vụ', 'abbr': 'SNV'},
              {'name': 'Sở Tư pháp', 'abbr': 'STP'},
              {'name': 'Sở Tài chính', 'abbr': 'STC'},
              {'name': 'Sở Công Thương', 'abbr': 'SCT'},
              {'name': 'Sở Xây dựng', 'abbr': 'SXD'},
              {'name': 'Sở Khoa học và Công nghệ', 'abbr': 'SKHCN', 'also': ['Sở KH&CN']},
              {'name': 'Sở Văn hóa, Thể thao và Du lịch', 'abbr': 'SVHTTDL', 'also': ['Sở VHTTDL', 'Sở VHTT&DL']},
              {'name': 'Sở Giáo dục và Đào tạo', 'abbr': 'SGDĐT', 'also': ['Sở GD&ĐT']},
              {'name': 'Sở Y tế', 'abbr': 'SYT'},
              {'name': 'Thanh tra tỉnh', 'also': ['Thanh tra thành phố'], 'kind': 'sở'},
              {'name': 'Văn phòng Ủy ban nhân dân',
               'also': ['Văn phòng UBND',
                        'Văn phòng UBND tỉnh',
                        'Văn phòng UBND thành phố',
                        'Văn phòng Ủy ban nhân dân tỉnh',
                        'Văn phòng Ủy ban nhân dân thành phố'],
               'kind': 'sở'},
              {'name': 'Sở Ngoại vụ', 'abbr': 'SNgV', 'only': True},
              {'name': 'Sở Du lịch', 'abbr': 'SDL', 'only': True},
              {'name': 'Sở Văn hóa và Thể thao', 'abbr': 'SVHTT', 'only': True},
              {'name': 'Sở Quy hoạch - Kiến trúc', 'abbr': 'SQHKT', 'only': True}]}
