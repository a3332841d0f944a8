// Results while somebody types: the same page is asked for, and its parts take the place of
// those that are there. The first of them is a step that "back" undoes; the others are none.
"use strict";
(() => {
  const box = document.getElementById("q");
  const parts = ["main", "facets"];
  const told = Object.assign(document.createElement("p"), { className: "unseen" });
  told.setAttribute("role", "status");
  document.body.append(told);
  let waiting, asking, isTyping = false;

  // What is there is what the box asks for.
  const settle = () => {
    document.getElementById("main").classList.remove("stale");
    told.textContent = document.querySelector(".told p")?.textContent ?? "";
  };

  // Days that were written beside the results and are not applied yet stay in the new page;
  // returned is the box of it that takes the focus, if one had it.
  const keep = (page) => {
    let focus;
    for (const old of document.querySelectorAll(".days input:not([type=hidden])")) {
      const next = page.querySelector(`.days input[name=${old.name}]`);
      if (old.value !== old.defaultValue) next.value = old.value;
      if (old === document.activeElement) focus = next;
    }
    return focus;
  };

  const show = async (url, isTyped) => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(url, { signal: asking.signal, headers: { accept: "text/html" } });
      // What is typed may not make sense yet; what is there stays.
      if (!answer.ok) return false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Half of a word finds nothing: what is there stays, and shows that it is of before.
      if (isTyped && !page.querySelector(".hits li")) {
        told.textContent = page.querySelector(".told p")?.textContent ?? "";
        document.getElementById("main").classList.add("stale");
        return false;
      }
      const focus = keep(page);
      for (const id of parts) document.getElementById(id).replaceWith(page.getElementById(id));
      focus?.focus();
      document.title = page.title;
      settle();
      return page;
    } catch {
      // Given up for what was typed next, or the server is away: Enter will tell.
      return false;
    }
  };

  const isShown = (asked) => String(new URLSearchParams(asked)) === String(new URLSearchParams(location.search));

  const search = async () => {
    const asked = new FormData(box.form);
    const url = `/?${new URLSearchParams(asked)}`;
    if (isShown(asked)) {
      // Typed and taken back: what is asked for meanwhile is not wanted any more.
      asking?.abort();
      settle();
      return;
    }
    if (!(await show(url, true))) return;
    history[isTyping ? "replaceState" : "pushState"](null, "", url);
    isTyping = true;
  };

  const later = () => { clearTimeout(waiting); waiting = setTimeout(search, 250); };
  const stop = () => { clearTimeout(waiting); asking?.abort(); isTyping = false; };
  box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
  box.addEventListener("compositionend", later);
  box.addEventListener("blur", () => { isTyping = false; });
  box.form.addEventListener("submit", stop);
  addEventListener("popstate", async () => {
    stop();
    box.value = new URLSearchParams(location.search).get("q") ?? "";
    await show(location.href, false);
  });
})();
