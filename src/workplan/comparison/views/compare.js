// The page of a comparison: without script all changes are shown, with it they are chosen and folded.
const articles = all("article");
const folds = all("article > details");

// what stands folded is printed whole, and folded again afterwards
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = folds.filter((fold) => !fold.open);
  for (const fold of folded) fold.open = true;
});
window.addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});

function choose() {
  const unit = $("unit").value;
  const kinds = all("input[name=kind]:checked").map((box) => box.value);
  let shown = 0;
  for (const article of articles) {
    const its = article.dataset.kinds.split(" ");
    const fits = (!unit || article.dataset.units.split("\n").includes(unit)) && (!kinds.length || kinds.some((kind) => its.includes(kind)));
    article.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const part of all(".chapter-of")) part.hidden = !all("article", part).some((article) => !article.hidden);
  for (const part of all(".block-of")) part.hidden = !all("article", part).some((article) => !article.hidden);
  for (const line of all("#contents [data-c]")) line.hidden = $("c" + line.dataset.c).hidden;
  $("none").hidden = shown > 0;
  $("shown").textContent = say("filter.shown", { shown, all: articles.length });
}

function reveal() {
  const at = location.hash && $(decodeURIComponent(location.hash.slice(1)));
  if (at && at.matches("article")) at.querySelector("details").open = true;
}

if ($("filters")) {
  $("filters").addEventListener("change", choose);
  $("filters").addEventListener("reset", () => setTimeout(choose));
  for (const [id, open] of [["fold", false], ["unfold", true]]) {
    $(id).addEventListener("click", () => {
      for (const fold of folds) fold.open = open;
    });
  }
  window.addEventListener("hashchange", reveal);
  reveal();
  choose();
}
