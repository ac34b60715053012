// The same as the drawing, as tables: for those who do not see it, and for counting.
import { make, words } from "./dom.js";
import { t } from "./words.js";

const MOST = 500; // rows of a table

export function showList(root, { model, names, view, act }) {
  const inside = [...view.nodes].sort((a, b) => model.degree[b] - model.degree[a] || a - b);
  const head = (...titles) => make("thead", {}, make("tr", {}, titles.map((title) => make("th", { scope: "col" }, title))));
  const left = (count) => (count > MOST ? make("p", { class: "faint" }, t("list-cut", MOST, count)) : "");
  const button = (n) => make("button", { type: "button", class: "plain", onclick: () => act.choose(n) }, words(names.node(n)));
  root.replaceChildren(
    make(
      "table",
      { id: "list-nodes" },
      make("caption", {}, t("list-nodes", view.nodes.length)),
      head(t("name"), t("kind"), t("date"), t("links")),
      make("tbody", {}, inside.slice(0, MOST).map((n) =>
        make("tr", {}, make("td", {}, button(n)), make("td", {}, names.kind(model.kind(n))), make("td", {}, model.nodes.year[n] || ""), make("td", { class: "number" }, model.degree[n])))),
    ),
    left(view.nodes.length),
    make(
      "table",
      { id: "list-links" },
      make("caption", {}, t("list-links", view.pairs.length)),
      head(t("from"), t("link"), t("to"), t("evidence")),
      make("tbody", {}, view.pairs.slice(0, MOST).map((pair) => {
        const e = model.between(pair.from, pair.to).find((one) => model.family(one) === pair.family && model.edges.source[one] === pair.from);
        return make("tr", {}, make("td", {}, button(pair.from)), make("td", {}, e === undefined ? "" : names.link(e, true)), make("td", {}, button(pair.to)),
          make("td", {}, make("button", { type: "button", class: "see", onclick: () => act.pair(pair.from, pair.to) }, t("evidence"))));
      })),
    ),
    left(view.pairs.length),
  );
}
