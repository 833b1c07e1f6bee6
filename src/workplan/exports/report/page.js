"use strict";
// The page works without this: links lead from marks to rows and back. This adds views, filters, search and side panel.
(function () {
  const $ = (id) => document.getElementById(id);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const numbers = (value) => (value ? value.split(" ").map(Number) : []);
  const said = JSON.parse($("said").textContent);
  const say = (key, values) =>
    Object.keys(values || {}).reduce((text, name) => text.replace("{" + name + "}", values[name]), said[key]);
  const root = document.documentElement;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

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
  let selected = 0;

  // views: the links above them become tabs
  const tabs = all("#tabs a");
  const views = tabs.map((tab) => $(tab.hash.slice(1)));
  $("tabs").firstElementChild.setAttribute("role", "tablist");
  tabs.forEach((tab, i) => {
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", views[i].id);
    views[i].setAttribute("role", "tabpanel");
    views[i].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      open(views[i]);
      if (overText()) unselect();
      window.scrollTo(0, Math.min(window.scrollY, document.querySelector("header").offsetHeight));
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

  function open(view) {
    views.forEach((one, i) => {
      one.hidden = one !== view;
      tabs[i].setAttribute("aria-selected", String(one === view));
      tabs[i].tabIndex = one === view ? 0 : -1;
    });
    root.dataset.view = view.id;
  }

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

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
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

  function reveal(element) {
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function toText(n) {
    if (!shown.has(n)) reset();
    open($("text"));
    select(n);
    const piece = home.get(n);
    if (!piece) return;
    piece.focus({ preventScroll: true });
    reveal(piece);
  }

  function toRow(n) {
    if (!shown.has(n)) reset();
    if (rows.get(n).hidden) clearQuery();
    open($("tables"));
    select(n);
    rows.get(n).querySelector("a").focus({ preventScroll: true });
    reveal(rows.get(n));
  }

  function toSection(s) {
    const heading = $("s" + s);
    if (!heading) return;
    if (heading.hidden) reset();
    open($("text"));
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }

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
    const target = /^#([mrs])(\d+)$/.exec(link.getAttribute("href") || (link.matches("circle") ? "#m" + link.dataset.n : ""));
    if (!target) return;
    event.preventDefault();
    const n = Number(target[2]);
    if (link.matches("a.mark")) {
      const list = numbers(link.dataset.m).filter((one) => shown.has(one));
      link.focus({ preventScroll: true });
      select(list[0], list);
    } else if (target[1] === "m") {
      if (link.dataset.u && $("unit").value !== link.dataset.u) {
        reset();
        $("unit").value = link.dataset.u;
        filter();
      }
      toText(n);
    } else if (target[1] === "r") toRow(n);
    else toSection(n);
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
      const live = pieces.filter((piece) => piece.hasAttribute("href") && !piece.parentNode.hidden);
      const to = live.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1);
      if (live[to]) live[to].focus();
      event.preventDefault();
    }
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    views.find((view) => !view.hidden).focus();
  });
  $("mark-previous").addEventListener("click", () => step(-1));
  $("mark-next").addEventListener("click", () => step(1));
  $("close").addEventListener("click", unselect);

  // filters
  function withAll(sections) {
    // a unit or time of a section holds for the sections below it
    const found = new Set(sections);
    for (const [section, parent] of parents) if (found.has(parent)) found.add(section);
    return found;
  }

  function filter() {
    const kinds = new Set(all("[name=kind]").filter((box) => box.checked).map((box) => box.value));
    const unit = $("unit").value;
    const from = $("from").value;
    const to = $("to").value;
    const dated = from || to;
    const has = (row) => (row.dataset.u || "").split(" ").includes(unit);
    const when = (row) => {
      const first = row.dataset.start || row.dataset.end;
      return first && (!to || first <= to) && (!from || (row.dataset.end || first) >= from);
    };
    const list = Array.from(rows.values());
    const section = (row) => Number(row.dataset.s);
    const withUnit = withAll(list.filter(has).map(section));
    const withDate = withAll(list.filter(when).map(section));
    const alive = (s) => (!unit || withUnit.has(s)) && (!dated || withDate.has(s));
    const headed = new Set();
    for (const s of parents.keys()) if (alive(s)) for (let up = s; up; up = parents.get(up)) headed.add(up);

    shown.clear();
    for (const [n, row] of rows) {
      const kind = row.dataset.kind;
      const fine =
        kinds.has(kind) &&
        (!unit || (kind === "responsibilities" ? has(row) : withUnit.has(section(row)))) &&
        (!dated || (kind === "times" ? when(row) : withDate.has(section(row))));
      if (fine) shown.add(n);
    }
    for (const piece of pieces) {
      const list = numbers(piece.dataset.m).filter((n) => shown.has(n));
      const names = list.map((n) => "k-" + rows.get(n).dataset.kind);
      const lead = piece.classList.contains("lead") ? " lead" : "";
      piece.className = "mark " + (names.length ? names[0] + lead : "off") + (names[1] ? names[1].replace("k-", " o-") : "");
      if (names.length) piece.href = "#r" + list[0];
      else piece.removeAttribute("href");
    }
    for (const block of all(".block")) {
      const s = Number(block.dataset.s);
      block.hidden = Boolean(unit || dated) && !(alive(s) || (block.classList.contains("b-heading") && headed.has(s)));
    }
    for (const li of all("#contents li")) li.hidden = Boolean(unit || dated) && !headed.has(Number(li.dataset.s));
    for (const one of all("#timeline [data-n]")) one.toggleAttribute("hidden", !shown.has(Number(one.dataset.n)));
    for (const row of all("#matrix tbody tr")) row.classList.toggle("selected", row.dataset.u === unit);
    $("shown").textContent = say("shown", { shown: shown.size, all: rows.size });
    $("bar").classList.toggle("active", shown.size < rows.size);
    search();
  }

  function reset() {
    for (const box of all("[name=kind]")) box.checked = true;
    for (const id of ["unit", "from", "to"]) $(id).value = "";
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
  const squeeze = (text) => text.replace(/\s+/g, "").toLowerCase();

  function search() {
    const query = squeeze($("query").value);
    hits = [];
    hit = -1;
    for (const [n, row] of rows) row.hidden = !shown.has(n) || (query !== "" && !squeeze(row.textContent).includes(query));
    if (query) for (const block of all(".block")) if (!block.hidden) hits.push(...found(block, query));
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

  $("filters").addEventListener("submit", (event) => event.preventDefault());
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

  $("search").addEventListener("submit", (event) => event.preventDefault());

  // look
  const stays = () => getComputedStyle($("bar")).position === "sticky";
  const measure = () => root.style.setProperty("--bar", (stays() ? $("bar").offsetHeight : 0) + "px");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  $("theme").addEventListener("click", () => {
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });
  $("print").addEventListener("click", () => window.print());

  root.classList.add("js");
  if (window.ResizeObserver) new ResizeObserver(measure).observe($("bar"));
  const asked = /^#([mrs])(\d+)$/.exec(location.hash);
  const view = views.find((one) => "#" + one.id === location.hash);
  open(view || views[0]);
  filter();
  if (asked && asked[1] !== "s" && rows.has(Number(asked[2]))) (asked[1] === "m" ? toText : toRow)(Number(asked[2]));
  else if (asked) toSection(Number(asked[2]));
})();
