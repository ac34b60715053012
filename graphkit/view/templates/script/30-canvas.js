// The drawing: vis-network keeps the view, finds what is under the pointer and draws the
// links; the outlines and the labels are ours.

const INK = {
  light: { text: "#1b242c", halo: "#fbfaf7", ring: "#1b242c", paper: "#fbfaf7" },
  dark: { text: "#eef2f5", halo: "#12171c", ring: "#ffffff", paper: "#12171c" },
};
const FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans Arabic', sans-serif";
const outlines = new Map();
let net = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
let lit = null; // the nodes in the light while something is selected or hovered

function outline(kind) {
  const path = kindOf(kind).path;
  if (!outlines.has(path)) outlines.set(path, new Path2D(path));
  return outlines.get(path);
}

/** Radius as drawn: from afar, nodes shrink less than the distances between them. */
function sizeOf(node) {
  return node.spot.size * Math.max(1, Math.min(place.focus ? 2 : roomy(), 0.8 / net.getScale()));
}

let room = 0;

/** How much nodes may grow before many of them touch: measured once, at the tighter places. */
function roomy() {
  if (!room) {
    const nearest = nodes.map((node) => Math.min(2.4, ...nodes.filter((other) => other !== node).map((other) =>
      Math.hypot(node.spot.x - other.spot.x, node.spot.y - other.spot.y) / (node.spot.size + other.spot.size))));
    room = nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 10)] ?? 1;
  }
  return room;
}

function drawNode({ ctx, id, x, y }) {
  const node = nodes[id];
  const size = sizeOf(node);
  return {
    drawNode() {
      const chosen = place.node === node || hovered === node;
      ctx.save();
      ctx.globalAlpha = !lit || lit.has(node) ? 1 : place.node || place.edge ? 0.16 : 0.5;
      ctx.translate(x - size, y - size);
      ctx.scale(size / 12, size / 12);
      ctx.lineJoin = "round";
      ctx.lineWidth = chosen ? 5 : 3;
      ctx.strokeStyle = chosen ? INK[theme].ring : INK[theme].paper;
      ctx.stroke(outline(node.kind));
      ctx.fillStyle = kindOf(node.kind)[theme];
      ctx.fill(outline(node.kind), "evenodd");
      ctx.restore();
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  };
}

function edgeLook(edge) {
  const bright = !lit || (place.edge === edge) || (hovered === edge)
    || (!(place.edge || (hovered && hovered.from)) && (edge.from === lit.centre || edge.to === lit.centre));
  const faint = linkStyle(edge) === links.families.mention;
  const usual = faint ? 0.55 : 0.9;
  const plain = !lit ? usual : bright ? 0.95 : place.node || place.edge ? 0.05 : usual / 3;
  const strong = place.edge === edge || hovered === edge;
  return {
    id: edge.index,
    hidden: !edgeShown(edge),
    color: { color: linkStyle(edge)[theme], opacity: plain },
    width: (strong ? 4 : faint ? 1.1 : 2),
    dashes: edge.claim ? [7, 5] : false,
  };
}

function light() {
  const centre = place.node ?? place.edge ?? hovered;
  if (!centre) return null;
  const set = centre.from ? new Set([centre.from, centre.to]) : near(centre);
  if (hovered && hovered !== centre && !hovered.from) set.add(hovered);
  set.centre = centre;
  return set;
}

/** Bring the drawing in line with filters, selection and theme. */
function refresh() {
  if (!net) return;
  lit = light();
  const spots = place.focus ? rings(place.focus) : null;
  nodeSet.update(nodes.map((node) => ({ id: node.index, hidden: !nodeShown(node), ...(spots?.get(node) ?? home(node)) })));
  edgeSet.update(edges.map(edgeLook));
}

function relight() {
  lit = light();
  edgeSet.update(edges.map(edgeLook));
  net.redraw();
}

const home = (node) => ({ x: node.spot.x, y: node.spot.y });

/** A neighbourhood drawn afresh: the node in the middle, its neighbours by kind on rings. */
function rings(centre) {
  const spots = new Map([[centre, { x: 0, y: 0 }]]);
  const others = [...near(centre)].filter((node) => node !== centre && nodeShown(node));
  others.sort((a, b) => a.kind.localeCompare(b.kind, "en") || b.degree - a.degree || a.index - b.index);
  for (let ring = 1, done = 0; done < others.length; ring += 1) {
    const seats = Math.min(others.length - done, 6 + 10 * ring);
    for (let seat = 0; seat < seats; seat += 1, done += 1) {
      const turn = (2 * Math.PI * (seat + (ring % 2) / 2)) / seats - Math.PI / 2;
      spots.set(others[done], { x: Math.cos(turn) * 190 * ring * 1.35, y: Math.sin(turn) * 175 * ring });
    }
  }
  return spots;
}

/** Show every visible node, with room for the labels. */
function showAll(quick = false) {
  const spots = nodes.filter(nodeShown).map((node) => net.getPosition(node.index));
  if (!spots.length) return;
  const across = spots.map(({ x }) => x);
  const down = spots.map(({ y }) => y);
  const [left, right, upper, lower] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
  const box = byId("graph").getBoundingClientRect();
  const scale = Math.min((box.width - 170) / (right - left + 1), (box.height - 130) / (lower - upper + 1), 1.25);
  net.moveTo({ position: { x: (left + right) / 2, y: (upper + lower) / 2 }, scale: Math.max(scale, 0.05),
    animation: quick ? false : { duration: 250 } });
}

function bringIntoView(node) {
  const spot = net.getPosition(node.index);
  const box = byId("graph").getBoundingClientRect();
  const panel = byId("panel"); // on a small screen it covers the lower part of the drawing
  const covered = getComputedStyle(panel).position === "absolute" ? panel.offsetHeight : 0;
  const { x, y } = net.canvasToDOM(spot);
  const inside = x > 60 && y > 60 && x < box.width - 60 && y < box.height - covered - 60;
  if (!inside || net.getScale() < 0.35)
    net.moveTo({ position: spot, offset: { x: 0, y: -covered / 2 }, scale: Math.max(net.getScale(), 0.75), animation: { duration: 250 } });
}

function startCanvas() {
  nodeSet = new vis.DataSet(drawn.nodes.map((spot) => ({ ...spot, label: undefined, ctxRenderer: drawNode })));
  edgeSet = new vis.DataSet(drawn.edges);
  net = new vis.Network(byId("graph"), { nodes: nodeSet, edges: edgeSet }, drawn.options);
  net.on("afterDrawing", drawLabels);
  net.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) openNode(nodes[node]);
    else if (edge !== undefined) openEdge(edges[edge]);
    else closePanel();
  });
  net.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) focusOn(nodes[node]); });
  net.on("hoverNode", ({ node, event }) => point(nodes[node], event));
  net.on("hoverEdge", ({ edge, event }) => point(edges[edge], event));
  net.on("blurNode", () => point(null));
  net.on("blurEdge", () => point(null));
  net.on("dragStart", () => point(null));
}

