/* Cells copied in a spreadsheet and pasted here become a file, and go the way of every file. */
(() => {
  "use strict";
  const form = () => document.querySelector("form[data-upload]");
  const two = (n) => String(n).padStart(2, "0");
  const nameNow = (ending) => {
    const now = new Date();
    return `tempelan ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${ending}`;
  };
  /* The page hands on what the other program gave, but always as UTF-8. */
  const fileOf = (html, text) => {
    if (/<table[\s>]/i.test(html)) return new File([html.replace(/charset=(["']?)[\w-]+/i, "charset=$1utf-8")], nameNow("html"), { type: "text/html" });
    return text.trim() ? new File([text], nameNow("tsv"), { type: "text/tab-separated-values" }) : null;
  };
  const take = (file) => {
    const input = form().querySelector('input[type="file"]');
    const carried = new DataTransfer();
    carried.items.add(file);
    input.files = carried.files;
    form().querySelector("textarea[name=pasted]").value = "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("paste", (event) => {
    if (!form() || !event.clipboardData) return;
    const field = event.target.closest?.("textarea, input");
    const ours = field?.matches("textarea[name=pasted]");
    if (field && !ours) return;
    const [html, text] = [event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain")];
    const whole = event.clipboardData.files[0];
    const cells = /<table[\s>]/i.test(html) || text.includes("\t");
    const file = cells ? fileOf(html, text) : whole;
    if (!file) return;
    event.preventDefault();
    take(file);
  });
  document.addEventListener("submit", (event) => {
    const field = event.target.matches?.("form[data-upload]") && event.target.querySelector("textarea[name=pasted]");
    if (!field || !field.value.trim() || event.target.querySelector('input[type="file"]').files.length) return;
    event.preventDefault();
    take(fileOf("", field.value));
  });
})();
