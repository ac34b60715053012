// The legend is the filter: kinds, types of link, languages of the evidence, each with its count.

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function showLegend() {
  const order = Object.keys(kinds);
  const rankOf = (name) => (order.indexOf(name) + 1 || order.length);
  const kindCounts = [...tally(nodes.map((node) => node.kind))].sort((a, b) => rankOf(a[0]) - rankOf(b[0]) || (a[0] < b[0] ? -1 : 1));
  const known = Object.keys(links.types);
  const typeRank = (name) => (known.indexOf(name) + 1 || known.length + 1);
  const typeCounts = [...tally(edges.map((edge) => edge.type))].sort((a, b) => typeRank(a[0]) - typeRank(b[0]) || (a[0] < b[0] ? -1 : 1));
  const langCounts = [...tally(page.evidence.map((item) => item.lang))].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  byId("legend").replaceChildren(
    section("kinds", kindCounts, off.kinds, (name) => [icon(name), kindName(name)]),
    section("links", typeCounts, off.types, (name) => [stroke(name), typeName(name)]),
    section("languages", langCounts, off.langs, (name) => [make("span", { class: "lang" }, name || "–"),
      Object.hasOwn(LANGUAGES, name) ? make("bdi", { lang: name }, LANGUAGES[name]) : name]));
}

function section(key, counts, gone, face) {
  const all = counts.map(([name]) => name);
  const set = (names) => { gone.clear(); for (const name of names) gone.add(name); showLegend(); update(); };
  return make("fieldset", { id: "filter-" + key },
    make("legend", {}, make("span", {}, word(key)),
      make("span", { class: "allnone" },
        make("button", { type: "button", click: () => set([]) }, word("all")), " · ",
        make("button", { type: "button", click: () => set(all) }, word("none")))),
    ...counts.map(([name, number]) => {
      const box = make("input", { type: "checkbox", "data-name": name, checked: !gone.has(name), change: () => {
        if (box.checked) gone.delete(name); else gone.add(name);
        update();
      } });
      return make("div", { class: "switch" }, make("label", {}, box, ...face(name), count(number)),
        make("button", { type: "button", class: "only", click: () => set(all.filter((other) => other !== name)) }, word("only")));
    }));
}

/** A short stroke as the link is drawn: dashed for claims. */
function stroke(type) {
  const example = edges.find((edge) => edge.type === type);
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "line");
  svg.setAttribute("viewBox", "0 0 26 10");
  svg.setAttribute("class", "stroke");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of [["x1", 1], ["y1", 5], ["x2", 25], ["y2", 5], ["stroke-width", 2.5], ["stroke", linkStyle(example)[theme]]])
    line.setAttribute(name, value);
  if (example.claim) line.setAttribute("stroke-dasharray", "6 4");
  svg.append(line);
  return svg;
}
