// Labels keep a readable size at every zoom: where they would run into each other, the
// label of the more important node stays and the other waits until the reader zooms in.

const LINE = 1.25;

function rank(node) {
  if (node === place.node || node === hovered || node === place.focus) return 1e6;
  return (lit?.has(node) ? 1e4 : 0) + (node.kind === "document" ? 500 : 0) + node.degree;
}

function wrap(content) {
  if (content.length <= 24) return [content];
  const wide = /[\u2e80-\u9fff\uac00-\ud7af]/.test(content);
  const limit = wide ? 13 : 24;
  if (wide) return content.length <= limit * 2 ? [content.slice(0, limit), content.slice(limit)].filter(Boolean)
    : [content.slice(0, limit), content.slice(limit, limit * 2 - 1) + "…"];
  let cut = content.lastIndexOf(" ", limit);
  if (cut < 8) cut = limit;
  const rest = content.slice(cut).trim();
  return [content.slice(0, cut), rest.length > limit ? rest.slice(0, limit - 1).trimEnd() + "…" : rest];
}

function drawLabels(ctx) {
  const scale = net.getScale();
  const size = scale > 1 ? 12.5 / Math.sqrt(scale) : Math.min(12.5, 11 + 3 * scale) / scale;
  const taken = [];
  const frame = byId("graph").getBoundingClientRect();
  const sight = { from: net.DOMtoCanvas({ x: 0, y: 0 }), to: net.DOMtoCanvas({ x: frame.width, y: frame.height }) };
  const shown = nodes.filter(nodeShown);
  const glyphs = shown.filter((node) => !(place.node || place.edge) || lit.has(node)).map(glyphBox);
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  for (const node of [...shown].sort((a, b) => rank(b) - rank(a) || a.index - b.index)) {
    const must = rank(node) >= 1e6;
    if ((place.node || place.edge) && !lit.has(node) && !must) continue;
    const heavy = must || node.kind === "document";
    ctx.font = `${heavy ? 600 : 400} ${size}px ${FONT}`;
    const label = labelOf(node.id);
    const lines = wrap(label.text);
    const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
    const box = free(node, width, size * LINE * lines.length, size * 0.25, taken, glyphs, must, sight);
    if (!box) continue;
    taken.push(box);
    ctx.direction = direction(label.lang);
    ctx.lineWidth = size * 0.3;
    ctx.strokeStyle = INK[theme].halo;
    ctx.fillStyle = INK[theme].text;
    lines.forEach((line, order) => {
      const y = box.top + order * size * LINE;
      ctx.strokeText(line, (box.left + box.right) / 2, y);
      ctx.fillText(line, (box.left + box.right) / 2, y);
    });
  }
  ctx.restore();
}

function glyphBox(node) {
  const spot = net.body.nodes[node.index];
  const size = sizeOf(node);
  return { node, left: spot.x - size, right: spot.x + size, top: spot.y - size, bottom: spot.y + size };
}

/** The first free place for a label: below its node, above, right, left. */
function free(node, width, height, gap, taken, glyphs, must, sight) {
  const own = glyphBox(node);
  const x = (own.left + own.right) / 2;
  const y = (own.top + own.bottom) / 2;
  const at = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  const places = [
    at(x - width / 2, own.bottom + gap),
    at(x - width / 2, own.top - gap - height),
    at(own.right + gap, y - height / 2),
    at(own.left - gap - width, y - height / 2),
  ];
  const meets = (box) => (other) =>
    other.node !== node && box.left - gap < other.right && other.left < box.right + gap && box.top < other.bottom && other.top < box.bottom;
  const seen = (box) => box.left >= sight.from.x && box.right <= sight.to.x && box.top >= sight.from.y && box.bottom <= sight.to.y;
  const whole = places.filter(seen); // a label cut by the edge of the drawing is worth nothing
  const clear = whole.find((box) => !taken.some(meets(box)) && !glyphs.some(meets(box)));
  if (clear || !(must || node.kind === "document")) return clear ?? null;
  const covered = (box) => glyphs.filter(meets(box)).length;
  const open = whole.filter((box) => !taken.some(meets(box))).sort((a, b) => covered(a) - covered(b));
  return open[0] ?? (must ? whole[0] ?? places[0] : null);
}
