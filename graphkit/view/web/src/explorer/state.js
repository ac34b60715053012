// What the page shows, and its address: each state has one, and going back leads to the one before.

const lists = { k: "kinds", l: "families", b: "bodies", g: "languages", f: "functions", c: "claimants" };

const OWN = document.documentElement.lang || "en"; // the language in which the page was written

export function freshState() {
  return {
    centre: "", // id of the node in the middle
    chosen: "", // id of the node the panel tells of
    pair: [], // ids of the two nodes whose links it tells of
    trail: [], // ids of the nodes that were in the middle before
    whole: false,
    more: 0, // how many times more neighbours were asked for
    kinds: new Set(), // hidden kinds and families of links
    families: new Set(),
    bodies: new Set(), // nothing chosen: all
    languages: new Set(),
    functions: new Set(),
    claimants: new Set(),
    sure: 0,
    years: null, // [first, last]
    lang: OWN,
    list: false,
  };
}

export function toHash(state) {
  const said = new URLSearchParams();
  if (state.whole) said.set("v", "all");
  if (state.centre) said.set("n", state.centre);
  if (state.chosen && state.chosen !== state.centre) said.set("s", state.chosen);
  if (state.pair.length) said.set("e", JSON.stringify(state.pair));
  if (state.trail.length) said.set("t", JSON.stringify(state.trail));
  if (state.more) said.set("m", state.more);
  for (const [key, name] of Object.entries(lists)) {
    if (state[name].size) said.set(key, JSON.stringify([...state[name]].sort()));
  }
  if (state.sure) said.set("p", state.sure);
  if (state.years) said.set("y", state.years.join("-"));
  if (state.lang !== OWN) said.set("lang", state.lang);
  if (state.list) said.set("list", "1");
  return "#" + said;
}

/** Read an address; what is not of a state of ours is passed over. */
export function fromHash(hash, model) {
  const state = freshState();
  let said;
  try {
    said = new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return state;
  }
  const known = (id) => (model.at.has(id) ? id : "");
  const strings = (key) => {
    try {
      const found = JSON.parse(said.get(key) ?? "[]");
      return Array.isArray(found) ? found.filter((one) => typeof one === "string").slice(0, 500) : [];
    } catch {
      return [];
    }
  };
  state.whole = said.get("v") === "all";
  state.centre = known(said.get("n") ?? "");
  state.chosen = known(said.get("s") ?? "") || state.centre;
  state.pair = strings("e").filter(known);
  if (state.pair.length !== 2) state.pair = [];
  state.trail = strings("t").filter(known).slice(-12);
  state.more = Math.min(50, Math.max(0, Number.parseInt(said.get("m") ?? "0", 10) || 0));
  for (const [key, name] of Object.entries(lists)) state[name] = new Set(strings(key));
  state.sure = Math.min(100, Math.max(0, Number.parseInt(said.get("p") ?? "0", 10) || 0));
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(said.get("y") ?? "");
  state.years = years ? [Number(years[1]), Number(years[2])] : null;
  state.lang = /^(en|fr|es|ru|zh|ar)$/.test(said.get("lang") ?? "") ? said.get("lang") : OWN;
  state.list = said.get("list") === "1";
  return state;
}
