// What the pages of a report have besides: tabs, and what the table of tasks and the search ask.
const numbers = (value) => (value ? value.split(" ").map(Number) : []);
const squeeze = (text) => text.replace(/\s+/g, "").toLowerCase();
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function reveal(element, block) {
  for (let up = element.closest("details"); up; up = up.parentNode.closest("details")) up.open = true;
  element.scrollIntoView({ block: block || "center", behavior: calm ? "auto" : "smooth" });
}

// views: the links above them become tabs
const tabs = all("#tabs a");
const views = tabs.map((tab) => $(tab.hash.slice(1)));
const whenOpened = [];

function open(view) {
  views.forEach((one, i) => {
    one.hidden = one !== view;
    tabs[i].setAttribute("aria-selected", String(one === view));
    tabs[i].tabIndex = one === view ? 0 : -1;
  });
  root.dataset.view = view.id;
  for (const told of whenOpened) told();
}

$("tabs").firstElementChild.setAttribute("role", "tablist");
tabs.forEach((tab, i) => {
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", views[i].id);
  views[i].setAttribute("role", "tabpanel");
  views[i].setAttribute("aria-labelledby", tab.id);
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    open(views[i]);
    window.scrollTo(0, Math.min(window.scrollY, document.querySelector(".columns").offsetTop - $("bar").offsetHeight));
  });
  tab.addEventListener("keydown", (event) => {
    const last = tabs.length - 1;
    const to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i ? i - 1 : last, Home: 0, End: last }[event.key];
    if (event.key === " ") open(views[i]);
    else if (to === undefined) return;
    else {
      open(views[to]);
      tabs[to].focus();
    }
    event.preventDefault();
  });
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  views.find((view) => !view.hidden).focus();
});

// on a narrow screen what stands above the text is folded
const narrow = window.matchMedia("(max-width: 760px)").matches;
$("more").addEventListener("click", () => {
  const opened = $("bar").classList.toggle("open");
  $("more").setAttribute("aria-expanded", String(opened));
});
if (narrow) for (const fold of all("details.fold")) fold.open = false;
