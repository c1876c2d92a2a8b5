/* The sheet: walked through with the arrow keys. A small sheet is the table that came with the page; a large one is
   drawn from pieces by grid.js, which is fetched when there is one. */
(() => {
  "use strict";
  const letters = (n) => { let text = ""; for (; n; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text; return text; };
  const numberOf = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const parse = (address) => { const found = /^([A-Z]+)(\d+)$/.exec(address); return found && { r: +found[2], c: numberOf(found[1]) }; };
  const HEAD = 28, SIDE = 52;

  /* Where a place (row 0: the letters, column 0: the numbers) is on the page, and the place beside it. */
  class Table {
    constructor(box) {
      this.box = box;
      this.table = box.querySelector("table");
      this.places = new Map();
      for (const cell of box.querySelectorAll("td[data-cell]")) {
        const { r, c } = parse(cell.dataset.cell);
        cell.span = { top: r, left: c, bottom: r + cell.rowSpan - 1, right: c + cell.colSpan - 1 };
        for (let y = r; y <= cell.span.bottom; y++) for (let x = c; x <= cell.span.right; x++) this.places.set(`${y},${x}`, cell);
      }
      for (const head of box.querySelectorAll("th[data-row]")) this.places.set(`${head.dataset.row},0`, head);
      for (const head of box.querySelectorAll("th[data-column]")) this.places.set(`0,${numberOf(head.dataset.column)}`, head);
      this.rows = box.querySelectorAll("th[data-row]").length;
      this.columns = box.querySelectorAll("th[data-column]").length;
      this.table.setAttribute("role", "grid");
      this.table.setAttribute("aria-label", box.getAttribute("aria-label"));
      for (const cell of this.places.values()) cell.tabIndex = -1;
      this.rest = this.at(1, 1);
      if (this.rest) this.rest.tabIndex = 0;
    }
    at(r, c) { return this.places.get(`${r},${c}`) || null; }
    drawn(r, c) { return this.at(r, c); }
    async reveal(r, c) {
      const cell = this.at(r, c);
      if (cell) {
        const [box, seen] = [cell.getBoundingClientRect(), this.box.getBoundingClientRect()];
        if (box.top < seen.top + HEAD || box.bottom > seen.bottom) this.box.scrollTop += box.top - seen.top - seen.height / 2;
        if (box.left < seen.left + SIDE || box.right > seen.right) this.box.scrollLeft += box.left - seen.left - seen.width / 2;
      }
      return cell;
    }
    activate(cell) {
      if (this.rest) this.rest.tabIndex = -1;
      cell.tabIndex = 0;
      this.rest = cell;
    }
  }

  const placeOf = (cell) => {
    if (cell.dataset.row) return { r: +cell.dataset.row, c: 0 };
    if (cell.dataset.column) return { r: 0, c: numberOf(cell.dataset.column) };
    return parse(cell.dataset.cell);
  };

  const sheets = new WeakMap();
  const of = (box) => {
    if (!sheets.has(box)) sheets.set(box, "large" in box.dataset ? new window.pondasiSheet.Grid(box) : new Table(box));
    return sheets.get(box);
  };
  const only = () => { const box = document.querySelector(".sheet-scroll[data-sheet]"); return box && of(box); };
  /* The program for large sheets, once. */
  let fetched = null;
  const fetchGrid = (address) => (fetched ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: done, onerror: failed });
    document.head.append(script);
  }));

  const beside = (sheet, cell, key, jump) => {
    const span = cell.span || (() => { const { r, c } = placeOf(cell); return { top: r, left: c, bottom: r, right: c }; })();
    const page = Math.max(1, Math.floor(sheet.box.clientHeight / 34) - 2);
    const moves = {
      ArrowDown: [jump ? sheet.rows : span.bottom + 1, span.left], ArrowUp: [jump ? 1 : span.top - 1, span.left],
      ArrowRight: [span.top, jump ? sheet.columns : span.right + 1], ArrowLeft: [span.top, jump ? 1 : span.left - 1],
      PageDown: [span.top + page, span.left], PageUp: [Math.max(1, span.top - page), span.left],
      Home: [jump ? 1 : span.top, jump ? 1 : 0], End: [jump ? sheet.rows : span.top, sheet.columns],
    };
    if (!moves[key]) return null;
    const [r, c] = moves[key];
    const [row, column] = [Math.min(Math.max(r, 0), sheet.rows), Math.min(Math.max(c, 0), sheet.columns)];
    return row || column ? { r: row, c: column } : null;
  };
  /* One step after the other: cells may have to come from the server before the next key counts from them. */
  const KEYS = ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "PageDown", "PageUp", "Home", "End"];
  const CELL = "[data-sheet] :is([data-cell], [data-row], [data-column])";
  let steps = Promise.resolve();
  const step = async (from, key, jump) => {
    const cell = document.activeElement?.closest(CELL) || from;
    const sheet = of(cell.closest("[data-sheet]"));
    const next = beside(sheet, cell, key, jump);
    const found = next && (await sheet.reveal(next.r, next.c));
    if (!found) return;
    sheet.activate(found);
    found.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(CELL);
    if (!cell || event.altKey || event.metaKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    steps = steps.then(() => step(cell, event.key, event.ctrlKey)).catch(() => {});
  });
  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest?.("[data-sheet] :is([data-cell], [data-row], [data-column])");
    if (cell) of(cell.closest("[data-sheet]")).activate(cell);
  });

  /* What was in sight stays in sight when the page around the sheet is brought up to date. */
  let kept = null;
  document.addEventListener("htmx:beforeSwap", () => {
    const box = document.querySelector(".sheet-scroll[data-sheet]");
    kept = box && { top: box.scrollTop, left: box.scrollLeft };
  });
  const prepare = async () => {
    const box = document.querySelector(".sheet-scroll[data-sheet]");
    if (!box || sheets.has(box)) return;
    const held = kept;
    if ("large" in box.dataset) await fetchGrid(box.dataset.large);
    await of(box).ready;
    if (!held) return;
    box.scrollTop = held.top;
    box.scrollLeft = held.left;
  };
  document.addEventListener("htmx:afterSwap", () => { prepared = prepare(); });
  window.pondasiSheet = { only: async () => { await prepared; return only(); }, parse, letters, numberOf, placeOf };
  let prepared = prepare();
})();
