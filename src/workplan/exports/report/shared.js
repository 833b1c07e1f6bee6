// What every page has: its texts, look, bar. The page works without script: everything is shown and links lead about.
const $ = (id) => document.getElementById(id);
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const said = JSON.parse($("said").textContent);
const say = (key, values) =>
  Object.keys(values || {}).reduce((text, name) => text.replace("{" + name + "}", () => values[name]), said[key]);
const root = document.documentElement;

const dark = window.matchMedia("(prefers-color-scheme: dark)");
$("theme").addEventListener("click", () => {
  const now = root.dataset.theme || (dark.matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
});
$("print").addEventListener("click", () => window.print());

const measure = () => {
  const stays = getComputedStyle($("bar")).position === "sticky";
  root.style.setProperty("--bar", (stays ? $("bar").offsetHeight : 0) + "px");
};
if ($("bar") && window.ResizeObserver) new ResizeObserver(measure).observe($("bar"));
for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());
root.classList.add("js");
