// The table of tasks: what the filters leave of it, in two parts where a unit is chosen; sorted, copied, saved.
const tasks = (function () {
  const table = document.querySelector("#tasks table");
  const body = table && table.tBodies[0];
  const heads = table ? Array.from(table.tHead.rows[0].cells) : [];
  const list = (body ? Array.from(body.rows) : []).map((row, i) => ({
    row,
    number: i + 1,
    units: new Set(numbers(row.dataset.u)),
    groups: numbers(row.dataset.g),
    due: row.dataset.due ? row.dataset.due.split(" ") : [],
    kinds: row.dataset.k ? row.dataset.k.split(" ") : [],
    text: squeeze(row.textContent),
  }));
  let parts = [];
  let order = { field: "number", down: false };

  const unitName = (number) => $("unit").querySelector(`option[value="${number}"]`).textContent;
  const unitNow = () => $("unit").selectedOptions[0];
  const mayBelongTo = () => new Set(numbers(unitNow().dataset.groups));
  const isDue = (day) => (!$("from").value || day >= $("from").value) && (!$("to").value || day <= $("to").value);
  const dated = () => Boolean($("from").value || $("to").value);

  // how a task concerns the unit that is chosen: by name, by a group, not at all; by name too where none is chosen
  function concern(task) {
    const unit = Number(unitNow().value);
    if (!unit || task.units.has(unit)) return "named";
    const groups = mayBelongTo();
    return task.groups.some((group) => groups.has(group)) ? "groups" : "";
  }

  // the tasks for the unit that are due in the span, whatever they mention, and how they concern it
  function alive() {
    const due = list.filter((task) => !dated() || task.due.some(isDue));
    return new Map(due.map((task) => [task.number, concern(task)]).filter((pair) => pair[1]));
  }

  // of the tasks that are alive those that have what is asked for
  function filter(left, query) {
    if (!table) return;
    const boxes = all("[name=kind]").filter((box) => box.defaultChecked);
    const kinds = boxes.filter((box) => box.checked).map((box) => box.value);
    const every = kinds.length === boxes.length;
    const fine = (task) =>
      (every || task.kinds.some((kind) => kinds.includes(kind))) && (!query || task.text.includes(query));
    parts = ["named", "groups"].map((key) => ({ key, tasks: list.filter((task) => left.get(task.number) === key && fine(task)) }));
    show();
  }

  const sortKey = (task) => {
    if (order.field === "number") return task.number;
    return task.row.querySelector(`[data-field="${order.field}"]`).textContent;
  };

  function compare(one, other) {
    const [a, b] = [sortKey(one), sortKey(other)];
    // what has no value is last, whichever way the others run
    if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
    const found = typeof a === "number" ? a - b : a.localeCompare(b, "zh-CN");
    return (order.down ? -found : found) || one.number - other.number;
  }

  function show() {
    const unit = unitNow();
    const rows = [];
    for (const part of parts) {
      part.tasks.sort(compare);
      if (unit.value && (part.tasks.length || part.key === "named")) rows.push(heading(part, unit.textContent));
      rows.push(...part.tasks.map((task) => task.row));
    }
    const seen = new Set(rows);
    for (const task of list) task.row.hidden = !seen.has(task.row);
    body.replaceChildren(...rows, ...list.map((task) => task.row).filter((row) => row.hidden));
    $("no-tasks").hidden = count() > 0;
    $("copied").textContent = "";
  }

  // a group is told by the names under which it is written to
  function heading(part, unit) {
    const groups = mayBelongTo();
    const named = new Set(part.tasks.flatMap((task) => task.groups).filter((group) => groups.has(group)));
    const names = Array.from(named, unitName).join("、");
    const row = make("tr", "part");
    const cell = make("th", "", say("group." + part.key, { unit, groups: names, count: part.tasks.length }));
    cell.colSpan = heads.length;
    cell.scope = "rowgroup";
    row.append(cell);
    return row;
  }

  const count = () => parts.reduce((sum, part) => sum + part.tasks.length, 0);

  // the rows as shown, headers first; a column tells the parts where a unit is chosen
  function cells() {
    const unit = unitNow();
    const relation = (text) => (unit.value ? [text] : []);
    const groups = mayBelongTo();
    const header = [...heads.map((head) => head.textContent), ...relation(say("group.column", { unit: unit.textContent }))];
    const lines = parts.flatMap((part) =>
      part.tasks.map((task) => {
        const names = task.groups.filter((group) => groups.has(group)).map(unitName).join("、");
        const texts = Array.from(task.row.cells, (cell) => cell.textContent);
        return [...texts, ...relation(part.key === "named" ? said["group.by-name"] : names)];
      }),
    );
    return [header, ...lines];
  }

  // a spreadsheet would take a text that starts so for a formula; the rule of csv_cells.py
  const runs = /^\s*[=+\-@＝＋－＠]/;
  const figure = /^[+-]?[0-9]+(?:[.,][0-9]+)*%?$/;
  const harmless = (text) => (runs.test(text) && !figure.test(text) ? "'" + text : text);
  const quoted = (text, mark) => (text.includes(mark) || /["\r\n\t]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const written = (mark) => cells().map((line) => line.map((text) => quoted(harmless(text), mark)).join(mark)).join("\r\n") + "\r\n";

  function save() {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + written(",")], { type: "text/csv;charset=utf-8" }));
    link.download = document.title.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 80) + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function copy() {
    const box = make("textarea", "unseen");
    box.value = written("\t");
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    $("copy").focus();
    if (done) $("copied").textContent = say("copied", { count: count() });
  }

  for (const head of heads) {
    const button = make("button", "sorter", head.textContent);
    button.type = "button";
    button.title = said["sort.asc"];
    button.addEventListener("click", () => {
      const field = head.dataset.field;
      order = { field, down: order.field === field && !order.down };
      for (const one of heads) one.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      show();
    });
    head.replaceChildren(button);
  }
  if (table) {
    $("save").addEventListener("click", save);
    $("copy").addEventListener("click", copy);
  }
  const told = () => say("shown.tasks", { shown: count(), all: list.length });
  return { alive, filter, told, isDue, dated, mayBelongTo, row: (n) => list[n - 1].row };
})();
