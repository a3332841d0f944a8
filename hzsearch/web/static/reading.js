// A button beside each citation that copies it. The pages work without.
"use strict";
async function copied(block) {
  // Only pages of this machine or over TLS have a clipboard of their own.
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(block.textContent);
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(block);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  if (!document.execCommand("copy")) throw new Error("not copied");
}
for (const block of document.querySelectorAll("pre.cited")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copies";
  button.textContent = block.dataset.copy;
  button.addEventListener("click", async () => {
    await copied(block);
    button.textContent = block.dataset.copied;
    setTimeout(() => { button.textContent = block.dataset.copy; }, 2000);
  });
  block.after(button);
}
