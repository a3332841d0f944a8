// Completes what is typed into the search box (WAI-ARIA's combobox with a list). Down and up go
// through the list, Enter takes what is chosen, Escape closes it. The box works without.
"use strict";
(() => {
  const box = document.getElementById("q");
  if (!box) return;
  const list = Object.assign(document.createElement("ul"), { id: "completions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.completions);
  box.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) box.setAttribute(name, value);
  const kinds = JSON.parse(box.dataset.kinds);
  let options = [], at = -1, waiting, asking;

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    options = [];
    choose(-1);
    box.setAttribute("aria-expanded", "false");
  };

  const choose = (to) => {
    at = to;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  };

  const take = (option) => {
    box.value = option.query;
    close();
    box.form.requestSubmit();
  };

  const show = (found) => {
    options = found;
    list.replaceChildren(...options.map((option, i) => {
      const item = Object.assign(document.createElement("li"), { id: `completion-${i}` });
      item.setAttribute("role", "option");
      const text = Object.assign(document.createElement("span"), { textContent: option.text });
      const more = kinds[option.kind].replace("{total}", option.articles);
      item.append(text, " ", Object.assign(document.createElement("span"), { className: "count", textContent: more }));
      // Before the box loses the focus, which closes the list.
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
      return item;
    }));
    choose(-1);
    list.hidden = !options.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const text = box.value;
    try {
      const answer = await fetch(`/api/v1/suggest?${new URLSearchParams({ q: text })}`, { signal: asking.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      if (box.value === text && document.activeElement === box) show(suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  box.addEventListener("input", (event) => {
    clearTimeout(waiting);
    // While an input method composes, the letters are not yet what is meant.
    if (event.isComposing) return;
    if (box.value.trim()) waiting = setTimeout(ask, 120);
    else close();
  });
  box.addEventListener("compositionend", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const size = options.length + 1;
      choose(((at + 1 + (event.key === "ArrowDown" ? 1 : -1) + size) % size) - 1);
    } else if (event.key === "Enter" && at >= 0) take(options[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
})();
