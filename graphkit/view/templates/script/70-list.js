// The same content as tables, for readers who do not see or do not want the drawing.

function table(id, caption, heads, rows) {
  return make("table", { id },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows));
}

function listNodes() {
  const shown = nodes.filter(nodeShown);
  shown.sort((a, b) => b.degree - a.degree || a.index - b.index);
  return table("list-nodes", word("summary", shown.length, edges.filter(edgeShown).length, page.evidence.length),
    [word("name"), word("kind"), word("links")],
    shown.map((node) => make("tr", {}, make("th", { scope: "row" }, jump(node.id)),
      make("td", {}, kindName(node.kind)), make("td", { class: "number" }, String(node.degree)))));
}

function listEdges() {
  const shown = edges.filter(edgeShown);
  return table("list-edges", word("links"), [word("from"), word("link"), word("to"), word("claimant"), word("evidence")],
    shown.map((edge) => make("tr", {},
      make("th", { scope: "row" }, jump(edge.source)), make("td", {}, linkName(edge)), make("td", {}, jump(edge.target)),
      make("td", {}, edge.claim ? (edge.claimant ? jump(edge.claimant) : word("unknown")) : ""),
      make("td", {}, make("a", { href: address({ edge }), class: "see", click: (event) => { event.preventDefault(); openEdge(edge); } },
        word("evidence") + " " + Math.max(edge.total, edge.evidence.length))))));
}

function showList() {
  const list = byId("list");
  if (list.hidden) return;
  list.replaceChildren(listNodes(), listEdges());
}

function switchView(toList) {
  byId("list").hidden = !toList;
  byId("stage").hidden = toList;
  const button = byId("as-list");
  button.setAttribute("aria-pressed", String(toList));
  button.textContent = word(toList ? "graph" : "list");
  showList();
  if (toList) byId("list").focus();
  else net.redraw();
}
