// What passes the filters: links first, then the nodes that they leave.

/** Tell of each link whether it passes. */
export function makeFilter(model, state, always = -1) {
  const { nodes, edges } = model;
  const chosen = (set, values) => (set.size ? values.map((value) => set.has(value)) : null);
  const bodies = chosen(state.bodies, nodes.bodies);
  const functions = chosen(state.functions, edges.functions);
  const claimants = chosen(state.claimants, edges.claimants);
  const languages = chosen(state.languages, edges.languages);
  const own = chosen(state.languages, nodes.languages);
  const kinds = model.kindNames.map((kind) => !state.kinds.has(kind));
  const [first, last] = state.years ?? [-Infinity, Infinity];

  const node = (n) => {
    if (n === always) return true; // what stands in the middle stays
    if (!kinds[nodes.kind[n]]) return false;
    if (bodies && nodes.body[n] >= 0 && !bodies[nodes.body[n]]) return false;
    if (own && nodes.lang[n].length && !nodes.lang[n].some((l) => own[l])) return false;
    return !state.years || !nodes.year[n] || (nodes.year[n] >= first && nodes.year[n] <= last);
  };
  const edge = (e) => {
    if (state.families.has(model.family(e))) return false;
    if (functions && !functions[edges.function[e]]) return false;
    if (claimants && !claimants[edges.claimant[e]]) return false;
    if (languages && edges.lang[e].length && !edges.lang[e].some((l) => languages[l])) return false;
    if (languages && !edges.lang[e].length) return false;
    if (state.sure && edges.confidence[e] >= 0 && edges.confidence[e] < state.sure) return false;
    if (state.years && edges.year[e] && (edges.year[e] < first || edges.year[e] > last)) return false;
    return node(edges.source[e]) && node(edges.target[e]);
  };
  return { node, edge };
}

/** What the whole graph shows: nodes with at least one link that passes, and one line for each pair. */
export function wholeView(model, state) {
  const { edge, node } = makeFilter(model, state);
  const shown = new Uint8Array(model.count);
  const pairs = new Map();
  for (let e = 0; e < model.edges.source.length; e++) {
    if (!edge(e)) continue;
    shown[model.edges.source[e]] = shown[model.edges.target[e]] = 1;
    addPair(model, pairs, e);
  }
  const free = !state.functions.size && !state.claimants.size && !state.families.size;
  const nodes = [];
  for (let n = 0; n < model.count; n++) if (shown[n] || (free && !model.degree[n] && node(n))) nodes.push(n);
  return { nodes, pairs: [...pairs.values()], left: 0 };
}

const rank = { citation: 0, claim: 1, signature: 2, frame: 3, mention: 4 };
const share = [5, 3, 3, 2, 1]; // how many of each family come in one turn

export function addPair(model, pairs, e) {
  const from = model.edges.source[e];
  const to = model.edges.target[e];
  const key = from * model.count + to;
  const family = model.family(e);
  const found = pairs.get(key);
  if (!found) pairs.set(key, { from, to, family, links: 1, claim: model.isClaim(e), sure: model.edges.confidence[e] });
  else {
    found.links++;
    if (rank[family] < rank[found.family]) found.family = family;
  }
}

/** What stands around one node: it, its neighbours as many as there is room for, the links among them. */
export function nearView(model, state, room) {
  const centre = model.at.get(state.centre);
  const { edge } = makeFilter(model, state, centre);
  const weight = new Map();
  const best = new Map(); // of each neighbour, the closest kind of link
  for (const e of model.linksOf(centre)) {
    const n = model.other(e, centre);
    if (n === centre || !edge(e)) continue;
    weight.set(n, (weight.get(n) ?? 0) + Math.max(1, model.edges.total[e]));
    const way = 2 * rank[model.family(e)] + (model.edges.source[e] === centre ? 1 : 0);
    if (!best.has(n) || way < best.get(n)) best.set(n, way);
  }
  const groups = new Map();
  for (const [n, way] of best) {
    const key = way * 100 + model.nodes.kind[n];
    if (!groups.has(key)) groups.set(key, { turns: share[way >> 1], rows: [] });
    groups.get(key).rows.push(n);
  }
  const queues = [...groups].sort((a, b) => a[0] - b[0]).map(([, group]) => group);
  for (const { rows } of queues) {
    rows.sort((a, b) => weight.get(b) - weight.get(a) || model.degree[b] - model.degree[a] || a - b);
  }
  // every kind gets its turn, so that three hundred citations do not hide the one signatory
  const picked = [];
  while (picked.length < room && queues.some(({ rows }) => rows.length)) {
    for (const { rows, turns } of queues) picked.push(...rows.splice(0, Math.min(turns, room - picked.length)));
  }
  const inside = new Set([centre, ...picked]);
  const pairs = new Map();
  for (const n of inside) {
    for (const e of model.linksOf(n)) {
      if (model.edges.source[e] === n && inside.has(model.other(e, n)) && edge(e)) addPair(model, pairs, e);
    }
  }
  return { centre, nodes: [...inside], pairs: [...pairs.values()], left: weight.size - picked.length, weight };
}
