// What the page shows, read from the embedded JSON and indexed once.

const { page, network: drawn, kinds, links, words } = JSON.parse(document.getElementById("data").textContent);
const LANGUAGES = { en: "English", fr: "Français", es: "Español", ru: "Русский", zh: "中文", ar: "العربية" };
const RTL = new Set(["ar", "fa", "he", "ur", "ps", "ug", "yi"]);

const nodes = page.nodes.map((node, index) => ({ ...node, index, out: [], in: [], spot: drawn.nodes[index] }));
const nodeById = new Map(nodes.map((node) => [node.id, node]));
const edges = page.edges.map((edge, index) => ({
  ...edge,
  index,
  from: nodeById.get(edge.source),
  to: nodeById.get(edge.target),
  claim: edge.type.startsWith("claimed") || edge.claimant !== null,
  langs: new Set(edge.evidence.map((item) => page.evidence[item].lang)),
}));
const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
for (const edge of edges) {
  edge.from.out.push(edge);
  edge.to.in.push(edge);
}

let language = "en";

/** The page's own words in the chosen language; {0}, {1} … are filled in. */
function word(key, ...values) {
  const forms = Object.hasOwn(words, key) ? words[key] : {};
  const form = forms[language] ?? forms.en ?? key;
  return form.replace(/\{(\d)\}/g, (_, place) => String(values[place] ?? ""));
}

/** A text with the language it is in: the wanted one, else English, else the first. */
function pick(labels, id) {
  for (const lang of [language, "en", ...Object.keys(labels).sort()])
    if (labels[lang]) return { text: labels[lang], lang };
  return { text: id.slice(id.indexOf("/") + 1).replaceAll("_", "/"), lang: "" };
}

function labelOf(id) {
  const node = nodeById.get(id);
  return pick(node ? node.labels : Object.hasOwn(page.others, id) ? page.others[id] : {}, id);
}

function kindOf(name) {
  return Object.hasOwn(kinds, name) ? kinds[name] : kinds.other;
}

function kindName(name) {
  return Object.hasOwn(kinds, name) ? pick(kinds[name].labels, name).text : name.replaceAll("_", " ");
}

function linkStyle(edge) {
  const known = Object.hasOwn(links.types, edge.type) ? links.types[edge.type].family : null;
  return links.families[known ?? (edge.claim ? "claim" : edge.type.startsWith("cites") ? "citation" : "frame")];
}

/** "cites", read forwards, or "cited by", read backwards. */
function linkName(edge, backwards = false) {
  return typeName(edge.type, backwards);
}

function typeName(type, backwards = false) {
  if (Object.hasOwn(links.types, type)) return pick(links.types[type][backwards ? "in" : "out"], type).text;
  return (backwards ? "← " : "") + type.replaceAll("-", " ");
}

function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function direction(lang) {
  return RTL.has(lang) ? "rtl" : "ltr";
}

/** "X says:", "X denies:" … for a claim. */
function voice(edge) {
  const who = edge.claimant ? labelOf(edge.claimant).text : word("unknown");
  const verb = ["denied", "demanded", "predicted", "conditional", "recorded"].includes(edge.modality) ? edge.modality : "says";
  return word(verb, who);
}

/** Build an element; text always goes in as text, never as markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else if (key === "class") element.className = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function text(tag, { text: content, lang }, attributes = {}) {
  return make(tag, { lang: lang || null, dir: lang ? direction(lang) : "auto", ...attributes }, content);
}

/** The outline of a kind as a small picture. */
function icon(kind) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "-1 -1 26 26");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  path.setAttribute("d", kindOf(kind).path);
  path.setAttribute("fill", kindOf(kind)[theme]);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}
