// The page that lists notices: the filters and the search go over the tasks of all.
function filter() {
  const query = squeeze($("query").value);
  const left = tasks.alive();
  const some = Boolean($("unit").value) || tasks.dated();
  const fits = (element) => !query || squeeze(element.textContent).includes(query);
  tasks.filter(left, query);
  for (const row of all("#notices tbody tr")) {
    const [first, last] = [Number(row.dataset.from), Number(row.dataset.to)];
    const concerned = Array.from(left.keys()).some((task) => task >= first && task <= last);
    row.hidden = (some && !concerned) || !fits(row);
  }
  for (const one of all("#deadlines li")) {
    one.hidden = !left.has(Number(one.dataset.n)) || !tasks.isDue(one.dataset.due) || !fits(one);
  }
  for (const list of all("#deadlines ol")) {
    const count = all("li:not([hidden])", list).length;
    list.hidden = list.previousElementSibling.hidden = !count;
    list.previousElementSibling.querySelector(".count").textContent = count;
  }
  for (const row of all("#units tbody tr")) {
    row.hidden = !fits(row);
    row.classList.toggle("selected", row.dataset.u === $("unit").value);
  }
  $("shown").textContent = tasks.told();
  $("bar").classList.toggle("active", some);
}

function reset() {
  for (const id of ["unit", "from", "to", "query"]) $(id).value = "";
  filter();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("#units a");
  if (!link) return;
  event.preventDefault();
  reset();
  $("unit").value = link.dataset.u;
  filter();
  open($("tasks"));
  $("tab-tasks").focus();
});
$("filters").addEventListener("change", filter);
$("query").addEventListener("input", filter);
$("reset").addEventListener("click", (event) => {
  event.preventDefault();
  reset();
});
open(views.find((one) => "#" + one.id === location.hash) || views[0]);
filter();
