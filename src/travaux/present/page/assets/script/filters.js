// Search and filters: lines that do not match are hidden, on screen and in print, with all that they leave empty.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("filters"), told = document.getElementById("filtered");
  const field = (name) => document.getElementById(`f-${name}`);
  const lines = [...document.querySelectorAll(".f")];
  const opened = new Set();
  const texts = new Map();

  const numbersOf = (line) => [...line.querySelectorAll(".c")].map((c) => c.getAttribute("href").slice(1));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  function textOf(line) {
    if (!texts.has(line)) {
      const row = line.closest("tr");
      const issue = row && row.querySelector(".issue");
      const cited = numbersOf(line).map((id) => document.getElementById(id)?.querySelector("blockquote").textContent || "");
      texts.set(line, plain([line.textContent, issue ? issue.textContent : "", ...cited].join(" ")));
    }
    return texts.get(line);
  }

  function wanted() {
    return {
      words: plain(field("words").value).split(/\s+/).filter(Boolean),
      p: field("p").value, i: field("i").value, d: field("d").value,
      t: field("t").value, u: field("u").value, n: field("n").checked,
    };
  }
  const has = (held, one) => !one || (held || "").split(" ").includes(one);
  function matches(line, want) {
    const { p, i, d, t, u, n } = line.dataset;
    if (want.n && Number(n || 1) < 2) return false;
    if ((want.t || want.u) && !t) return false;
    if (want.t && (u || t) < want.t) return false;
    if (want.u && t > want.u) return false;
    if (!has(p, want.p) || !has(i, want.i) || !has(d, want.d)) return false;
    return want.words.every((word) => textOf(line).includes(word));
  }

  const visible = (box) => box.querySelector(".f:not(.out)") !== null;
  function hideEmpty(active) {
    for (const box of document.querySelectorAll(".matrix tbody tr, .step, .on, .part, .rest, .on-issue, .series, details.cell, .matrix-box"))
      box.classList.toggle("out", active && box.querySelector(".f") !== null && !visible(box));
    for (const section of document.querySelectorAll("section"))
      section.classList.toggle("nothing", active && section.querySelector(".f") !== null && !visible(section));
    for (const cell of document.querySelectorAll(".matrix td"))
      cell.classList.toggle("void", active && cell.querySelector(".f") !== null && !visible(cell));
    for (const box of opened) box.open = false;
    opened.clear();
    if (!active) return;
    for (const box of document.querySelectorAll("details.rest, details.cell, .matrix details.cell"))
      if (!box.open && visible(box) && (box.matches(".rest") || !box.closest("td").querySelector(".lead:not(.out)"))) {
        box.open = true;
        opened.add(box);
      }
  }
  function hideSources(active) {
    const shown = new Set(lines.filter((line) => !line.classList.contains("out")).flatMap(numbersOf));
    const reports = new Set();
    for (const entry of document.querySelectorAll(".citations > li")) {
      entry.classList.toggle("out", active && !shown.has(entry.id));
      if (!entry.classList.contains("out")) reports.add(entry.dataset.r);
    }
    for (const report of document.querySelectorAll(".report")) report.classList.toggle("out", active && !reports.has(report.id));
    for (const mark of document.querySelectorAll(".timeline a")) {
      const line = document.getElementById(mark.getAttribute("href").slice(1));
      mark.classList.toggle("out", Boolean(line && line.classList.contains("out")));
    }
  }
  function say(active, want) {
    const name = (id) => field(id).selectedOptions[0].textContent;
    const asked = [
      want.words.length ? `“${field("words").value.trim()}”` : "", want.p && name("p"), want.i && name("i"),
      want.d && `draft ${name("d")}`, want.t && `from ${want.t}`, want.u && `to ${want.u}`, want.n && "two independent sources",
    ].filter(Boolean);
    const items = new Set(lines.filter((line) => line.id).map((line) => line.id));
    const kept = new Set(lines.filter((line) => line.id && !line.classList.contains("out")).map((line) => line.id));
    told.hidden = !active;
    told.textContent = active ? `Filtered: ${asked.join(", ")}. ${kept.size} of ${items.size} lines shown.` : "";
  }
  function apply() {
    const want = wanted();
    const active = Boolean(want.words.length || want.p || want.i || want.d || want.t || want.u || want.n);
    for (const line of lines) line.classList.toggle("out", active && !matches(line, want));
    hideEmpty(active);
    hideSources(active);
    say(active, want);
  }

  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  const button = document.getElementById("filter-open");
  button.addEventListener("click", () => {
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) { window.scrollTo({ top: form.offsetTop - 60 }); field("words").focus({ preventScroll: true }); }
  });
});
