// The links of a large graph: thin lines, sent to the graphics card once and drawn by it in one go.

const VERTEX = `attribute vec2 place; attribute vec4 colour; uniform mat3 matrix; varying vec4 shade;
void main() { gl_Position = vec4((matrix * vec3(place, 1)).xy, 0, 1); shade = vec4(colour.rgb * colour.a, colour.a); }`;
const FRAGMENT = "precision mediump float; varying vec4 shade; void main() { gl_FragColor = shade; }";
const EACH = 12; // bytes of an end of a line: two floats and a colour

// Where no graphics card is at hand, lines are what costs: the strongest are drawn, more of them the nearer one looks.
const MOST = { card: 400_000, none: 6_000, moving: 1_500 };

/** Put the links that many passages speak of first; those that weigh the same are dealt out over the whole picture. */
export function strongest(pairs) {
  const dealt = ({ from, to }) => (Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b)) >>> 0;
  return pairs.map((pair) => [pair, dealt(pair)]).sort(([a, x], [b, y]) => b.links - a.links || x - y).map(([pair]) => pair);
}

/** Tell whether a WebGL context draws without a graphics card. */
function cardless(gl) {
  const about = gl.getExtension("WEBGL_debug_renderer_info");
  return /swiftshader|llvmpipe|software|basic render/i.test(about ? gl.getParameter(about.UNMASKED_RENDERER_WEBGL) : "");
}

/** Draw lines below the nodes of a sigma renderer, on its own canvas for links. */
export function makeLines(renderer) {
  const gl = renderer.getCanvases().edges.getContext("webgl2") ?? renderer.getCanvases().edges.getContext("webgl");
  const program = link(gl);
  const slow = cardless(gl);
  const all = { buffer: gl.createBuffer(), count: 0 };
  const strong = { buffer: gl.createBuffer(), count: 0 };
  let moving = 0;

  function draw({ buffer }, count) {
    if (!count) return;
    gl.useProgram(program.made);
    gl.uniformMatrix3fv(program.matrix, false, renderer.getRenderParams().matrix);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(program.place);
    gl.vertexAttribPointer(program.place, 2, gl.FLOAT, false, EACH, 0);
    gl.enableVertexAttribArray(program.colour);
    gl.vertexAttribPointer(program.colour, 4, gl.UNSIGNED_BYTE, true, EACH, 8);
    gl.enable(gl.BLEND);
    gl.drawArrays(gl.LINES, 0, count * 2);
    gl.disableVertexAttribArray(program.place);
    gl.disableVertexAttribArray(program.colour);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }

  /** How many of the lines to draw: what lies outside the picture costs next to nothing. */
  function shown() {
    const most = slow ? (moving ? MOST.moving : MOST.none) : MOST.card;
    return Math.min(all.count, Math.round(most / Math.min(1, renderer.getCamera().ratio)));
  }

  renderer.on("afterRender", () => {
    if (!all.count) return;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    if (strong.count) draw(strong, strong.count);
    else draw(all, shown());
  });
  renderer.getCamera().on("updated", () => {
    if (!slow || !all.count) return;
    clearTimeout(moving);
    moving = setTimeout(() => {
      moving = 0;
      renderer.scheduleRender();
    }, 150);
  });

  return {
    slow,
    /** Take the lines of a picture, the strongest first; [] for none. Each is {from, to, colour: [r, g, b, a]}. */
    set: (lines) => fill(gl, all, lines),
    /** Draw these alone, as long as there are any. */
    only: (lines) => fill(gl, strong, lines),
    shown,
  };
}

function fill(gl, part, lines) {
  const bytes = new ArrayBuffer(lines.length * 2 * EACH);
  const [floats, colours] = [new Float32Array(bytes), new Uint8Array(bytes)];
  lines.forEach(({ from, to, colour }, n) => {
    floats.set([from.x, from.y], n * 6);
    floats.set([to.x, to.y], n * 6 + 3);
    colours.set(colour, n * 24 + 8);
    colours.set(colour, n * 24 + 20);
  });
  gl.bindBuffer(gl.ARRAY_BUFFER, part.buffer);
  gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.STATIC_DRAW);
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  part.count = lines.length;
}

function link(gl) {
  const made = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made));
  return { made, matrix: gl.getUniformLocation(made, "matrix"), place: gl.getAttribLocation(made, "place"), colour: gl.getAttribLocation(made, "colour") };
}
