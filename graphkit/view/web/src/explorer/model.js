// The graph of the page: the columns as they come, who is next to whom, and what things are called.

/** Put the columns of data/explorer/graph.js to use. */
export function makeModel(data) {
  const { nodes, edges } = data;
  const count = nodes.id.length;
  const at = new Map(nodes.id.map((id, n) => [id, n]));
  const degree = new Uint32Array(count);
  for (let e = 0; e < edges.source.length; e++) {
    degree[edges.source[e]]++;
    degree[edges.target[e]]++;
  }
  // links of node n: near.list[near.start[n]] up to near.list[near.start[n + 1]]
  const start = new Uint32Array(count + 1);
  for (let n = 0; n < count; n++) start[n + 1] = start[n] + degree[n];
  const list = new Uint32Array(start[count]);
  const filled = start.slice(0, count);
  for (let e = 0; e < edges.source.length; e++) {
    list[filled[edges.source[e]]++] = e;
    list[filled[edges.target[e]]++] = e;
  }
  const kindNames = Object.keys(data.kinds);
  return {
    ...data,
    count,
    at,
    degree,
    kindNames,
    linksOf: (n) => list.subarray(start[n], start[n + 1]),
    other: (e, n) => (edges.source[e] === n ? edges.target[e] : edges.source[e]),
    kind: (n) => kindNames[nodes.kind[n]],
    type: (e) => edges.types[edges.type[e]],
    family: (e) => data.links.types[edges.types[edges.type[e]]]?.family ?? "mention",
    isClaim: (e) => edges.claimant[e] >= 0,
    between: (a, b) =>
      [...list.subarray(start[a], start[a + 1])].filter((e) => edges.source[e] === b || edges.target[e] === b),
  };
}

function pick(labels, lang) {
  if (typeof labels === "string") return labels;
  return labels[""] || labels[lang] || labels.en || Object.values(labels)[0];
}

/** Names in the language that the reader chose; what has none in it goes by another. */
export function makeNames(model, state) {
  const ofNode = (n) => pick(model.nodes.label[n], state.lang);
  return {
    node: ofNode,
    id(id) {
      if (model.at.has(id)) return ofNode(model.at.get(id));
      return model.others[id] ? pick(model.others[id], state.lang) : id.slice(id.indexOf("/") + 1).replaceAll("-", " ");
    },
    kind: (name) => pick(model.kinds[name]?.labels ?? name, state.lang),
    link(e, outward) {
      const words = model.links.types[model.type(e)];
      return words ? pick(outward ? words.out : words.in, state.lang) : model.type(e);
    },
  };
}
