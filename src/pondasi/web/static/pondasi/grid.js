/* A large sheet: only what is in sight is in the page, however far one scrolls. The cells come in tiles from the server;
   every cell lies where it belongs, so that nothing moves when more of them come. */
(() => {
  "use strict";
  const { letters, placeOf } = window.pondasiSheet;
  const name = (r, c) => letters(c) + r;
  const english = () => document.documentElement.lang.startsWith("en");
  const written = (digits) => {
    const [, sign, whole, rest] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) || [];
    if (!whole) return digits;
    const [group, point] = english() ? [",", "."] : [".", ","];
    return (sign ? "\u2212" : "") + whole.replace(/\B(?=(\d{3})+$)/g, group) + (rest ? point + rest : "");
  };
  const CLASSES = { i: "title", h: "header", l: "label", v: "value number", V: "value number", t: "total number", T: "total number", j: "total", n: "note", s: "skipped" };
  const HEAD = 28, SIDE = 52, LINE = 19, PAD = 15;
  const TILE_ROWS = 40, TILE_COLUMNS = 12, SPARE_ROWS = 6, SPARE_COLUMNS = 2;

  class Grid {
    constructor(box) {
      this.box = box;
      this.rows = +box.dataset.rows;
      this.columns = +box.dataset.columns;
      this.tiles = new Map();
      this.asked = new Set();
      this.covers = new Map();
      this.marks = new Map();
      this.drawnRows = new Map();
      this.drawnAreas = new Map();
      this.pointed = new Set();
      this.active = { r: 1, c: 1 };
      this.ready = this.start();
    }

    /* The table that came with the page stays until the first pieces are here. */
    async start() {
      await this.ask(["0.0"], true);
      const { layout } = this;
      this.lefts = new Float64Array(this.columns + 2);
      for (let c = 1; c <= this.columns; c++) this.lefts[c + 1] = this.lefts[c] + Math.round(layout.widths[c - 1] * 8.2 + 24);
      this.tops = new Float64Array(this.rows + 2);
      for (let r = 1; r <= this.rows; r++) this.tops[r + 1] = this.tops[r] + (layout.lines[r] || 1) * LINE + PAD;
      this.hiddenRows = new Set(layout.hidden_rows);
      this.hiddenColumns = new Set(layout.hidden_columns);
      this.root = this.element("div", "sheet bigsheet", { role: "grid", "aria-rowcount": this.rows + 1, "aria-colcount": this.columns + 1, "aria-label": this.box.getAttribute("aria-label") });
      this.width = SIDE + this.lefts[this.columns + 1];
      this.root.style.width = `${this.width}px`;
      this.root.style.height = `${HEAD + this.tops[this.rows + 1]}px`;
      this.head = this.element("div", "bigsheet__head", { role: "row", "aria-rowindex": 1 });
      this.head.style.width = `${this.width}px`;
      this.root.append(this.head);
      this.box.removeAttribute("tabindex");
      this.box.replaceChildren(this.root);
      this.box.addEventListener("scroll", () => this.later(), { passive: true });
      new ResizeObserver(() => this.later()).observe(this.box);
      this.update();
    }

    element(tag, classes, attributes = {}) {
      const made = document.createElement(tag);
      made.className = classes;
      for (const key in attributes) made.setAttribute(key, attributes[key]);
      return made;
    }

    later() {
      if (this.waits) return;
      this.waits = requestAnimationFrame(() => { this.waits = 0; this.update(); });
    }

    /* The last place at or before so many pixels. */
    find(starts, last, pixels) {
      let [low, high] = [1, last];
      while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= pixels) low = middle; else high = middle - 1; }
      return low;
    }

    inSight() {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.box;
      const first = this.find(this.lefts, this.columns, scrollLeft), last = this.find(this.lefts, this.columns, scrollLeft + clientWidth - SIDE);
      return {
        top: Math.max(1, this.find(this.tops, this.rows, scrollTop) - SPARE_ROWS),
        bottom: Math.min(this.rows, this.find(this.tops, this.rows, scrollTop + clientHeight - HEAD) + SPARE_ROWS),
        left: Math.max(1, first - SPARE_COLUMNS - ((first - SPARE_COLUMNS - 1) % 3)),
        right: Math.min(this.columns, last + SPARE_COLUMNS + (3 - (last % 3))),
      };
    }

    update() {
      const seen = this.inSight();
      const sideways = !this.seen || this.seen.left !== seen.left || this.seen.right !== seen.right;
      this.seen = seen;
      const held = document.activeElement;
      const focused = this.root.contains(held) ? { ...this.active } : null;
      if (sideways) this.drawHead();
      for (const [r, row] of this.drawnRows) {
        if ((r < seen.top || r > seen.bottom) && r !== focused?.r) { row.remove(); this.drawnRows.delete(r); }
        else if (sideways) this.drawRow(r, focused);
      }
      const fresh = document.createDocumentFragment();
      for (let r = seen.top; r <= seen.bottom; r++) if (!this.drawnRows.has(r)) fresh.append(this.drawRow(r, focused));
      this.root.append(fresh);
      this.drawAreas();
      if (focused && document.activeElement !== held) this.drawn(focused.r, focused.c)?.focus({ preventScroll: true });
      this.askSoon();
    }

    drawHead() {
      const corner = this.element("div", "sheet__corner", { role: "columnheader", "aria-colindex": 1 });
      corner.append(this.element("span", "visually-hidden"));
      corner.firstChild.textContent = english() ? "Row" : "Baris";
      const heads = [corner];
      for (let c = this.seen.left; c <= this.seen.right; c++) {
        const head = this.element("div", `sheet__column${this.hiddenColumns.has(c) ? " is-hidden" : ""}`, { role: "columnheader", "aria-colindex": c + 1, tabindex: this.restsAt(0, c) ? 0 : -1 });
        head.dataset.column = head.textContent = letters(c);
        head.style.left = `${SIDE + this.lefts[c]}px`;
        head.style.width = `${this.lefts[c + 1] - this.lefts[c]}px`;
        heads.push(head);
      }
      this.head.replaceChildren(...heads);
    }

    restsAt(r, c) { return this.active.r === r && this.active.c === c; }

    drawRow(r, focused) {
      let row = this.drawnRows.get(r);
      if (!row) {
        row = this.element("div", "bigsheet__row", { role: "row", "aria-rowindex": r + 1 });
        row.style.top = `${HEAD + this.tops[r]}px`;
        row.style.height = `${this.tops[r + 1] - this.tops[r]}px`;
        row.style.width = `${this.width}px`;
        this.drawnRows.set(r, row);
      }
      const head = this.element("div", `sheet__row${this.hiddenRows.has(r) ? " is-hidden" : ""}`, { role: "rowheader", "aria-colindex": 1, tabindex: this.restsAt(r, 0) ? 0 : -1 });
      head.dataset.row = head.textContent = r;
      const cells = [head];
      const wanted = [];
      for (let c = this.seen.left; c <= this.seen.right; c++) wanted.push(c);
      if (focused?.r === r && focused.c && (focused.c < this.seen.left || focused.c > this.seen.right)) wanted.push(focused.c);
      for (const c of wanted) {
        const area = this.covers.get(r * 20000 + c);
        if (area && (area.top !== area.bottom || (c !== area.left && c !== this.seen.left))) continue;
        cells.push(this.cell(r, c, area));
      }
      row.replaceChildren(...cells);
      return row;
    }

    /* Areas over several rows lie above the rows, each in a row of its own. */
    drawAreas() {
      const { top, bottom, left, right } = this.seen;
      const wanted = new Set();
      for (let r = top; r <= bottom; r++) for (let c = left; c <= right; c++) {
        const area = this.covers.get(r * 20000 + c);
        if (area && area.top !== area.bottom) wanted.add(area);
      }
      for (const [area, row] of this.drawnAreas) if (!wanted.has(area)) { row.remove(); this.drawnAreas.delete(area); }
      for (const area of wanted) {
        if (this.drawnAreas.has(area)) continue;
        const row = this.element("div", "bigsheet__area", { role: "row", "aria-rowindex": area.top + 1 });
        row.style.top = `${HEAD + this.tops[area.top]}px`;
        row.append(this.cell(area.top, area.left, area));
        this.root.append(row);
        this.drawnAreas.set(area, row);
      }
    }

    cell(r, c, area) {
      const [top, left] = area ? [area.top, area.left] : [r, c];
      const [text, kind] = area ? [area.text, area.kind] : this.content(r, c);
      const address = name(top, left);
      const width = this.lefts[(area ? area.right : c) + 1] - this.lefts[left], height = this.tops[(area ? area.bottom : r) + 1] - this.tops[top];
      const mark = this.marks.get(address);
      const cell = this.element("div", `gcell${CLASSES[kind] ? ` cell--${CLASSES[kind]}` : ""}${mark ? ` ${mark}` : ""}${this.pointed.has(address) ? " is-pointed" : ""}${window.pondasiSheet.selected === address ? " is-selected" : ""}`, { role: "gridcell", "aria-colindex": left + 1, tabindex: this.restsAt(top, left) ? 0 : -1 });
      if (area && area.bottom > area.top) cell.setAttribute("aria-rowspan", area.bottom - area.top + 1);
      if (area && area.right > area.left) cell.setAttribute("aria-colspan", area.right - area.left + 1);
      cell.dataset.cell = address;
      cell.span = area || { top: r, left: c, bottom: r, right: c };
      cell.textContent = kind === "V" || kind === "T" ? written(text) : text;
      cell.style.left = `${SIDE + this.lefts[left]}px`;
      cell.style.width = `${width}px`;
      cell.style.height = `${height}px`;
      if (height <= LINE + PAD && !text.includes("\n")) cell.classList.add("gcell--line");
      return cell;
    }

    content(r, c) {
      const tile = this.tiles.get(`${Math.floor((r - 1) / TILE_ROWS)}.${Math.floor((c - 1) / TILE_COLUMNS)}`);
      if (!tile) return ["", "."];
      return [tile.t[r - tile.r]?.[c - tile.c] || "", tile.k[r - tile.r]?.[c - tile.c] || "."];
    }

    /* Pieces are asked for when scrolling rests for a moment; what is no longer wanted is not asked for. */
    askSoon() {
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.askInSight(), 40);
    }
    async askInSight() {
      const { top, bottom, left, right } = this.seen;
      const wanted = [];
      for (let r = Math.floor((top - 1) / TILE_ROWS); r <= Math.floor((bottom - 1) / TILE_ROWS); r++)
        for (let c = Math.floor((left - 1) / TILE_COLUMNS); c <= Math.floor((right - 1) / TILE_COLUMNS); c++)
          if (!this.tiles.has(`${r}.${c}`) && !this.asked.has(`${r}.${c}`)) wanted.push(`${r}.${c}`);
      if (!wanted.length) return;
      await this.ask(wanted, false);
      for (const r of this.drawnRows.keys()) this.drawRow(r, this.root.contains(document.activeElement) ? this.active : null);
      this.drawAreas();
    }
    async ask(names, layout) {
      names.forEach((one) => this.asked.add(one));
      let answer;
      try {
        const response = await fetch(`${this.box.dataset.sheet}?petak=${names.join(",")}${layout ? "&tata=1" : ""}`);
        if (!response.ok) throw new Error(response.status);
        answer = await response.json();
      } catch (error) {
        names.forEach((one) => this.asked.delete(one));
        if (layout) throw error;
        return;
      }
      if (layout) this.layout = answer.layout;
      for (const one of names) this.tiles.set(one, null);
      for (const tile of answer.tiles) {
        this.tiles.set(`${(tile.r - 1) / TILE_ROWS}.${(tile.c - 1) / TILE_COLUMNS}`, tile);
        for (const area of tile.m) this.cover(tile, area);
      }
      for (const address in answer.marks) this.marks.set(address, answer.marks[address]);
    }
    cover(tile, [top, left, bottom, right, text, kind]) {
      const known = this.covers.get(Math.max(top, tile.r) * 20000 + Math.max(left, tile.c));
      const key = `${top},${left}`;
      this.areas ??= new Map();
      const area = known || this.areas.get(key) || { top, left, bottom, right, text, kind };
      this.areas.set(key, area);
      for (let r = Math.max(top, tile.r); r <= Math.min(bottom, tile.r + TILE_ROWS - 1); r++)
        for (let c = Math.max(left, tile.c); c <= Math.min(right, tile.c + TILE_COLUMNS - 1); c++) this.covers.set(r * 20000 + c, area);
    }

    drawn(r, c) {
      if (!r) return this.head.querySelector(`[data-column="${letters(c)}"]`);
      if (!c) return this.drawnRows.get(r)?.firstChild || null;
      const area = this.covers.get(r * 20000 + c);
      return this.root.querySelector(`[data-cell="${area ? name(area.top, area.left) : name(r, c)}"]`);
    }
    async reveal(r, c) {
      await this.ready;
      const { box } = this;
      if (r > this.rows || c > this.columns) return null;
      const [top, bottom, left, right] = [this.tops[r], this.tops[r + 1], this.lefts[c], this.lefts[c + 1]];
      const [high, wide] = [box.clientHeight - HEAD, box.clientWidth - SIDE];
      if (r && top < box.scrollTop) box.scrollTop = top < box.scrollTop - high ? top - high / 2 : top;
      else if (r && bottom > box.scrollTop + high) box.scrollTop = bottom > box.scrollTop + 2 * high ? top - high / 2 : bottom - high;
      if (c && left < box.scrollLeft) box.scrollLeft = left < box.scrollLeft - wide ? left - wide / 2 : left;
      else if (c && right > box.scrollLeft + wide) box.scrollLeft = right > box.scrollLeft + 2 * wide ? left - wide / 2 : right - wide;
      this.update();
      const tile = `${Math.floor((Math.max(r, 1) - 1) / TILE_ROWS)}.${Math.floor((Math.max(c, 1) - 1) / TILE_COLUMNS)}`;
      if (!this.tiles.has(tile)) { await this.askInSight(); }
      return this.drawn(r, c);
    }
    activate(cell) {
      this.drawn(this.active.r, this.active.c)?.setAttribute("tabindex", -1);
      this.active = placeOf(cell);
      cell.tabIndex = 0;
    }
    point(addresses) {
      this.pointed = new Set(addresses);
      for (const cell of this.root?.querySelectorAll(".gcell") || []) cell.classList.toggle("is-pointed", this.pointed.has(cell.dataset.cell));
    }
  }

  window.pondasiSheet.Grid = Grid;
})();
