// Pictures of the kinds, drawn once onto small canvases, white on the colour of the kind.

const made = new Map();

/** Give the picture of a kind as a PNG in a data: address. */
export function icon(path, ink) {
  const key = ink + path;
  if (!made.has(key)) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 96;
    const context = canvas.getContext("2d");
    context.translate(24, 24);
    context.scale(2, 2);
    context.fillStyle = ink;
    context.fill(new Path2D(path), "evenodd");
    made.set(key, canvas.toDataURL("image/png"));
  }
  return made.get(key);
}

/** Give the picture of a kind as an element for the legend. */
export function badge(kind, dark) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-12 -12 48 48");
  svg.setAttribute("class", "badge");
  svg.setAttribute("aria-hidden", "true");
  const disc = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of Object.entries({ cx: 12, cy: 12, r: 23, fill: dark ? kind.dark : kind.light })) {
    disc.setAttribute(name, value);
  }
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", kind.path);
  path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("fill", dark ? "#14181d" : "#ffffff");
  svg.append(disc, path);
  return svg;
}
