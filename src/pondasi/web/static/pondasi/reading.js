/* The reading page: point at a row, a column or a name and say what it is; findings and their cells light up together. */
(() => {
  "use strict";
  const workbench = () => document.querySelector("[data-reading]");
  const send = (values) => {
    closeMenu();
    if (workbench().dataset.semua) values = { ...values, semua: "1" };
    htmx.ajax("POST", workbench().dataset.correctUrl, { target: "#bacaan", swap: "innerHTML", values });
  };

  let menu = null;
  const closeMenu = () => {
    if (!menu) return;
    menu.remove();
    document.querySelectorAll(".is-selected").forEach((node) => node.classList.remove("is-selected"));
    menu = null;
  };
  const openMenu = (anchor, entries) => {
    closeMenu();
    menu = document.createElement("div");
    menu.className = "menu__panel menu__panel--point";
    menu.setAttribute("role", "menu");
    for (const [text, values] of entries) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "menu__item";
      button.setAttribute("role", "menuitem");
      button.textContent = text;
      button.addEventListener("click", () => send(values));
      menu.append(button);
    }
    const box = anchor.getBoundingClientRect();
    document.body.append(menu);
    menu.style.top = `${box.bottom + window.scrollY + 4}px`;
    menu.style.left = `${Math.max(8, Math.min(box.left + window.scrollX, window.innerWidth - menu.offsetWidth - 8))}px`;
    anchor.closest("th, td")?.classList.add("is-selected");
    menu.querySelector("button")?.focus();
  };

  const words = () => JSON.parse(document.getElementById("kata-koreksi").textContent);
  const codes = () => JSON.parse(document.getElementById("kode-label").textContent);
  const choices = {
    row: (node) => [
      [words().header_row, { change: "header_row", row: node.dataset.row }],
      [words().skip_row, { change: "skip_row", row: node.dataset.row }],
    ],
    column: (node) => [[words().skip_column, { change: "skip_column", column: node.dataset.column }]],
    label: (node) => [
      ...codes().map((code) => [`${words().label} ${code.name}`, { change: "label", label: node.dataset.label, code: code.code }]),
      [words().no_data, { change: "label", label: node.dataset.label, code: "" }],
    ],
  };

  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick]");
    if (pick) return openMenu(pick, choices[pick.dataset.pick](pick));
    const change = event.target.closest("button[data-change]");
    if (change) return send({ ...change.dataset });
    if (menu && !menu.contains(event.target)) closeMenu();
  });
  document.addEventListener("change", (event) => {
    const select = event.target.closest("select[data-change]");
    if (select && select.value) send({ change: select.dataset.change, label: select.dataset.label, code: select.value });
    const upload = event.target.closest("form[data-upload]");
    if (upload && event.target.type === "file" && event.target.files.length) upload.requestSubmit();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenu(); });

  /* Hovering or focusing a finding shows its cells. */
  const show = (event) => {
    const finding = event.target.closest?.(".finding[data-cells]");
    document.querySelectorAll("td.is-pointed").forEach((cell) => cell.classList.remove("is-pointed"));
    if (!finding) return;
    const cells = finding.dataset.cells.split(" ").filter(Boolean).map((address) => document.querySelector(`td[data-cell="${address}"]`)).filter(Boolean);
    cells.forEach((cell) => cell.classList.add("is-pointed"));
    if (cells.length) bringIntoSight(cells[0]);
    else if (finding.dataset.cells.trim()) unfold();
  };
  /* The cells are in rows that the page did not bring along at first. */
  const unfold = () => {
    const link = document.querySelector("[data-whole]");
    link?.removeAttribute("data-whole");
    link?.click();
  };
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
  /* Scrolls the sheet inside its own box, never the page. */
  const bringIntoSight = (cell) => {
    const scroller = cell.closest(".sheet-scroll");
    const [box, seen] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (box.top < seen.top + 30 || box.bottom > seen.bottom) scroller.scrollTop += box.top - seen.top - seen.height / 2;
    if (box.left < seen.left + 40 || box.right > seen.right) scroller.scrollLeft += box.left - seen.left - seen.width / 2;
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
})();
