// "/" goes to the search box, arrows go from hit to hit. The pages work without.
"use strict";
document.addEventListener("keydown", (event) => {
  // The list of completions has its own arrows; with Alt or Ctrl they are the browser's.
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const box = document.getElementById("q");
  const isTyping = event.target.matches("input, textarea, select");
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  // Shift selects; it only stands above for keyboards that write "/" with it.
  if (event.shiftKey) return;
  if (isTyping && event.target !== box) return;
  const hits = [...document.querySelectorAll(".hits h3 a")];
  if (!hits.length) return;
  const at = hits.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (hits[at] ?? box).focus();
});
