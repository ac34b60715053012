// The filters at the side: kinds with their pictures (the legend too), links, and further choices; the years.
import { badge } from "./icons.js";
import { make, words } from "./dom.js";
import { t } from "./words.js";

const FIRST = 8; // values of a filter that are listed at once

export function makeFacets(root, { model, names, state, dark, change }) {
  const tally = (values, size) => {
    const counts = new Array(size).fill(0);
    for (const value of values) if (value >= 0) counts[value]++;
    return counts;
  };
  const { nodes, edges } = model;
  const families = Object.keys(model.links.families);
  const counts = {
    kinds: tally(nodes.kind, model.kindNames.length),
    families: tally(edges.type.map((_, e) => families.indexOf(model.family(e))), families.length),
    bodies: tally(nodes.body, nodes.bodies.length),
    languages: tally(edges.lang.flat(), edges.languages.length),
    functions: tally(edges.function, edges.functions.length),
    claimants: tally(edges.claimant, edges.claimants.length),
  };
  const known = nodes.year.filter((year) => year > 0);
  const span = known.length ? [Math.min(...known), Math.max(...known)] : null;
  const perYear = new Map();
  for (const year of known) perYear.set(year, (perYear.get(year) ?? 0) + 1);
  const open = new Set(["kinds", "families"]);
  const long = new Set();

  function row(group, value, label, count, checked, mark) {
    const box = make("input", { type: "checkbox", "data-value": value });
    box.checked = checked;
    box.addEventListener("change", () => change((next) => {
      if (next[group].has(value)) next[group].delete(value);
      else next[group].add(value);
    }));
    return make("li", {}, make("label", {}, box, mark ?? "", words(label), make("span", { class: "count" }, count.toLocaleString("en"))));
  }

  /** A filter: of some all values are on at first and are taken away, of others one chooses a few. */
  function filter(group, title, values, { takeAway = false, hint = "" } = {}) {
    const shown = values.filter(({ count, value }) => count || state()[group].has(value));
    if (shown.length < 2 && !state()[group].size) return "";
    const set = state()[group];
    const few = long.has(group) ? shown : shown.filter(({ value }, nth) => nth < (takeAway ? 99 : FIRST) || set.has(value));
    const box = make("details", { class: "facet", id: `facet-${group}`, open: open.has(group) || (set.size > 0 && !takeAway) });
    box.addEventListener("toggle", () => (box.open ? open.add(group) : open.delete(group)));
    const clear = set.size ? make("button", { type: "button", class: "small", onclick: () => change((next) => next[group].clear()) }, takeAway ? t("show-all") : t("clear")) : "";
    box.append(
      make("summary", {}, title, set.size ? make("span", { class: "active" }, takeAway ? ` −${set.size}` : ` ${set.size}`) : ""),
      hint ? make("p", { class: "faint" }, hint) : "",
      make("ul", {}, few.map(({ value, label, count, mark }) => row(group, value, label, count, takeAway ? !set.has(value) : set.has(value), mark))),
      few.length < shown.length ? make("button", { type: "button", class: "small", onclick: () => { long.add(group); draw(); } }, t("show-more", shown.length - few.length)) : "",
      clear,
    );
    return box;
  }

  const listed = (values, group, label) =>
    values
      .map((value, nth) => ({ value, label: label(value), count: counts[group][nth] }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));

  function years() {
    if (!span || span[0] === span[1]) return "";
    const [low, high] = state().years ?? span;
    const most = Math.max(...perYear.values());
    const wide = span[1] - span[0] + 1;
    const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    chart.setAttribute("viewBox", `0 0 ${wide} 20`);
    chart.setAttribute("preserveAspectRatio", "none");
    chart.setAttribute("class", "chart");
    chart.setAttribute("aria-hidden", "true");
    for (const [year, count] of perYear) {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const height = Math.max(1, 20 * Math.sqrt(count / most));
      for (const [name, value] of Object.entries({ x: year - span[0], y: 20 - height, width: 0.85, height })) bar.setAttribute(name, value);
      bar.setAttribute("class", year < low || year > high ? "out" : "in");
      chart.append(bar);
    }
    const slider = (label, value, edge) => {
      const input = make("input", { type: "range", min: span[0], max: span[1], step: 1, value, "aria-label": label });
      const told = make("output", {}, value);
      input.addEventListener("input", () => (told.textContent = input.value));
      input.addEventListener("change", () => change((next) => {
        const now = [...(next.years ?? span)];
        now[edge] = Number(input.value);
        if (now[0] > now[1]) now[1 - edge] = now[edge];
        next.years = now[0] === span[0] && now[1] === span[1] ? null : now;
      }));
      return make("label", { class: "year" }, `${label} `, told, input);
    };
    const clear = state().years ? make("button", { type: "button", class: "small", onclick: () => change((next) => (next.years = null)) }, t("clear")) : "";
    return make("div", { class: "facet", id: "facet-years" }, make("h3", {}, t("years")), chart, slider(t("from-year"), low, 0), slider(t("to-year"), high, 1), clear, make("p", { class: "faint" }, t("years-hint")));
  }

  function confidence() {
    if (!edges.confidence.some((sure) => sure >= 0)) return "";
    const input = make("input", { type: "range", min: 0, max: 100, step: 5, value: state().sure, "aria-label": t("confidence") });
    const told = make("output", {}, `≥ ${(state().sure / 100).toFixed(2)}`);
    input.addEventListener("input", () => (told.textContent = `≥ ${(input.value / 100).toFixed(2)}`));
    input.addEventListener("change", () => change((next) => (next.sure = Number(input.value))));
    return make("div", { class: "facet", id: "facet-confidence" }, make("h3", {}, t("confidence")), make("label", { class: "year" }, told, input));
  }

  function draw() {
    const focus = document.activeElement?.closest("#facets") ? document.activeElement.getAttribute("data-value") : null;
    const kinds = model.kindNames.map((kind, nth) => ({ value: kind, label: names.kind(kind), count: counts.kinds[nth], mark: badge(model.kinds[kind], dark()) }));
    const line = (family) => {
      const swatch = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      swatch.setAttribute("viewBox", "0 0 24 8");
      swatch.setAttribute("class", "swatch");
      swatch.setAttribute("aria-hidden", "true");
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", "M0 4H24");
      path.setAttribute("stroke-width", "3");
      path.setAttribute("stroke", dark() ? model.links.families[family].dark : model.links.families[family].light);
      swatch.append(path);
      return swatch;
    };
    root.replaceChildren(
      ...[
        filter("kinds", t("kinds"), kinds, { takeAway: true }),
        filter("families", t("links"), families.map((family, nth) => ({ value: family, label: t(`family-${family}`), count: counts.families[nth], mark: line(family) })), { takeAway: true }),
        years(),
        filter("bodies", t("bodies"), listed(nodes.bodies, "bodies", (name) => name.replace(/^United Nations, /, ""))),
        filter("languages", t("languages"), listed(edges.languages, "languages", (lang) => t(`language-${lang}`))),
        filter("functions", t("functions"), listed(edges.functions, "functions", (name) => t(`cito-${name}`)), { hint: t("functions-hint") }),
        filter("claimants", t("claimants"), listed(edges.claimants, "claimants", names.id), { hint: t("claimants-hint") }),
        confidence(),
      ].filter(Boolean),
    );
    if (focus) root.querySelector(`[data-value="${CSS.escape(focus)}"]`)?.focus();
  }

  return { draw };
}
