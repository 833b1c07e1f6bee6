// The page of one document: marks and their side panel, filters, search.
const pieces = all("a.mark");
const home = new Map();
const on = new Map();
for (const piece of pieces) {
  for (const n of numbers(piece.dataset.home)) home.set(n, piece);
  for (const n of numbers(piece.dataset.m)) on.set(n, (on.get(n) || []).concat(piece));
}
const rows = new Map(all("tr[id^=r]").map((row) => [Number(row.id.slice(1)), row]));
const order = Array.from(home.keys()).sort((a, b) => a - b);
const parents = new Map(all("#contents li").map((li) => [Number(li.dataset.s), Number(li.dataset.up)]));
const shown = new Set(rows.keys());
const whats = all(".what");
const sectionOf = new Map(whats.map((one) => [Number(one.dataset.t), Number(one.closest(".block").dataset.s)]));
const loose = (n) => rows.get(n).dataset.t === "0";
const blocks = all(".block").map((block) => {
  const marks = all("a.mark", block).flatMap((piece) => numbers(piece.dataset.m));
  return [block, { tasks: all(".what", block).map((one) => Number(one.dataset.t)), loose: marks.filter(loose) }];
});
let selected = 0;

// the side panel shows rows of the tables
function select(n, list) {
  selected = n;
  const cards = $("cards");
  cards.textContent = "";
  for (const one of list || [n]) cards.append(card(one));
  for (const piece of pieces) piece.removeAttribute("aria-current");
  for (const piece of on.get(n) || []) piece.setAttribute("aria-current", "true");
  for (const row of rows.values()) row.classList.toggle("selected", row.id === "r" + n);
  for (const dot of all("#timeline [data-n]")) dot.classList.toggle("selected", dot.dataset.n === String(n));
  $("at").textContent = say("panel.at", { at: n, all: rows.size });
  root.classList.add("chosen");
  uncover(home.get(n));
  try {
    history.replaceState(null, "", "#m" + n);
  } catch (refused) {
    // some browsers keep pages from disk from doing this; only the address stays as it was
  }
}

// on a narrow screen the panel lies over the lower part of the page
const overText = () => getComputedStyle($("panel")).position === "fixed";

function uncover(piece) {
  if (!piece || root.dataset.view !== "text" || !overText()) return;
  const hidden = piece.getBoundingClientRect().bottom + 12 - $("panel").getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy(0, hidden);
}

function card(n) {
  const row = rows.get(n);
  const table = row.closest("table");
  const card = make("article", "card k-" + row.dataset.kind);
  card.dataset.n = n;
  const heading = make("h3");
  const written = row.querySelector("[data-field=text], [data-field=title]");
  heading.append(make("span", "badge k-" + row.dataset.kind, said["one." + row.dataset.kind]), " ", make("span", "written", written.textContent));
  const fields = make("dl");
  all("thead th", table).forEach((head, i) => {
    const cell = row.cells[i];
    if (!cell.dataset.field || !cell.textContent) return;
    const value = make("dd");
    value.dataset.field = cell.dataset.field;
    for (const node of cell.childNodes) value.append(node.cloneNode(true));
    const pair = make("div");
    pair.append(make("dt", "", head.textContent), value);
    fields.append(pair);
  });
  const places = make("p", "places");
  for (const [key, href] of [["to-text", "#m" + n], ["to-row", "#r" + n]]) {
    const link = make("a", "", said[key]);
    link.href = href;
    if (key === "to-row" || home.has(n)) places.append(link);
  }
  card.append(heading, fields, places);
  return card;
}

function unselect() {
  const piece = home.get(selected);
  selected = 0;
  root.classList.remove("chosen");
  $("cards").textContent = "";
  $("cards").append(make("p", "note", said["panel.hint"]));
  $("at").textContent = "";
  for (const one of pieces) one.removeAttribute("aria-current");
  if (piece && root.dataset.view === "text") piece.focus({ preventScroll: true });
}

function toText(n) {
  ensure(n);
  open($("text"));
  select(n);
  const piece = home.get(n);
  if (!piece) return;
  piece.focus({ preventScroll: true });
  reveal(piece);
}

function toRow(n) {
  ensure(n);
  if (rows.get(n).hidden) clearQuery();
  open($("tables"));
  select(n);
  rows.get(n).querySelector("a").focus({ preventScroll: true });
  reveal(rows.get(n));
}

// to a section, the place of a task or a doubt
function toPlace(id) {
  const place = $(id);
  if (!place) return;
  if (place.closest("[hidden]:not(.view)")) reset();
  open($("text"));
  for (const one of whats) one.classList.toggle("now", "w" + one.dataset.t === id);
  if (id[0] === "w") place.tabIndex = -1;
  reveal(place, id[0] === "d" ? "center" : "start");
  place.focus({ preventScroll: true });
}

