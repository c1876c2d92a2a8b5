/* A form marked data-once is sent once: the second click of a double click finds its button resting. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-once]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
});
/* Errors that come back to htmx are shown at the foot of the window (#pesan) until the next try. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.closest?.("[hx-trigger]")) document.getElementById("pesan")?.replaceChildren();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([403, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
