// Moving about on the map: wheel, drag, buttons, keys. Spots keep their size, labels come as there is room.

const MOST = 60;

export function startView({ box, svg, ground, spots, labels, element, words, width, height }) {
  let view = { k: 1, x: 0, y: 0 };
  const clamp = ({ k, x, y }) => {
    k = Math.max(1, Math.min(MOST, k));
    return { k, x: Math.min(0, Math.max(width - width * k, x)), y: Math.min(0, Math.max(height - height * k, y)) };
  };
  const draw = () => {
    ground.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
    const taken = [];
    labels.replaceChildren();
    const growth = 1 + Math.log2(view.k) * 0.12;
    for (const spot of spots) {
      const [x, y] = [spot.point[0] * view.k + view.x, spot.point[1] * view.k + view.y];
      const seen = x > -20 && y > -20 && x < width + 20 && y < height + 20;
      spot.circle.setAttribute("cx", x);
      spot.circle.setAttribute("cy", y);
      spot.circle.setAttribute("r", spot.size * growth);
      spot.link.style.setProperty("display", seen ? "inline" : "none");
      if (!seen || taken.length > 40) continue;
      const wide = spot.label.length * 6.2;
      const area = [x + spot.size + 2, y - 7, x + spot.size + 2 + wide, y + 7];
      if (area[2] > width || taken.some((other) => area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1])) continue;
      taken.push(area);
      const text = element("text", { x: x + spot.size * growth + 3, y: y + 4 });
      text.textContent = spot.label;
      labels.append(text);
    }
  };
  const set = (next) => {
    view = clamp(next);
    draw();
  };
  const zoom = (factor, x = width / 2, y = height / 2) => {
    const k = Math.max(1, Math.min(MOST, view.k * factor));
    set({ k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k });
  };
  const whole = () => {
    const known = spots.filter((spot) => spot.events);
    const points = (known.length > 1 ? known : spots).map((spot) => spot.point);
    if (!points.length) return set({ k: 1, x: 0, y: 0 });
    const [xs, ys] = [points.map((one) => one[0]), points.map((one) => one[1])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.max(1, Math.min(18, (0.8 * width) / (right - left + 4), (0.8 * height) / (bottom - top + 4)));
    return set({ k, x: width / 2 - ((left + right) / 2) * k, y: height / 2 - ((top + bottom) / 2) * k });
  };
  const scale = () => width / svg.getBoundingClientRect().width;
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && event.deltaY > 0 && view.k === 1) return; // the page scrolls on
    event.preventDefault();
    const edge = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, (event.clientX - edge.left) * scale(), (event.clientY - edge.top) * scale());
  }, { passive: false });
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("a")) held = { x: event.clientX, y: event.clientY, view };
  });
  addEventListener("pointermove", (event) => {
    if (held) set({ ...view, x: held.view.x + (event.clientX - held.x) * scale(), y: held.view.y + (event.clientY - held.y) * scale() });
  });
  addEventListener("pointerup", () => (held = null));
  const keys = { "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: whole,
    ArrowLeft: () => set({ ...view, x: view.x + 60 }), ArrowRight: () => set({ ...view, x: view.x - 60 }),
    ArrowUp: () => set({ ...view, y: view.y + 60 }), ArrowDown: () => set({ ...view, y: view.y - 60 }) };
  box.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  const tools = document.createElement("div");
  tools.className = "tools";
  for (const [sign, label, act] of [["+", words.in, () => zoom(1.6)], ["−", words.out, () => zoom(1 / 1.6)], ["⤢", words.whole, whole]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.title = label;
    button.addEventListener("click", act);
    tools.append(button);
  }
  box.append(tools);
  whole();
}