function toTask(n) {
  const row = tasks.row(n);
  if (row.hidden) {
    $("query").value = "";
    reset();
  }
  open($("tasks"));
  for (const one of all("#tasks tr.selected")) one.classList.remove("selected");
  row.classList.add("selected");
  reveal(row);
  const link = row.querySelector("a");
  if (link) link.focus({ preventScroll: true });
}

const go = { m: toText, r: toRow, t: toTask, s: (n) => toPlace("s" + n), w: (n) => toPlace("w" + n), d: (n) => toPlace("d" + n) };
const ADDRESS = /^#([mrstwd])(\d+)$/;

function step(by) {
  const reachable = order.filter((n) => shown.has(n));
  if (!reachable.length) return;
  const at = reachable.findIndex((n) => n >= selected);
  const exact = reachable[at] === selected;
  const to = by > 0 ? (at < 0 ? 0 : exact ? at + 1 : at) : (at < 0 ? reachable.length : at) - 1;
  const n = reachable[(to + reachable.length) % reachable.length];
  if (root.dataset.view === "tables") toRow(n);
  else toText(n);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#'], circle, tr[id^=r]");
  if (!link || link.closest("#tabs")) return;
  if (link.matches("tr")) return void (window.getSelection().isCollapsed && select(Number(link.id.slice(1))));
  const href = link.getAttribute("href") || (link.matches("circle") ? "#m" + link.dataset.n : "");
  if (href === "#doubts") $("doubts").open = true;
  const target = ADDRESS.exec(href);
  if (!target) return;
  event.preventDefault();
  const n = Number(target[2]);
  if (link.matches("a.mark")) {
    const list = numbers(link.dataset.m).filter((one) => shown.has(one));
    link.focus({ preventScroll: true });
    select(list[0], list);
    return;
  }
  if (link.dataset.u && $("unit").value !== link.dataset.u) {
    reset();
    $("unit").value = link.dataset.u;
    filter();
  }
  go[target[1]](n);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && selected && !event.target.matches("input, select")) {
    const piece = home.get(selected);
    if ($("panel").contains(event.target) && piece && root.dataset.view === "text") piece.focus();
    else unselect();
  }
  if (!event.target.matches("a.mark") || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown" && event.target.hasAttribute("aria-current")) {
    $("panel").focus({ preventScroll: true });
    event.preventDefault();
  }
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const live = pieces.filter((piece) => piece.hasAttribute("href") && !piece.closest(".block").hidden);
    const to = live.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1);
    if (live[to]) live[to].focus();
    event.preventDefault();
  }
});
$("mark-previous").addEventListener("click", () => step(-1));
$("mark-next").addEventListener("click", () => step(1));
$("close").addEventListener("click", unselect);

// filters: which tasks are left, then which marks and lines of the text
let left = new Map();

function filter() {
  const kinds = new Set(all("[name=kind]").filter((box) => box.checked).map((box) => box.value));
  const unit = Number($("unit").value);
  const dated = tasks.dated();
  const some = Boolean(unit || dated);
  left = tasks.alive();
  const asked = tasks.mayBelongTo().add(unit);
  const forUnit = (row) => numbers(row.dataset.u).some((one) => asked.has(one));
  const headed = new Set();
  for (const [task, s] of sectionOf) if (left.has(task)) for (let up = s; up; up = parents.get(up)) headed.add(up);

  shown.clear();
  for (const [n, row] of rows) {
    const { group, kind, t, s, due } = row.dataset;
    const stays = t === "0" ? headed.has(Number(s)) : left.has(Number(t));
    const fine =
      kinds.has(group) &&
      (!unit || (kind === "responsibilities" ? forUnit(row) && (!dated || stays) : stays)) &&
      (!dated || (kind === "times" ? due && stays && tasks.isDue(due) : stays));
    if (fine) shown.add(n);
  }
  for (const piece of pieces) {
    const list = numbers(piece.dataset.m).filter((n) => shown.has(n));
    const names = list.map((n) => "k-" + rows.get(n).dataset.kind);
    const lead = piece.classList.contains("lead") ? " lead" : "";
    const quiet = list.length && rows.get(list[0]).dataset.group === "background" ? " quiet" : "";
    piece.className = "mark " + (names.length ? names[0] + lead + quiet : "off" + lead) + (names[1] ? names[1].replace("k-", " o-") : "");
    if (names.length) piece.href = "#r" + list[0];
    else piece.removeAttribute("href");
  }
  for (const one of whats) {
    one.classList.toggle("dim", some && !left.has(Number(one.dataset.t)));
    one.classList.toggle("mine", unit > 0 && left.get(Number(one.dataset.t)) === "named");
  }
  for (const [block, its] of blocks) {
    const heads = block.classList.contains("b-heading") && headed.has(Number(block.dataset.s));
    block.hidden = some && !heads && !its.tasks.some((task) => left.has(task)) && !its.loose.some((n) => shown.has(n));
  }
  $("no-text").hidden = !some || blocks.some(([block]) => !block.hidden);
  for (const fold of all("details.chrome")) fold.hidden = some;
  for (const li of all("#contents li")) li.hidden = some && !headed.has(Number(li.dataset.s));
  for (const one of all("#timeline [data-n]")) one.toggleAttribute("hidden", !shown.has(Number(one.dataset.n)));
  for (const list of all("#timeline ol")) {
    const heading = list.previousElementSibling;
    heading.querySelector(".count").textContent = all("li:not([hidden])", list).length;
    list.hidden = heading.hidden = !list.querySelector("li:not([hidden])");
  }
  for (const row of all("#matrix tbody tr")) row.classList.toggle("selected", row.dataset.u === String(unit));
  search();
}

