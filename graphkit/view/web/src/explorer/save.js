// Exports: the picture as PNG or SVG, what is shown as GraphML, JSON or CSV. Claims keep their claimants in all.
import { download } from "./dom.js";

const xml = (value) =>
  String(value)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** The links of a view, each with all that is known of it. */
function rows({ model, names, view, passes }) {
  const { nodes, edges } = model;
  const inside = new Set(view.nodes);
  const nodeRows = view.nodes.map((n) => ({
    id: nodes.id[n],
    kind: model.kind(n),
    label: names.node(n),
    year: nodes.year[n] || "",
    body: nodes.body[n] >= 0 ? nodes.bodies[nodes.body[n]] : "",
    links: model.degree[n],
  }));
  const linkRows = [];
  for (let e = 0; e < edges.source.length; e++) {
    if (!inside.has(edges.source[e]) || !inside.has(edges.target[e]) || !passes(e)) continue;
    linkRows.push({
      source: nodes.id[edges.source[e]],
      target: nodes.id[edges.target[e]],
      type: model.type(e),
      function: edges.function[e] >= 0 ? edges.functions[edges.function[e]] : "",
      claimant: edges.claimant[e] >= 0 ? edges.claimants[edges.claimant[e]] : "",
      modality: edges.modality[e] >= 0 ? edges.modalities[edges.modality[e]] : "",
      attributed_to: edges.attributed[e] >= 0 ? edges.claimants[edges.attributed[e]] : "",
      wording: edges.label[e],
      confidence: edges.confidence[e] >= 0 ? edges.confidence[e] / 100 : "",
      year: edges.year[e] || "",
      passages: edges.total[e],
    });
  }
  return { nodes: nodeRows, links: linkRows };
}

export function graphml(given) {
  const { nodes, links } = rows(given);
  const kindOf = (name) => (name === "confidence" ? "double" : ["links", "passages", "year"].includes(name) ? "int" : "string");
  const keys = (part, row) => Object.keys(row ?? {}).filter((name) => !["id", "source", "target"].includes(name)).map((name) => [`${part}-${name}`, part, name]);
  const all = [...keys("node", nodes[0]), ...keys("edge", links[0])];
  const data = (part, row) =>
    Object.entries(row)
      .filter(([name, value]) => value !== "" && !["id", "source", "target"].includes(name))
      .map(([name, value]) => `<data key="${part}-${name}">${xml(value)}</data>`)
      .join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...all.map(([id, part, name]) => `<key id="${id}" for="${part}" attr.name="${name}" attr.type="${kindOf(name)}"/>`),
    '<graph edgedefault="directed">',
    ...nodes.map((row) => `<node id="${xml(row.id)}">${data("node", row)}</node>`),
    ...links.map((row) => `<edge source="${xml(row.source)}" target="${xml(row.target)}">${data("edge", row)}</edge>`),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

export const json = (given) => JSON.stringify(rows(given), null, 1) + "\n";

export function csv(given) {
  const { links } = rows(given);
  const titles = ["source", "target", "type", "function", "claimant", "modality", "attributed_to", "wording", "confidence", "year", "passages"];
  // a cell that a spreadsheet would run as a formula gets an apostrophe before it
  const cell = (value) => {
    const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return "\ufeff" + [titles, ...links.map((row) => titles.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** The drawing as it stands on the screen, as SVG. */
export function svg(drawing, title) {
  const sigma = drawing.sigma();
  const { width, height } = sigma.getDimensions();
  const { paper, ink } = drawing.colours();
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans, sans-serif">`,
    `<title>${xml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
  ];
  const place = (key) => {
    const data = sigma.getNodeDisplayData(key);
    return { ...sigma.framedGraphToViewport(data), data, size: sigma.scaleSize(data.size) };
  };
  const seen = ({ x, y }) => x > -50 && y > -50 && x < width + 50 && y < height + 50;
  const round = (number) => Math.round(number * 10) / 10;
  for (const { pair, colour } of drawing.lines()) {
    const [a, b] = [place(String(pair.from)), place(String(pair.to))];
    if (!seen(a) && !seen(b)) continue;
    parts.push(`<path d="M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}" stroke="${colour}" stroke-opacity="0.4" fill="none"/>`);
  }
  drawing.graph.forEachEdge((key, _, from, to) => {
    const [a, b] = [place(from), place(to)];
    const look = sigma.getEdgeDisplayData(key);
    if (look.hidden || (!seen(a) && !seen(b))) return;
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const [x, y] = [b.x - ux * b.size, b.y - uy * b.size];
    parts.push(`<path d="M${round(a.x)} ${round(a.y)}L${round(x)} ${round(y)}" stroke="${look.color}" stroke-width="${round(look.size)}" fill="none"/>`);
    if (look.type === "arrow") {
      parts.push(`<path d="M${round(x)} ${round(y)}l${round(-8 * ux - 3.5 * uy)} ${round(-8 * uy + 3.5 * ux)}l${round(7 * uy)} ${round(-7 * ux)}z" fill="${look.color}"/>`);
    }
  });
  const labelled = new Set(sigma.getNodeDisplayedLabels());
  const labels = [];
  drawing.graph.forEachNode((key, attributes) => {
    const { x, y, data, size } = place(key);
    if (data.hidden || !seen({ x, y })) return;
    parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${data.color}"/>`);
    const path = drawing.iconOf(Number(key));
    if (path && attributes.image) {
      parts.push(`<path transform="translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${(size / 24).toFixed(3)})" d="${xml(path)}" fill="${paper}" fill-rule="evenodd"/>`);
    }
    if (!labelled.has(key) || !data.label) return;
    const [dx, dy, anchor] = data.side === "left" ? [-size - 4, 4, "end"] : data.side === "centre" ? [0, size + 16, "middle"] : [size + 4, 4, "start"];
    labels.push(`<text x="${round(x + dx)}" y="${round(y + dy)}" font-size="13" text-anchor="${anchor}" fill="${ink}" stroke="${paper}" stroke-width="3" paint-order="stroke">${xml(data.label)}</text>`);
  });
  return [...parts, ...labels, "</svg>", ""].join("\n");
}

/** The drawing as it stands on the screen, as PNG. */
export function png(drawing) {
  const sigma = drawing.sigma();
  const { width, height } = sigma.getDimensions();
  const ratio = window.devicePixelRatio || 1;
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [width * ratio, height * ratio];
  const context = sheet.getContext("2d");
  context.fillStyle = drawing.colours().paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  sigma.refresh(); // what WebGL drew is gone once the browser has shown it: draw it again, and copy at once
  for (const layer of ["edges", "edgeLabels", "nodes", "labels", "hovers", "hoverNodes"]) {
    const canvas = sigma.getCanvases()[layer];
    if (canvas) context.drawImage(canvas, 0, 0, sheet.width, sheet.height);
  }
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

export async function save(kind, given, drawing, name) {
  if (kind === "png") download(`${name}.png`, await png(drawing), "image/png");
  else if (kind === "svg") download(`${name}.svg`, svg(drawing, given.title), "image/svg+xml");
  else if (kind === "graphml") download(`${name}.graphml`, graphml(given), "application/xml");
  else if (kind === "json") download(`${name}.json`, json(given), "application/json");
  else if (kind === "csv") download(`${name}.csv`, csv(given), "text/csv;charset=utf-8");
}
