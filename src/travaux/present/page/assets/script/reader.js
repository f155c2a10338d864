"use strict";
// A citation opens beside its line: the sentence in its paragraph, who says it, and what else was taken from it.
document.documentElement.classList.add("js");
const reading = (() => {
  let box, from = null;

  const element = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  };
  const withoutIds = (node) => {
    node.removeAttribute("id");
    for (const part of node.querySelectorAll("[id]")) part.removeAttribute("id");
    return node;
  };

  function context(number) {
    const start = document.getElementById(`t${number}`);
    const paragraph = start && start.closest("p");
    if (!paragraph) return null;
    const copy = withoutIds(paragraph.cloneNode(true));
    for (const numeral of copy.querySelectorAll(".n")) numeral.remove();
    for (const mark of copy.querySelectorAll("mark"))
      mark.classList.toggle("here", (mark.dataset.c || "").split(" ").includes(String(number)));
    const quote = element("blockquote", "context", ...copy.childNodes);
    quote.dir = "auto";
    return quote;
  }

  function others(number, link) {
    const group = link && link.closest("main") && link.closest(".cites");
    const numbers = group ? [...group.querySelectorAll(".c")].map((c) => c.hash.slice(2)) : [];
    if (numbers.length < 2) return null;
    const told = element("p", "others", "Also on this line: ");
    for (const other of numbers.filter((n) => n !== String(number))) {
      const copy = element("a", "c", other);
      copy.href = `#c${other}`;
      told.append(copy, " ");
    }
    return told;
  }

  function show(number, link) {
    const entry = document.getElementById(`c${number}`);
    if (!entry || !box) return false;
    const inside = withoutIds(entry.cloneNode(true));
    const quote = context(number);
    if (quote) inside.querySelector("blockquote").replaceWith(quote);
    const close = element("button", "close", "✕");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", hide);
    const title = element("p", "title", element("span", "c", String(number)), element("strong", "", "The sentence"), close);
    box.replaceChildren(title, ...[others(number, link)].filter(Boolean), ...inside.childNodes);
    box.classList.remove("empty");
    box.hidden = false;
    box.scrollTop = 0;
    mark(link && link.closest("main") ? link : from);
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    keepInSight(from);
    history.replaceState(null, "", `#c${number}`);
    return true;
  }

  function mark(link) {
    if (from) from.classList.remove("here");
    from = link;
    if (from) from.classList.add("here");
  }

  // On a small screen the sentence stands at the foot: the line it belongs to must not lie under it.
  function keepInSight(link) {
    if (!link) return;
    const line = link.getBoundingClientRect(), sheet = box.getBoundingClientRect();
    if (sheet.left < line.right && line.bottom > sheet.top - 24) window.scrollBy(0, line.bottom - sheet.top + 60);
  }

  function hide() {
    const back = from;
    mark(null);
    rest();
    if (back) back.focus({ preventScroll: true });
  }

  function rest() {
    box.classList.add("empty");
    box.replaceChildren(element("p", "hint", "Choose a number: the sentence that shows the line appears here, in its paragraph."));
  }

  function open(target) {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  }

  function clicked(event) {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = (link.hash || link.getAttribute("href")).slice(1);
    const cited = /^c(\d+)$/.exec(id);
    if (cited) {
      if (show(Number(cited[1]), link)) event.preventDefault();
      return;
    }
    reveal(id);
  }

  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    open(target);
    const number = /^t(\d+)$/.exec(id);
    for (const old of document.querySelectorAll("#reports mark.here")) old.classList.remove("here");
    if (number)
      for (const part of document.querySelectorAll("#reports mark[data-c]"))
        part.classList.toggle("here", part.dataset.c.split(" ").includes(number[1]));
  }

  function arrived() {
    const id = decodeURIComponent(location.hash.slice(1));
    const cited = /^c(\d+)$/.exec(id);
    if (cited) show(Number(cited[1]), document.querySelector(`main a.c[href="#${id}"]`));
    else reveal(id);
  }

  document.addEventListener("DOMContentLoaded", () => {
    box = document.getElementById("reader");
    box.hidden = false;
    rest();
    for (const link of document.querySelectorAll(".c, .n")) link.setAttribute("aria-label", `source ${link.textContent}`);
    document.addEventListener("click", clicked);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !box.classList.contains("empty")) hide();
    });
    window.addEventListener("hashchange", arrived);
    if (location.hash) arrived();
  });
  return { open };
})();
