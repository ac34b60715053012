// The picture of a neighbourhood: what points to the middle on its left, what it points to on its right, by kind.

export const ROW = 25; // height of a line of the picture, in pixels
const COLUMN = 250; // width of a column with its labels
const REACH = 130; // from the middle to the first column

/** How many neighbours fit beside the middle, one column on each side. */
export const rows = (height) => Math.max(8, Math.floor((height - 50) / ROW));

/** Place the nodes; give {places: Map of n to {x, y, side}, scale, box}. */
export function layNear(model, view, { width, height }) {
  const { centre } = view;
  const sides = { left: [], right: [] };
  for (const n of view.nodes) {
    if (n === centre) continue;
    const inward = view.pairs.some((pair) => pair.from === n && pair.to === centre);
    sides[inward ? "left" : "right"].push(n);
  }
  const order = (a, b) =>
    model.nodes.kind[a] - model.nodes.kind[b] || (view.weight.get(b) ?? 0) - (view.weight.get(a) ?? 0) || a - b;
  sides.left.sort(order);
  sides.right.sort(order);
  const high = rows(height);
  balance(model, sides, high);
  const places = new Map([[centre, { x: 0, y: 0, side: "centre" }]]);
  let wide = { left: REACH, right: REACH };
  for (const [side, sign] of [["left", -1], ["right", 1]]) {
    const columns = Math.max(1, Math.ceil(sides[side].length / high));
    const each = Math.ceil(sides[side].length / columns);
    sides[side].forEach((n, nth) => {
      const column = Math.floor(nth / each);
      const inColumn = Math.min(each, sides[side].length - column * each);
      const y = (inColumn - 1) / 2 - (nth % each);
      // a gentle arc around the middle
      const bend = 1 - (y / (high * 0.75)) ** 2;
      places.set(n, { x: sign * (REACH * (0.35 + 0.65 * bend) + column * COLUMN), y: y * ROW, side });
    });
    wide[side] = REACH + columns * COLUMN - 20;
  }
  const tallest = Math.max(6, ...[...places.values()].map((place) => Math.abs(place.y) / ROW)) * ROW + ROW;
  const most = Math.max(wide.left, wide.right);
  const scale = Math.min(1, Math.max(0.35, Math.min(width / (2 * most + 40), height / (2 * tallest + 40))));
  const letters = Math.max(18, Math.min(60, Math.floor((COLUMN - 30 + (wide.left === wide.right ? Math.max(0, (width - 2 * most) / 2) : 0)) / 7.2)));
  return { places, scale, letters, box: { x: [-most, most], y: [-tallest, tallest] } };
}

/** Where one side has no room left and the other has, whole kinds move over, the least linked last. */
function balance(model, sides, high) {
  const [full, empty] = sides.left.length > sides.right.length ? ["left", "right"] : ["right", "left"];
  let surplus = Math.floor((sides[full].length - sides[empty].length) / 2);
  if (sides[full].length <= Math.min(5, high * 0.7) || surplus < 3) return;
  const kinds = new Map();
  for (const n of sides[full]) kinds.set(model.nodes.kind[n], [...(kinds.get(model.nodes.kind[n]) ?? []), n]);
  const moved = new Set();
  for (const list of [...kinds.values()].reverse()) {
    // the last kind may be cut in two
    const part = list.slice(Math.max(0, list.length - surplus));
    if (surplus < 2 || (part.length < list.length && part.length < 4)) continue;
    for (const n of part) moved.add(n);
    surplus -= part.length;
  }
  sides[empty].push(...sides[full].filter((n) => moved.has(n)));
  sides[full] = sides[full].filter((n) => !moved.has(n));
}
