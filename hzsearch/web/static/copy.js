// Buttons that copy the address of the page, or the text that they name. Only a page that came
// from this machine or by TLS may write to the clipboard; elsewhere the buttons do not show.
"use strict";
if (navigator.clipboard) {
  document.documentElement.classList.add("can-copy");
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.text ?? location.href);
    const said = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 1500);
  });
}
