/* The reading page: point at a cell, a row or a column, see why it was read so, say what it is; findings and their
   cells light up together. */
(() => {
  "use strict";
  const workbench = () => document.querySelector("[data-reading]");
  const NAMES = { sheetName: "sheet", rowNumber: "row", columnNumber: "column" };
  const send = (values) => {
    closePanel(false);
    const named = {};
    for (const key in values) named[NAMES[key] || key] = values[key];
    if (workbench().dataset.semua) named.semua = "1";
    htmx.ajax("POST", workbench().dataset.correctUrl, { target: "#bacaan", swap: "innerHTML", values: named });
  };

  /* The panel of a cell, row or column: beside it on a wide screen, at the foot of a narrow one. */
  let panel = null;
  let opener = null;
  const closePanel = (back = true) => {
    if (!panel) return;
    panel.remove();
    panel = null;
    document.querySelectorAll("[data-sheet] .is-selected").forEach((node) => node.classList.remove("is-selected"));
    const place = opener;
    opener = null;
    window.pondasiSheet.selected = null;
    if (back && place) cellOf(place).then((cell) => cell?.focus({ preventScroll: true }));
  };
  const placeOf = (node) => node.dataset.cell || node.dataset.row || node.dataset.column;
  const cellOf = async (place) => {
    const sheet = await window.pondasiSheet.only();
    const at = window.pondasiSheet.parse(place) || window.pondasiSheet.parse(/^\d/.test(place) ? `A${place}` : `${place}1`);
    if (!sheet || !at) return null;
    return sheet.reveal(/^[A-Z]+$/.test(place) ? 0 : at.r, /^\d+$/.test(place) ? 0 : at.c);
  };
  const openPanel = async (node) => {
    const box = node.closest("[data-sheet]");
    const place = placeOf(node);
    closePanel(false);
    opener = place;
    node.classList.add("is-selected");
    window.pondasiSheet.selected = place;
    const response = await fetch(box.dataset.place.replace(/A1\/$/, `${place}/`));
    if (opener !== place || !response.ok) return;
    panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "panel-judul");
    panel.innerHTML = await response.text();
    document.body.append(panel);
    put(panel, node.isConnected ? node : await cellOf(place));
    panel.querySelector("#panel-judul").focus({ preventScroll: true });
  };
  const put = (one, cell) => {
    if (!cell || getComputedStyle(one).position === "fixed") {
      const hidden = cell ? cell.getBoundingClientRect().bottom - one.getBoundingClientRect().top + 12 : 0;
      if (hidden > 0) window.scrollBy({ top: hidden });
      return;
    }
    const box = cell.getBoundingClientRect();
    const room = document.documentElement.clientWidth - one.offsetWidth - 8;
    const below = box.bottom + 6 + one.offsetHeight <= window.innerHeight || box.top < one.offsetHeight + 6;
    one.style.top = `${window.scrollY + (below ? box.bottom + 6 : box.top - one.offsetHeight - 6)}px`;
    one.style.left = `${Math.max(8, Math.min(box.left + window.scrollX, room))}px`;
  };

  const IN_SHEET = "[data-sheet] :is([data-cell], [data-row], [data-column])";
  document.addEventListener("click", (event) => {
    const change = event.target.closest("button[data-change]");
    if (change) return send({ ...change.dataset });
    const cell = event.target.closest(IN_SHEET);
    if (cell) return openPanel(cell);
    if (event.target.closest("[data-close]")) return closePanel();
    const go = event.target.closest("[data-goto]");
    if (go) { event.preventDefault(); return goTo(go.dataset.goto); }
    const finding = event.target.closest("[data-finding]");
    if (finding) { closePanel(false); return; }
    if (panel && !panel.contains(event.target)) closePanel(false);
  });
  document.addEventListener("change", (event) => {
    const select = event.target.closest("select[data-change]");
    if (select && select.value) send({ change: select.dataset.change, label: select.dataset.label, code: select.value });
    const upload = event.target.closest("form[data-upload]");
    if (upload && event.target.type === "file" && event.target.files.length) upload.requestSubmit();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closePanel();
    const cell = event.target.closest?.(IN_SHEET);
    if (cell && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); openPanel(cell); }
  });

  /* Hovering or focusing a finding shows its cells; a click on an address goes there. */
  let shown = null;
  const show = async (event) => {
    const finding = event.target.closest?.(".finding[data-cells]");
    if (finding === shown) return;
    shown = finding;
    const sheet = await window.pondasiSheet.only();
    if (!sheet || shown !== finding) return;
    const addresses = finding ? finding.dataset.cells.split(" ").filter(Boolean) : [];
    if (sheet.point) sheet.point(addresses);
    else {
      document.querySelectorAll("td.is-pointed").forEach((cell) => cell.classList.remove("is-pointed"));
      for (const address of addresses) {
        const at = window.pondasiSheet.parse(address);
        if (at) sheet.drawn(at.r, at.c)?.classList.add("is-pointed");
      }
    }
    const first = addresses.length && window.pondasiSheet.parse(addresses[0]);
    if (first) sheet.reveal(first.r, first.c);
  };
  const goTo = async (address) => {
    const box = document.querySelector(".sheet-scroll[data-sheet]");
    box?.closest("details")?.setAttribute("open", "");
    const cell = await cellOf(address);
    if (!cell) return;
    const seen = cell.getBoundingClientRect();
    if (seen.top < 0 || seen.bottom > window.innerHeight) box.scrollIntoView({ block: "center" });
    cell.focus({ preventScroll: true });
    openPanel(cell);
  };
  const fromAddress = () => { const found = /^#sel-([A-Z]+\d+)$/.exec(location.hash); if (found) goTo(found[1]); };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();

  /* What is half written in one answer stays when the page is brought up to date because of another. */
  let halfWritten = new Map();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const sent = event.detail.requestConfig?.elt;
    const fields = [...document.querySelectorAll("#bacaan textarea[id]")];
    halfWritten = new Map(fields.filter((field) => field.value !== field.defaultValue && !sent?.contains(field)).map((field) => [field.id, field.value]));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, text] of halfWritten) {
      const field = document.getElementById(id);
      if (!field) continue;
      field.value = text;
      field.closest("details")?.setAttribute("open", "");
    }
  });
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();
