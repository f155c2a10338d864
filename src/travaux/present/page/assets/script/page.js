// The tools of the page, and print, for which all that is folded opens but the reports.
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement, theme = document.getElementById("theme");
  document.querySelector(".tools").hidden = false;
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; });

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open]):not(.report):not(.beside)")];
    for (const box of folded) box.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const box of folded) box.open = false;
    folded = [];
  });
});