function tell() {
  const usual = all("[name=kind]").every((box) => box.checked === box.defaultChecked);
  const tabled = root.dataset.view === "tasks";
  $("shown").textContent = tabled ? tasks.told() : say("shown", { shown: shown.size, all: rows.size });
  $("bar").classList.toggle("active", !usual || Boolean($("unit").value) || tasks.dated());
}

function reset() {
  for (const box of all("[name=kind]")) box.checked = box.defaultChecked;
  for (const id of ["unit", "from", "to"]) $(id).value = "";
  filter();
}

// lift what hides a mark: filters, or the quiet of background times
function ensure(n) {
  if (!shown.has(n)) reset();
  if (shown.has(n)) return;
  for (const box of all("[name=kind]")) box.checked = box.checked || box.value === rows.get(n).dataset.group;
  filter();
}

function clearQuery() {
  $("query").value = "";
  search();
}

// search: over the text without white space, so that broken lines don't hide anything
let hits = [];
let hit = -1;
const highlights = window.Highlight && CSS.highlights;

function search() {
  const query = squeeze($("query").value);
  hits = [];
  hit = -1;
  for (const [n, row] of rows) row.hidden = !shown.has(n) || (query !== "" && !squeeze(row.textContent).includes(query));
  tasks.filter(left, query);
  tell();
  if (query) for (const [block] of blocks) if (!block.hidden) hits.push(...found(block, query));
  if (highlights) {
    highlights.set("hit", new Highlight(...hits));
    highlights.delete("hit-now");
  }
  count();
}

function found(block, query) {
  const places = [];
  let text = "";
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let i = 0; i < node.length; i += 1) {
      const character = node.data[i];
      if (/\s/.test(character)) continue;
      const plain = character.toLowerCase();
      text += plain.length === 1 ? plain : character;
      places.push([node, i]);
    }
  }
  const ranges = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const range = document.createRange();
    const [lastNode, last] = places[at + query.length - 1];
    range.setStart(places[at][0], places[at][1]);
    range.setEnd(lastNode, last + 1);
    ranges.push(range);
  }
  return ranges;
}

function count() {
  const query = $("query").value.trim();
  $("hits").textContent = !query ? "" : hits.length ? say("hits", { at: hit + 1, all: hits.length }) : said["no-hits"];
}

function toHit(by) {
  if (!hits.length) return;
  hit = hit < 0 && by < 0 ? hits.length - 1 : (hit + by + hits.length) % hits.length;
  open($("text"));
  const block = hits[hit].startContainer.parentNode;
  if (highlights) highlights.set("hit-now", new Highlight(hits[hit]));
  else {
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(hits[hit]);
  }
  reveal(block.closest(".mark") || block);
  const box = hits[hit].getBoundingClientRect();
  if (calm) window.scrollBy(0, box.top - window.innerHeight / 2);
  else window.scrollTo({ top: window.scrollY + box.top - window.innerHeight / 2, behavior: "smooth" });
  count();
}

$("filters").addEventListener("change", filter);
$("reset").addEventListener("click", (event) => {
  event.preventDefault();
  $("query").value = "";
  reset();
});
$("query").addEventListener("input", search);
$("query").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  toHit(event.shiftKey ? -1 : 1);
});
$("hit-previous").addEventListener("click", () => toHit(-1));
$("hit-next").addEventListener("click", () => toHit(1));

whenOpened.push(tell);
for (const tab of tabs) tab.addEventListener("click", () => overText() && unselect());
const view = views.find((one) => "#" + one.id === location.hash);
const address = ADDRESS.exec(location.hash);
open(view || views[0]);
filter();
if (address && (!"mr".includes(address[1]) || rows.has(Number(address[2])))) go[address[1]](Number(address[2]));
