"use strict";

(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Text without case and tone marks: "Đắk Lắk" is found by "dak lak". */
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const body = one(".plans tbody");
  const heads = all(".plans thead th");
  const keys = heads.map((head) => head.dataset.key);
  const collator = new Intl.Collator("vi");
  const rows = all("tr", body).map((row) => ({
    row,
    slug: row.dataset.slug,
    words: fold(`${one(".plan .open", row).textContent} ${row.dataset.agency} ${one(".facts", row).textContent}`),
    states: row.dataset.states.trim().split(" "),
    agency: row.dataset.agency,
    values: [...row.cells].map((cell) => cell.dataset.value),
  }));
  const bySlug = new Map(rows.map((entry) => [entry.slug, entry]));
  const view = one("#view");
  const parts = { "": one("#list"), "bieu-do": one("#charts") };

  /* The address: what is searched, filtered, sorted and shown. */

  const NAMES = ["tim", "trang-thai", "co-quan", "xep", "phan", "xem"];

  function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    return Object.fromEntries(NAMES.map((name) => [name, given.get(name) ?? ""]));
  }

  function addressOf(state) {
    const held = new URLSearchParams();
    for (const name of NAMES) if (state[name]) held.set(name, state[name]);
    return `#${held}`;
  }

  function readControls() {
    return {
      ...readAddress(),
      tim: one("#search").value.trim(),
      "trang-thai": all("[name=state]:checked").map((box) => box.value).join("."),
      "co-quan": one("#agency").value,
      xep: one("#order").value,
    };
  }

  function showControls(state) {
    const search = one("#search");
    if (search.value.trim() !== state.tim) search.value = state.tim;
    const chosen = state["trang-thai"].split(".");
    for (const box of all("[name=state]")) box.checked = chosen.includes(box.value);
    one("#agency").value = state["co-quan"];
    choose(one("#order"), state.xep);
  }

  /* A column clicked the other way round is an order that the list of orders does not name. */
  function choose(select, value) {
    for (const extra of all("option[data-extra]", select)) extra.remove();
    if (value && keys.includes(value.replace(/^-/, "")) && ![...select.options].some((o) => o.value === value)) {
      const head = heads[keys.indexOf(value.replace(/^-/, ""))];
      const extra = new Option(`${head.textContent.trim()}, ngược lại`, value);
      extra.dataset.extra = "1";
      select.add(extra);
    }
    select.value = value;
    if (select.selectedIndex < 0) select.value = "";
  }

  /* The list. */

  let order = null;

  function sortRows(wanted) {
    if (wanted === order) return;
    order = wanted;
    const key = wanted.replace(/^-/, "");
    const column = keys.indexOf(key);
    const sign = wanted.startsWith("-") ? -1 : 1;
    const numbers = column > 1;
    const sorted = column < 0 ? rows : [...rows].sort((a, b) => {
      const x = a.values[column], y = b.values[column];
      return sign * (numbers ? x - y : collator.compare(x, y));
    });
    body.append(...sorted.map((entry) => entry.row));
    heads.forEach((head, place) => {
      const way = place !== column ? "none" : sign < 0 ? "descending" : "ascending";
      head.setAttribute("aria-sort", way);
    });
  }

  function filterRows(state) {
    const words = fold(state.tim).split(/\s+/).filter(Boolean);
    const states = state["trang-thai"] ? state["trang-thai"].split(".") : [];
    let shown = 0;
    for (const entry of rows) {
      const fits =
        words.every((word) => entry.words.includes(word)) &&
        (!states.length || entry.states.some((one) => states.includes(one))) &&
        (!state["co-quan"] || entry.agency === state["co-quan"]);
      if (entry.row.hidden === fits) entry.row.hidden = !fits;
      shown += fits;
    }
    const told = shown === rows.length ? `${shown} kế hoạch` : `${shown} trong ${rows.length} kế hoạch`;
    if (one("#shown").textContent !== told) one("#shown").textContent = told;
    one("#none").hidden = shown > 0;
    one(".plans").hidden = shown === 0;
  }

  const shownRows = () => all("tr:not([hidden])", body).map((row) => bySlug.get(row.dataset.slug));

  /* Ticks: kept in this browser, under names that outlive a page made again. */

  const STORE = "kehoach.xem-lai";
  const storeName = (entry) => [STORE, document.body.dataset.folder, entry.row.dataset.store].join("|");

  function readTicks(entry) {
    return stored(storeName(entry)) ?? ticksBefore(entry);
  }

  function stored(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  /* Ticks of a page made by an earlier version, which kept them under agency and year. */
  function ticksBefore(entry) {
    const { before, slug } = entry.row.dataset;
    return { ...stored(`${STORE}||0|${slug}`), ...stored(`${STORE}|${before}`) };
  }

  function keepTick(entry, key, ticked) {
    const ticks = readTicks(entry);
    if (ticked) ticks[key] = new Date().toISOString();
    else delete ticks[key];
    try {
      localStorage.setItem(storeName(entry), JSON.stringify(ticks));
      return true;
    } catch {
      return false;
    }
  }

  function showProgress(entry) {
    const asks = entry.row.dataset.asks.split(" ").filter(Boolean);
    const ticks = readTicks(entry);
    const done = asks.filter((key) => ticks[key]).length;
    const cell = one("td.asks", entry.row);
    if (asks.length) one(".done", cell).textContent = done;
    cell.classList.toggle("all", asks.length > 0 && done === asks.length);
    return { done, all: asks.length };
  }

  function showTicks(entry) {
    const ticks = readTicks(entry);
    for (const box of all("[data-ask]", view)) box.checked = Boolean(ticks[box.dataset.ask]);
    tellProgress(entry);
  }

  function tellProgress(entry) {
    const { done, all: count } = showProgress(entry);
    const told = one("[data-progress]", view);
    if (!told) return;
    told.textContent = count ? `Đã xem ${done} trong ${count} việc phải làm` : "Không có việc phải làm";
    one("progress", view).value = done;
  }

  /* A cell that a spreadsheet would take for a formula is kept a text. */
  const cell = (text) => {
    const plain = text.replace(/\s+/g, " ").trim();
    return `"${(/^[=+\-@]/.test(plain) ? `'${plain}` : plain).replace(/"/g, '""')}"`;
  };

  /* A time as it is read here: 20/11/2026 18:05. */
  function timeOf(kept) {
    if (!kept) return "";
    const time = new Date(kept), two = (number) => String(number).padStart(2, "0");
    const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
    return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
  }

  function exportTicks(entry) {
    const ticks = readTicks(entry);
    const lines = [["Kế hoạch", "Mã", "Lý do", "Chữ cũ", "Chữ mới", "Chỗ", "Đã xem", "Lúc"]];
    for (const box of all("[data-ask]", view)) {
      const { code, why } = box.closest("fieldset").dataset;
      const { was, now } = box.dataset;
      const place = one(".place", box.parentNode).textContent;
      lines.push([one("#plan-title").textContent, code, why, was, now, place, box.checked ? "x" : "", timeOf(ticks[box.dataset.ask])]);
    }
    const text = lines.map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: "text/csv" }));
    link.download = `${entry.slug}-phai-xem.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* One plan: its data come as a script of its own, as a page from the disk may load no other. */

  const loaded = new Map();
  const waiting = new Map();

  window.keHoach = (data) => {
    loaded.set(data.slug, data.html);
  };

  function load(slug) {
    if (loaded.has(slug)) return Promise.resolve();
    if (!waiting.has(slug)) {
      waiting.set(slug, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `${encodeURIComponent(slug)}/noi-dung.js`;
        script.onload = script.onerror = () => {
          waiting.delete(slug);
          script.remove();
          done();
        };
        document.head.append(script);
      }));
    }
    return waiting.get(slug);
  }

  function turning(slug, state) {
    const near = shownRows();
    const place = near.findIndex((entry) => entry.slug === slug);
    const link = (entry, text, rel) =>
      entry ? Object.assign(document.createElement("a"), { href: addressOf({ ...state, xem: entry.slug }), textContent: text, rel }) : "";
    const bar = document.createElement("nav");
    bar.className = "turn";
    bar.setAttribute("aria-label", "Chuyển kế hoạch");
    const back = Object.assign(document.createElement("a"), { className: "back", href: addressOf({ ...state, xem: "" }), textContent: "Về danh sách" });
    bar.append(back, link(place > 0 && near[place - 1], "Kế hoạch trước", "prev"), link(place >= 0 && near[place + 1], "Kế hoạch sau", "next"));
    return bar;
  }

  let shownSlug = "";

  async function showPlan(state) {
    const entry = bySlug.get(state.xem);
    const again = shownSlug === state.xem;
    shownSlug = state.xem;
    if (entry && !again) await load(state.xem);
    if (shownSlug !== state.xem) return;
    const html = entry && loaded.get(state.xem);
    if (again && html) {
      one(".turn", view)?.replaceWith(turning(state.xem, state));
      return;
    }
    view.innerHTML = html ?? '<p class="notice" tabindex="-1">Không đọc được dữ liệu của kế hoạch này. Chạy lại <code>kehoach review</code> rồi mở lại trang.</p>';
    view.prepend(turning(state.xem, state));
    if (html) showTicks(entry);
    document.title = html ? `${one("#plan-title").textContent} – Xem lại kế hoạch` : "Xem lại kế hoạch";
    window.scrollTo({ top: 0, behavior: "instant" });
    one("#plan-title, .notice", view).focus({ preventScroll: true });
  }

  function leavePlan() {
    if (!shownSlug) return;
    const entry = bySlug.get(shownSlug);
    shownSlug = "";
    view.replaceChildren();
    document.title = "Xem lại kế hoạch";
    if (entry && !entry.row.hidden && !parts[""].hidden) one(".open", entry.row).focus();
  }

  /* Everything follows from the address. */

  function apply() {
    const state = readAddress();
    showControls(state);
    sortRows(state.xep);
    filterRows(state);
    const part = state.phan in parts ? state.phan : "";
    view.hidden = !state.xem;
    for (const [name, section] of Object.entries(parts)) section.hidden = Boolean(state.xem) || name !== part;
    for (const link of all("[data-part]")) {
      link.href = addressOf({ ...state, xem: "", phan: link.dataset.part });
      if (!state.xem && link.dataset.part === part) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (state.xem) showPlan(state);
    else leavePlan();
  }

  function followControls() {
    history.replaceState(null, "", addressOf(readControls()));
    apply();
  }

  /* What a person does. */

  one(".filters").addEventListener("input", followControls);
  one(".filters").addEventListener("submit", (event) => event.preventDefault());
  one(".filters").addEventListener("reset", () => setTimeout(followControls));

  for (const head of heads) {
    one("button", head).addEventListener("click", () => {
      const { key, first } = head.dataset;
      const other = first ? key : `-${key}`;
      const wanted = order === first + key ? other : order === other ? "" : first + key;
      history.replaceState(null, "", addressOf({ ...readControls(), xep: wanted }));
      apply();
    });
  }

  /* A plan opened from the list keeps what was searched and filtered in its address. */
  body.addEventListener("click", (event) => {
    const link = event.target.closest(".open");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    location.hash = addressOf({ ...readAddress(), phan: "", xem: link.closest("tr").dataset.slug });
  });

  /* A link within the page goes to its part and leaves the address as it is. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && !link.hash.includes("=") && link.hash.length > 1 && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  });

  view.addEventListener("change", (event) => {
    const entry = bySlug.get(shownSlug);
    const key = event.target.dataset.ask;
    if (!key || !entry) return;
    const kept = keepTick(entry, key, event.target.checked);
    tellProgress(entry);
    if (!kept) one("[data-progress]", view).textContent = "Trình duyệt không cho lưu dấu; hãy in hoặc xuất danh sách trước khi đóng trang.";
  });

  view.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-do]")?.dataset.do;
    if (wanted === "print") window.print();
    if (wanted === "export") exportTicks(bySlug.get(shownSlug));
  });

  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const near = shownRows();
    const here = near.findIndex((entry) => entry.row.contains(event.target));
    const next = near[here + step];
    if (!next) return;
    event.preventDefault();
    one(".open", next.row).focus();
  });

  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const chosen = { j: ".turn [rel=next]", k: ".turn [rel=prev]", Escape: ".turn .back" }[event.key];
    one(chosen ?? "nothing", view)?.click();
  });

  /* Paper shows what is folded on the screen. */
  const folded = [];
  window.addEventListener("beforeprint", () => {
    folded.push(...all("details:not([open])"));
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of folded.splice(0)) each.open = false;
  });

  window.addEventListener("hashchange", apply);
  window.addEventListener("storage", () => rows.forEach(showProgress));
  for (const entry of rows) showProgress(entry);
  apply();
})();
