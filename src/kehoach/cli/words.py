"""What ``--help`` says of each command and option: Vietnamese, English."""

from __future__ import annotations

HELP = {
    "": (
        "Soạn Kế hoạch đúng thể thức Nghị định 30/2020/NĐ-CP từ tệp YAML.",
        "Write a Kế hoạch in the form that Decree 30/2020/NĐ-CP asks, from a YAML spec.",
    ),
    "new": (
        "Viết một đặc tả mẫu kèm chú thích để bắt đầu. "
        "Với UBND cấp tỉnh thì viết kèm danh mục cơ quan (danh-muc.yaml).",
        "Write a commented skeleton spec to start from. "
        "For a province's committee also its first register (danh-muc.yaml).",
    ),
    "schema": (
        "In JSON Schema của đặc tả, để VS Code gợi ý và giải thích khóa.",
        "Print the spec's JSON Schema, for completion in VS Code.",
    ),
    "render": (
        "Dựng văn bản Word từ đặc tả (tệp, thư mục, mẫu tên như plans/*.yaml).",
        "Render specs (files, folders, globs) to Word documents.",
    ),
    "check": (
        "Kiểm tra đặc tả (.yaml) hoặc văn bản Word: sai ở đâu, theo điều khoản nào, sửa thế nào.",
        "Check specs (.yaml) or Word documents: what is wrong, where, by which clause.",
    ),
    "rules": (
        "Liệt kê các quy tắc kiểm tra, hoặc giải thích một quy tắc.",
        "List the rules of checking, or explain one.",
    ),
    "diff": (
        "So hai đặc tả hoặc hai văn bản Word: kể điều đã đổi, hoặc ghi thành thay đổi theo dõi.",
        "Compare two specs or two Word documents: a summary, or tracked changes.",
    ),
    "import": (
        "Nhập kế hoạch đã có (.docx, .doc) thành đặc tả, không mất chữ nào.",
        "Import existing plans (.docx, .doc) into specs, losing no word.",
    ),
    "-o import": (
        "Thư mục, hoặc tệp .yaml khi chỉ có một văn bản (mặc định: cạnh văn bản).",
        "A folder, or a .yaml file for one document (default: beside the document).",
    ),
    "roll": (
        "Chuyển đặc tả năm trước sang năm mới, kèm danh sách những điều phải xem.",
        "Roll last year's spec to a new year, with a list of what to look at.",
    ),
    "-o roll": (
        "Tệp đặc tả mới .yaml, danh sách phải xem nằm cạnh đó (mặc định: in ra màn hình).",
        "The new .yaml spec, its review list beside it (default: printed on stdout).",
    ),
    "--year roll": ("Năm mới của kế hoạch.", "The plan's new year."),
    "--json roll": (
        "In danh sách dạng JSON; không có -o thì kèm cả đặc tả mới.",
        "Print the list as JSON; without -o together with the new spec.",
    ),
    "split": (
        "Tách kế hoạch thành đặc tả của từng cơ quan được giao; không có -o thì in bảng phân công.",
        "Split a plan into a spec for each agency given work; without -o print who does what.",
    ),
    "-o split": (
        "Thư mục đặt các đặc tả và bảng phân công (mặc định: chỉ in bảng ra màn hình).",
        "The folder for the specs and the table of tasks (default: only print the table).",
    ),
    "--agency split": (
        "Chỉ tách cho cơ quan này; dùng được nhiều lần.",
        "Only this agency; may be given several times.",
    ),
    "--lead-days": (
        "Đặt hạn nội bộ sớm hơn hạn của kế hoạch chừng này ngày làm việc.",
        "Set internal deadlines this many working days before those of the plan.",
    ),
    "--verify": (
        "Chỉ đối chiếu thư mục -o với kế hoạch: nhiệm vụ mất, trùng, đổi chủ trì, hạn muộn hơn, "
        "chỉ tiêu thấp hơn, sót phối hợp.",
        "Only compare the folder -o with the plan: tasks lost, doubled, given to another lead, "
        "later deadlines, lower targets, support forgotten.",
    ),
    "review": (
        "Lập trang xem lại cho thư mục văn bản đã dựng; trang mở không cần mạng.",
        "Make the review page of a folder of rendered documents; it opens offline.",
    ),
    "template": ("Dựng hoặc kiểm tra mẫu Word.", "Build or check a Word template."),
    "template build": (
        "Dựng mẫu Word từ dữ liệu thể thức, để cơ quan chỉnh trong Word.",
        "Build the Word template from the standard's data, for an office to change in Word.",
    ),
    "template check": (
        "Kiểm tra mẫu Word: thẻ hỏng, tên lạ, thẻ bị cắt, nháy cong, kèm vị trí.",
        "Check a Word template: broken tags, unknown names, split tags, smart quotes.",
    ),
    "--lang": ("Ngôn ngữ: vi hoặc en.", "Language: vi or en."),
    "--version": ("In phiên bản rồi thoát.", "Show the version and exit."),
    "--help": ("In hướng dẫn này rồi thoát.", "Show this message and exit."),
    "--agency": ("Tên cơ quan ban hành.", "Name of the issuing agency."),
    "--year": ("Năm của kế hoạch.", "Year of the plan."),
    "-o": (
        "Thư mục, hoặc tệp .docx khi chỉ có một đặc tả (mặc định: cạnh đặc tả).",
        "A folder, or a .docx file for one spec (default: beside the spec).",
    ),
    "-o redline": (
        "Tệp .docx mang thay đổi theo dõi của Word; phần kể ra thì in ở stderr.",
        "A .docx with Word's own tracked changes; the summary then goes to stderr.",
    ),
    "--pdf": (
        "Xuất thêm PDF (cần LibreOffice, hoặc Word trên Windows).",
        "Make a PDF too (needs LibreOffice, or Word on Windows).",
    ),
    "--draft": (
        "Bản dự thảo: để trống số và ngày, đóng khung DỰ THẢO, điều phải xem thành ghi chú.",
        "A draft: number and day blank, the draft mark, what to look at as comments.",
    ),
    "--name": (
        "Đặt tên văn bản theo ngày và trích yếu, hoặc theo mã định danh (mặc định: tên đặc tả).",
        "Name documents by day and subject, or by their codes (default: the spec's name).",
    ),
    "--jobs": (
        "Số tiến trình dựng cùng lúc (mặc định: số nhân của máy; ít đặc tả thì chỉ một).",
        "Processes that render at once (default: one per processor; one for few specs).",
    ),
    "--engine": (
        "Dựng trên một cụm máy Dask có sẵn, ví dụ dask://10.0.0.5:8786.",
        "Render on an existing Dask cluster, such as dask://10.0.0.5:8786.",
    ),
    "--template": ("Mẫu Word của cơ quan.", "An office's own Word template."),
    "--standard": (
        "Thể thức của mẫu (mặc định: nd30-2020).",
        "Standard of form of the template (default: nd30-2020).",
    ),
    "--by": (
        "Thể thức để xét, nếu không theo cơ quan và ngày của văn bản.",
        "Standard to judge by, if not that of the issuer and day.",
    ),
    "--json": ("In kết quả dạng JSON cho máy đọc.", "Print the result as JSON."),
    "--sarif": ("In kết quả dạng SARIF 2.1.0.", "Print the result as SARIF 2.1.0."),
    "--fix": (
        "Sửa những điều chắc chắn, ghi thành tệp mới TÊN-da-sua.docx cạnh tệp cũ.",
        "Mend what is certain into a new file NAME-da-sua.docx beside the old.",
    ),
    "--force": (
        "Ghi đè cả văn bản đã có người sửa hoặc không do kehoach tạo.",
        "Overwrite documents that a person edited or that kehoach did not make.",
    ),
}