function point(thing, event) {
  hovered = thing;
  showTip(thing, event);
  byId("graph").classList.toggle("pointing", thing !== null);
  relight();
}

function showTip(thing, event) {
  const tip = byId("tip");
  tip.hidden = !thing;
  if (!thing) return;
  tip.replaceChildren(...(thing.from ? edgeTip(thing) : nodeTip(thing)));
  const box = byId("stage").getBoundingClientRect();
  const x = (event?.clientX ?? event?.center?.x ?? box.left) - box.left;
  const y = (event?.clientY ?? event?.center?.y ?? box.top) - box.top;
  tip.style.left = Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 8)) + "px";
  tip.style.top = Math.max(4, Math.min(y + 14, box.height - tip.offsetHeight - 8)) + "px";
}

function nodeTip(node) {
  return [
    make("p", { class: "over" }, icon(node.kind), kindName(node.kind)),
    text("strong", labelOf(node.id)),
    make("p", { class: "quiet" }, word("connections", node.degree)),
  ];
}

function edgeTip(edge) {
  return [
    edge.claim ? make("p", { class: "voice", dir: "auto" }, voice(edge)) : null,
    make("p", {}, text("bdi", labelOf(edge.source)), " ", make("em", {}, linkName(edge)), " ", text("bdi", labelOf(edge.target))),
    edge.label ? make("p", { class: "quiet", dir: "auto" }, "“" + edge.label + "”") : null,
    edge.claim && edge.attributed_to ? make("p", { class: "quiet" }, word("attributed", labelOf(edge.attributed_to).text)) : null,
  ].filter(Boolean);
}
