// The drawing: sigma on WebGL, with our labels.
import { DirectedGraph } from "graphology";
import Sigma from "sigma";
import { reckonHits } from "./hits.js";
import { icon } from "./icons.js";
import { makeLines, strongest } from "./lines.js";
import { edgePrograms, nodePrograms } from "./programs.js";
import { mix, rgb } from "./shades.js";

export const MANY = 3_000; // from here on plain discs without pictures
const LINES = 4_000; // from here on links are plain lines, which the pointer does not find
const FADING = 10_000; // up to here all that is not next to the chosen node fades
const font = '"Noto Sans", system-ui, "Noto Sans CJK SC", "Noto Sans Arabic", sans-serif';

export function makeDrawing(container, { model, names, dark, listen }) {
  const graph = new DirectedGraph();
  let renderer = null;
  let hits = null;
  let lines = null;
  let view = null;
  let drawnLines = []; // the links that are plain lines, the strongest first
  const look = { hovered: null, near: null, chosen: null, pair: null, cursor: null };

  const colours = () =>
    dark()
      ? { paper: "#14181d", ink: "#e8ecf1", faint: "#2b333c", icon: "#14181d" }
      : { paper: "#ffffff", ink: "#1b2430", faint: "#e3e7ec", icon: "#ffffff" };
  const shade = (row) => (dark() ? row.dark : row.light);
  const kindColour = (n) => shade(model.kinds[model.kind(n)]);
  const familyColour = (family) => shade(model.links.families[family] ?? model.links.families.mention);

  function label(context, data, settings) {
    if (!data.label) return;
    const { paper, ink } = colours();
    const size = data.strong ? settings.labelSize + 2 : settings.labelSize;
    context.font = `${data.strong ? 650 : 400} ${size}px ${font}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    let [x, y] = [data.x + data.size + 4, data.y];
    context.textAlign = "left";
    if (data.side === "left") [x, context.textAlign] = [data.x - data.size - 4, "right"];
    if (data.side === "centre") [x, y, context.textAlign] = [data.x, data.y + data.size + 12, "center"];
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  }

  function hover(context, data, settings) {
    const { ink } = colours();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 3, 0, Math.PI * 2);
    context.lineWidth = 3;
    context.strokeStyle = ink;
    context.stroke();
    label(context, { ...data, label: data.whole ?? data.label, strong: true }, settings);
  }

  function nodeLook(n, data) {
    const marked = n === look.chosen || n === look.cursor;
    if (!marked && !look.near) return data;
    const given = { ...data };
    const fades = graph.order <= FADING;
    if (look.near && !look.near.has(n) && fades) Object.assign(given, { color: colours().faint, label: "", image: null, zIndex: 0 });
    else if (look.near?.has(n)) Object.assign(given, { forceLabel: look.near.size < 40, zIndex: 1 });
    if (marked) Object.assign(given, { highlighted: true, zIndex: 2 });
    return given;
  }

  function edgeLook(e, data) {
    const given = { ...data };
    const [from, to] = [data.from, data.to];
    if (look.pair && look.pair.has(from) && look.pair.has(to)) {
      return Object.assign(given, { size: data.size + 3, zIndex: 3 });
    }
    const middle = look.hovered ?? look.chosen;
    if (look.near && from !== middle && to !== middle) Object.assign(given, { color: colours().faint });
    else if (look.near) Object.assign(given, { size: data.size + 0.7, zIndex: 2 });
    return given;
  }

  function start() {
    renderer = new Sigma(graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "disc",
      defaultEdgeType: "arrow",
      nodeProgramClasses: nodePrograms(),
      edgeProgramClasses: edgePrograms(),
      defaultDrawNodeLabel: label,
      defaultDrawNodeHover: hover,
      labelFont: font,
      labelSize: 13,
      labelDensity: 0.9,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      stagePadding: 20,
      zIndex: true,
      enableEdgeEvents: true,
      nodeReducer: nodeLook,
      edgeReducer: edgeLook,
    });
    // every canvas costs time on the screen, even an empty one
    const { edgeLabels, hovers, hoverNodes } = renderer.getCanvases();
    edgeLabels.style.display = "none";
    renderer.on("beforeRender", () => {
      const display = look.hovered ?? look.chosen ?? look.cursor ? "" : "none";
      hovers.style.display = hoverNodes.style.display = display;
    });
    hits = reckonHits(renderer, graph);
    lines = makeLines(renderer);
    renderer.on("clickNode", ({ node, event }) => listen.node(Number(node), event.original));
    renderer.on("doubleClickNode", (event) => {
      event.preventSigmaDefault();
      listen.centre(Number(event.node));
    });
    renderer.on("clickEdge", ({ edge }) => listen.pair(graph.getEdgeAttribute(edge, "from"), graph.getEdgeAttribute(edge, "to")));
    renderer.on("clickStage", () => listen.stage());
    renderer.on("enterNode", ({ node }) => point(node));
    renderer.on("leaveNode", () => point(null));
    renderer.on("enterEdge", ({ edge }) => {
      container.style.cursor = "pointer";
      listen.over(graph.getEdgeAttributes(edge));
    });
    renderer.on("leaveEdge", () => {
      container.style.cursor = "";
      listen.over(null);
    });
  }

  function point(node) {
    look.hovered = node;
    container.style.cursor = node ? "pointer" : "";
    const before = marked();
    emphasise();
    if (graph.order <= MANY) again(before);
  }

  const marked = () => [...(look.near ?? []), look.chosen, look.cursor].filter((key) => key !== null && graph.hasNode(key));

  /** Draw again after other nodes were marked; of a large graph only those that look different now. */
  function again(before) {
    const partialGraph = graph.order > FADING ? { nodes: [...new Set([...before, ...marked()])] } : undefined;
    if (drawnLines.length) {
      const middle = look.near ? (look.hovered ?? look.chosen) : null;
      lines.only(middle === null ? [] : drawnLines.filter(({ pair }) => pair.from === Number(middle) || pair.to === Number(middle)).map((line) => atEnds(line, 255)));
    }
    renderer.refresh({ skipIndexation: true, partialGraph });
  }

  /** A link as a line from the middle of one node to that of the other. */
  function atEnds({ pair, colour }, alpha) {
    const end = (n) => renderer.getNodeDisplayData(String(n));
    return { from: end(pair.from), to: end(pair.to), colour: [...rgb(colour), alpha] };
  }

  /** What stands out: what the pointer is on, else what was chosen, with all next to it. */
  function emphasise() {
    const middle = look.hovered ?? (graph.order > 400 ? look.chosen : null);
    look.near = null;
    if (middle === null || !graph.hasNode(middle)) return;
    look.near = new Set([middle, ...graph.neighbors(middle)]);
    for (const { pair } of drawnLines) {
      if (pair.from === Number(middle)) look.near.add(String(pair.to));
      else if (pair.to === Number(middle)) look.near.add(String(pair.from));
    }
  }

  const sizeOf = (n) => Math.min(10, 5 + 0.7 * Math.log2(1 + model.degree[n]));
  const short = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join("") + "…" : text);

  /** Draw a view: `places` has the place of each node; without it those of the whole graph count. */
  function show(shown, laid, whole) {
    view = shown;
    const tint = colours();
    const many = view.nodes.length > MANY;
    const shrink = Math.min(1, Math.max(0.3, (400 / view.nodes.length) ** 0.3));
    const { nodes } = model;
    const rows = view.nodes.map((n) => {
      const place = laid?.places.get(n);
      const name = names.node(n);
      const size = whole ? (4.5 + Math.log2(1 + model.degree[n])) * shrink : (place?.side === "centre" ? 20 : sizeOf(n)) * (laid?.scale ?? 1);
      return {
        key: String(n),
        attributes: {
          x: place ? place.x : nodes.x[n],
          y: place ? place.y : -nodes.y[n],
          side: place?.side,
          size,
          label: short(name, whole ? 40 : (laid.letters ?? 30)),
          whole: name,
          color: kindColour(n),
          type: many ? "disc" : "image",
          image: many ? null : icon(model.kinds[model.kind(n)].path, tint.icon),
          forceLabel: Boolean(place),
          strong: place?.side === "centre",
        },
      };
    });
    const beside = (pair) => !whole && pair.from !== view.centre && pair.to !== view.centre;
    const plain = whole && view.pairs.length > LINES;
    const links = (plain ? [] : view.pairs).map((pair) => ({
      source: String(pair.from),
      target: String(pair.to),
      key: `${pair.from}>${pair.to}`,
      attributes: {
        ...pair,
        from: String(pair.from),
        to: String(pair.to),
        color: mix(familyColour(pair.family), tint.paper, beside(pair) ? 0.55 : whole ? 0.35 : 0),
        size: whole ? 0.5 : beside(pair) ? 0.7 : Math.min(5, 1.2 + 0.7 * Math.log2(pair.links)),
        type: whole ? "line" : "arrow",
      },
    }));
    look.hovered = look.near = null;
    if (renderer) renderer.getGraph().clear();
    graph.import({ nodes: rows, edges: links });
    if (!renderer) start();
    renderer.setCustomBBox(laid ? laid.box : null);
    renderer.setSetting("labelRenderedSizeThreshold", whole ? 6 * shrink : 0);
    renderer.setSetting("labelDensity", whole ? 0.7 : 1);
    renderer.setSetting("labelGridCellSize", whole ? 130 : 90);
    renderer.setSetting("labelSize", Math.max(7, Math.round(13 * (laid?.scale ?? 1))));
    renderer.setSetting("enableEdgeEvents", !plain);
    renderer.setSetting("hideLabelsOnMove", view.nodes.length > LINES);
    drawnLines = plain ? strongest(view.pairs).map((pair) => ({ pair, colour: familyColour(pair.family) })) : [];
    emphasise();
    renderer.refresh();
    hits.learn();
    lines.only([]);
    lines.set(drawnLines.map((line) => atEnds(line, 110)));
    renderer.scheduleRender();
  }

  /** Mark what the panel tells of. */
  function mark(chosen, pair) {
    const before = renderer ? marked() : [];
    look.chosen = chosen === null ? null : String(chosen);
    look.pair = pair ? new Set(pair.map(String)) : null;
    look.cursor = null;
    emphasise();
    if (renderer) again(before);
  }

  /** Bring a node of the whole graph to the middle of the picture. */
  function goTo(n) {
    const data = renderer?.getNodeDisplayData(String(n));
    if (data) renderer.getCamera().animate({ x: data.x, y: data.y, ratio: Math.min(0.25, renderer.getCamera().ratio) }, { duration: calm() ? 0 : 350 });
  }

  /** From a node, the nearest one in a direction, for the arrow keys. */
  function next(from, dx, dy) {
    const start = from !== null && graph.hasNode(String(from)) ? renderer.getNodeDisplayData(String(from)) : { x: 0.5, y: 0.5 };
    let best = null;
    let least = Infinity;
    graph.forEachNode((key) => {
      if (key === String(from)) return;
      const place = renderer.getNodeDisplayData(key);
      const [x, y] = [place.x - start.x, start.y - place.y];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along <= 1e-9) return;
      const cost = along + 3 * aside;
      if (cost < least) [best, least] = [key, cost];
    });
    const before = marked();
    look.cursor = best ?? look.cursor;
    again(before);
    return best === null ? null : Number(best);
  }

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    graph,
    show,
    mark,
    goTo,
    next,
    sigma: () => renderer,
    placeOf: (n) => graph.hasNode(String(n)) ? renderer.framedGraphToViewport(renderer.getNodeDisplayData(String(n))) : null,
    lines: () => drawnLines.slice(0, lines?.shown() ?? 0),
    iconOf: (n) => model.kinds[model.kind(n)]?.path,
    colours,
    zoom: (step) => {
      const camera = renderer.getCamera();
      const options = { duration: calm() ? 0 : 200 };
      if (step > 0) camera.animatedZoom(options);
      else if (step < 0) camera.animatedUnzoom(options);
      else camera.animatedReset(options);
    },
    resize: () => renderer?.resize(),
  };
}
