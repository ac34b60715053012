// What is under the pointer, reckoned from the places of nodes and links.

const LEAST = 4; // pixels around the middle of a node, or of a line, that count as hit

/** Let a sigma renderer find nodes and links by reckoning. */
export function reckonHits(renderer, graph) {
  let keys = [];
  let places = new Float64Array(0); // x, y, size of each node, in the units of sigma's frame

  /** From the frame's units to pixels: where (0, 0) lies, and what one step of x and of y adds. */
  function toPixels() {
    const at = (x, y) => renderer.framedGraphToViewport({ x, y });
    const [zero, right, up] = [at(0, 0), at(1, 0), at(0, 1)];
    return { zero, right: [right.x - zero.x, right.y - zero.y], up: [up.x - zero.x, up.y - zero.y] };
  }

  renderer.getNodeAtPosition = ({ x, y }) => {
    const { zero, right, up } = toPixels();
    const scale = renderer.scaleSize(1);
    let [found, least] = [-1, Infinity];
    for (let n = 0, at = 0; n < keys.length; n++, at += 3) {
      const dx = zero.x + places[at] * right[0] + places[at + 1] * up[0] - x;
      const dy = zero.y + places[at] * right[1] + places[at + 1] * up[1] - y;
      const distance = dx * dx + dy * dy;
      const reach = Math.max(LEAST, places[at + 2] * scale);
      if (distance <= reach * reach && distance < least) [found, least] = [n, distance];
    }
    return found < 0 ? null : keys[found];
  };

  renderer.getEdgeAtPoint = (x, y) => {
    let [found, least] = [null, Infinity];
    graph.forEachEdge((key, _, from, to) => {
      const look = renderer.getEdgeDisplayData(key);
      if (!look || look.hidden) return;
      const a = renderer.framedGraphToViewport(renderer.getNodeDisplayData(from));
      const b = renderer.framedGraphToViewport(renderer.getNodeDisplayData(to));
      const distance = away(x, y, a, b);
      if (distance <= Math.max(LEAST, renderer.scaleSize(look.size) / 2) && distance < least) [found, least] = [key, distance];
    });
    return found;
  };

  return {
    /** Take the places over from the renderer, when the nodes are others. */
    learn() {
      keys = graph.nodes();
      places = new Float64Array(keys.length * 3);
      keys.forEach((key, n) => {
        const { x, y, size } = renderer.getNodeDisplayData(key);
        places.set([x, y, size], n * 3);
      });
    },
  };
}

/** How far a point lies from a stretch between two others. */
function away(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
}
