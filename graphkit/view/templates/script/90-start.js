// Start: wire the parts together, then follow the address.

function update() {
  refresh();
  showList();
  showBar();
}

function showBar() {
  byId("back").hidden = steps < 1;
  byId("whole").hidden = !place.focus;
  byId("focused").hidden = !place.focus;
  if (place.focus) byId("focused").replaceChildren(icon(place.focus.kind), text("bdi", labelOf(place.focus.id)));
}

function arrive() {
  const before = place;
  countSteps();
  place = readAddress();
  refresh();
  showPanel();
  showList();
  showBar();
  if (before.focus !== place.focus) showAll(true);
  else if (place.node && !place.focus) bringIntoView(place.node);
}

function speak() {
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  byId("as-list").textContent = word(byId("list").hidden ? "list" : "graph");
  byId("query").placeholder = word("search");
  for (const [id, key] of [["query", "search"], ["legend", "filters"], ["nearer", "nearer"], ["farther", "farther"], ["fit", "fit"], ["back", "back"]]) {
    byId(id).setAttribute("aria-label", word(key));
    if (id !== "query" && id !== "legend") byId(id).title = word(key);
  }
  byId("graph").setAttribute("aria-label", word("picture", nodes.length, edges.length));
  byId("part").hidden = nodes.length >= page.total_nodes;
  byId("part").textContent = word(page.around ? "around" : "shown", nodes.length, page.total_nodes, page.around ? labelOf(page.around).text : "");
  showLegend();
  showPanel();
  update();
}

function paint(next) {
  theme = next;
  document.documentElement.dataset.theme = theme;
  byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
  showLegend();
  showPanel();
  update();
}

function pressed(event) {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) { event.preventDefault(); byId("query").focus(); }
  else if (event.key === "Escape" && (place.node || place.edge)) closePanel();
  else if (event.key === "Escape" && place.focus) go({});
  else if (event.key === "Backspace" && !typing) goBack();
}

function start() {
  document.documentElement.dataset.theme = theme;
  const select = byId("language");
  select.append(...Object.entries(LANGUAGES).map(([code, name]) => make("option", { value: code, lang: code }, name)));
  select.addEventListener("change", () => { language = select.value; speak(); });
  place = readAddress();
  if (typeof history.state?.steps === "number") steps = history.state.steps;
  else history.replaceState({ steps: 0 }, "");
  startCanvas();
  startSearch();
  speak();
  showAll(true);
  if (place.node && !place.focus) bringIntoView(place.node);
  byId("theme").addEventListener("click", () => paint(theme === "dark" ? "light" : "dark"));
  dark.addEventListener("change", () => paint(dark.matches ? "dark" : "light"));
  byId("as-list").addEventListener("click", () => switchView(byId("list").hidden));
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); switchView(true); });
  byId("back").addEventListener("click", goBack);
  byId("whole").addEventListener("click", () => go({ node: place.node }));
  byId("fit").addEventListener("click", () => showAll());
  byId("nearer").addEventListener("click", () => net.moveTo({ scale: net.getScale() * 1.35 }));
  byId("farther").addEventListener("click", () => net.moveTo({ scale: net.getScale() / 1.35 }));
  // for those who steer the page from outside: what is drawn, and the drawing that knows where it lies
  globalThis.graphkit = { nodes, edges, net, chosen: () => place };
  document.addEventListener("keydown", pressed);
  window.addEventListener("hashchange", arrive);
  net.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
}

start();
