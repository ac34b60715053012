// The Explorer: the graph from one node outwards, or whole, with the words behind every link.
import { copy, make, words } from "./explorer/dom.js";
import { makeFacets } from "./explorer/facets.js";
import { makeFilter, nearView, wholeView } from "./explorer/filter.js";
import { showList } from "./explorer/list.js";
import { makeModel, makeNames } from "./explorer/model.js";
import { layNear, rows } from "./explorer/near.js";
import { makePanel } from "./explorer/panel.js";
import { save } from "./explorer/save.js";
import { freshState, fromHash, toHash } from "./explorer/state.js";
import { t, useWords } from "./explorer/words.js";

const { load, href, dark, makeDrawing } = globalThis.graphkit; // the drawing is missing where WebGL is
const $ = (id) => document.getElementById(id);
const FIRST_KINDS = ["document", "resolution", "place", "state", "person", "event"];

async function start() {
  const slow = setTimeout(() => ($("told").textContent = $("told").dataset.slow), 3000); // a server may be making it just now
  const model = makeModel(await load("explorer/graph"));
  clearTimeout(slow);
  const state = freshState();
  useWords(model.words, state);
  const names = makeNames(model, state);
  let view = null;
  let passes = () => true;
  let drawing = null;
  let cursor = null;

  function change(edit) {
    edit(state);
    const hash = toHash(state);
    if (hash !== location.hash) history.pushState(null, "", hash);
    show();
  }

  const act = {
    choose: (n) => change((next) => {
      next.chosen = model.nodes.id[n];
      next.pair = [];
      if (!next.centre && !next.whole) next.centre = next.chosen;
    }),
    centre: (n) => change((next) => {
      const id = model.nodes.id[n];
      if (next.centre && next.centre !== id) next.trail = [...next.trail.filter((one) => one !== id), next.centre].slice(-8);
      Object.assign(next, { centre: id, chosen: id, pair: [], whole: false, more: 0 });
    }),
    pair: (a, b) => change((next) => {
      next.pair = [model.nodes.id[a], model.nodes.id[b]];
      next.chosen = "";
    }),
    isCentre: (n) => !state.whole && state.centre === model.nodes.id[n],
    reader: (passage) => {
      const page = model.readers[passage.src];
      return page ? `${href(page)}#char=${passage.start},${passage.end}` : "";
    },
  };

  const panel = makePanel($("panel"), { model, names, dark, load, href, act });
  const facets = makeFacets($("facets"), { model, names, state: () => state, dark, change });
  if (makeDrawing) {
    drawing = makeDrawing($("canvas"), {
      model,
      names,
      dark,
      listen: {
        node: (n) => act.choose(n),
        centre: act.centre,
        pair: (a, b) => act.pair(Number(a), Number(b)),
        stage: () => {},
        over: (edge) => {
          $("told").textContent = edge ? told(edge) : "";
        },
      },
    });
  }

  globalThis.graphkit.placeOf = (id) => drawing?.placeOf(model.at.get(id)); // for those who steer the page from outside

  function told(pair) {
    const all = model.between(Number(pair.from), Number(pair.to)).filter(passes);
    const first = all.find((e) => model.edges.source[e] === Number(pair.from)) ?? all[0];
    if (first === undefined) return "";
    const who = model.isClaim(first) ? ` — ${t("says", names.id(model.edges.claimants[model.edges.claimant[first]]))}` : "";
    return `${names.node(Number(pair.from))} ${names.link(first, true)} ${names.node(Number(pair.to))}${who}${all.length > 1 ? ` (+${all.length - 1})` : ""}`;
  }

  let drawn = ""; // what the drawing shows now; the panel may change without it

  function show() {
    const box = $("canvas").getBoundingClientRect();
    passes = makeFilter(model, state, state.whole ? -1 : (model.at.get(state.centre) ?? -1)).edge;
    const centre = model.at.get(state.centre);
    const near = !state.whole && centre !== undefined;
    const key = toHash({ ...state, chosen: "", pair: [], trail: [], list: false }) + dark() + (near ? "" : "whole");
    if (key !== drawn) {
      drawn = key;
      cursor = null;
      const room = rows(Math.max(box.height, 420)) * 2 - 4;
      view = near ? nearView(model, state, room * (1 + state.more)) : wholeView(model, state);
      if (drawing) {
        try {
          drawing.show(view, near ? layNear(model, view, { width: Math.max(box.width, 320), height: Math.max(box.height, 420) }) : null, !near);
          if (near) drawing.sigma().getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
        } catch (error) {
          drawing = null;
          console.warn(error);
        }
      }
      facets.draw();
      labels();
    }
    const chosen = model.at.get(state.chosen) ?? (state.pair.length ? null : (centre ?? null));
    const pair = state.pair.length ? state.pair.map((id) => model.at.get(id)) : null;
    drawing?.mark(chosen ?? null, pair);
    if (drawing && state.whole && chosen !== null && chosen !== undefined && view.nodes.length > 400) drawing.goTo(chosen);
    if (pair) void panel.pair(pair[0], pair[1], passes);
    else if (chosen !== null && chosen !== undefined) void panel.node(chosen, passes);
    else panel.welcome(best());
    if (!drawing) {
      state.list = true;
      $("told").textContent = t("no-drawing");
    }
    $("stage").classList.toggle("listed", state.list);
    $("as-list").setAttribute("aria-pressed", String(state.list));
    $("whole").setAttribute("aria-pressed", String(!near));
    if (state.list) showList($("list"), { model, names, view, act });
    else $("list").replaceChildren();
    trail(near ? centre : null);
    $("more").hidden = !near || view.left <= 0;
    $("more").textContent = near ? t("show-more", view.left) : "";
    $("count").textContent = t("count", view.nodes.length.toLocaleString("en"), view.pairs.length.toLocaleString("en"), model.count.toLocaleString("en"));
    $("canvas").setAttribute("aria-label", t("picture", view.nodes.length, view.pairs.length));
    if (!document.documentElement.dataset.ready && drawing) $("told").textContent = ""; // it said: loading
    document.documentElement.dataset.ready = "1";
  }

  function best() {
    return FIRST_KINDS.map((kind) => {
      const at = model.kindNames.indexOf(kind);
      const list = [];
      for (let n = 0; n < model.count; n++) if (model.nodes.kind[n] === at && model.degree[n]) list.push(n);
      return [kind, list.sort((a, b) => model.degree[b] - model.degree[a] || a - b).slice(0, 5)];
    }).filter(([, list]) => list.length);
  }

  function trail(centre) {
    const steps = state.trail.map((id) => make("li", {}, make("button", { type: "button", class: "plain", onclick: () => act.centre(model.at.get(id)) }, words(names.id(id)))));
    if (centre !== null && centre !== undefined) steps.push(make("li", { "aria-current": "location" }, words(names.node(centre))));
    $("trail").replaceChildren(make("li", {}, make("button", { type: "button", class: "plain", onclick: () => change((next) => Object.assign(next, { centre: "", chosen: "", pair: [], trail: [], whole: model.count <= 400 })) }, t("start"))), ...steps);
  }

  /** Words of the page itself, in the language chosen. */
  function labels() {
    document.documentElement.lang = state.lang;
    document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = t(element.dataset.word);
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", t(element.dataset.label));
      element.title = t(element.dataset.label);
    }
    $("labels").value = state.lang;
  }

  function arrive() {
    Object.assign(state, fromHash(location.hash, model));
    if (!state.centre && !state.whole && !state.pair.length) {
      // a small graph opens whole; of a large one the node with most links is a start
      if (model.count <= 400) state.whole = true;
      else if (!location.hash) state.centre = opening();
      else state.centre = state.chosen || opening();
    }
    if (!state.centre && state.pair.length && !state.whole) state.centre = state.pair[0];
    show();
  }

  function opening() {
    const [, list] = best().find(([kind]) => kind === "resolution") ?? best()[0] ?? [];
    return list?.length ? model.nodes.id[list[0]] : "";
  }

  // --- buttons and keys -------------------------------------------------------------------------------------------
  document.addEventListener("graphkit-chosen", (event) => {
    if (!model.at.has(event.detail)) return;
    event.preventDefault();
    const n = model.at.get(event.detail);
    if (state.whole && view.nodes.includes(n)) act.choose(n);
    else act.centre(n);
    $("canvas").focus();
  });
  $("whole").addEventListener("click", () => change((next) => {
    next.whole = !next.whole;
    if (!next.whole && !next.centre) next.centre = next.chosen || opening();
    next.pair = [];
  }));
  $("as-list").addEventListener("click", () => change((next) => (next.list = !next.list)));
  $("more").addEventListener("click", () => change((next) => next.more++));
  $("labels").addEventListener("change", (event) => change((next) => (next.lang = event.target.value)));
  $("nearer").addEventListener("click", () => drawing?.zoom(1));
  $("farther").addEventListener("click", () => drawing?.zoom(-1));
  $("fit").addEventListener("click", () => drawing?.zoom(0));
  $("link").addEventListener("click", async (event) => {
    await copy(location.href.split("#")[0] + toHash(state), event.target, t("copied"));
  });
  $("save").addEventListener("change", async (event) => {
    const kind = event.target.value;
    event.target.value = "";
    const title = $("trail").textContent;
    if (kind) await save(kind, { model, names, view, passes, title }, drawing, "graphkit-" + (state.whole ? "graph" : state.centre.replace(/[^\p{L}\p{N}]+/gu, "-")));
  });
  $("canvas").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!drawing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      const from = cursor ?? model.at.get(state.chosen) ?? model.at.get(state.centre) ?? null;
      const next = drawing.next(from, step[0], step[1]);
      if (next !== null) {
        cursor = next;
        $("told").textContent = `${names.kind(model.kind(next))}: ${names.node(next)}`;
      }
    } else if (event.key === "Enter" && cursor !== null) event.shiftKey ? act.centre(cursor) : act.choose(cursor);
    else if (event.key === "+" || event.key === "=") drawing.zoom(1);
    else if (event.key === "-") drawing.zoom(-1);
    else if (event.key === "0") drawing.zoom(0);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "")) return;
    if (event.key === "Backspace") {
      event.preventDefault();
      history.back();
    } else if (event.key === "Escape" && state.pair.length) {
      change((next) => {
        next.chosen = next.pair[0];
        next.pair = [];
      });
    }
  });
  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  document.addEventListener("graphkit-theme", show);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      drawn = "";
      show();
    }, 200);
  });
  arrive();
}

start().catch((error) => {
  document.getElementById("told").textContent = document.getElementById("told").dataset.broken;
  throw error;
});
