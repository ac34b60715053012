// The map: land and lines from Natural Earth, places from the table below it, which stays the full answer.
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import world from "world-atlas/countries-50m.json";
import { startView } from "./map/view.js";

const WIDTH = 960;
const HEIGHT = 470;
const SVG = "http://www.w3.org/2000/svg";

const box = document.getElementById("map");
const words = JSON.parse(box.dataset.words);
const projection = geoEqualEarth().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
const path = geoPath(projection).digits(1);

function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Whether the line between two units is one that somebody does not agree with. */
const dashed = new Set(box.dataset.dashed.split(" ").flatMap((pair) => {
  const [one, other] = [pair.slice(0, pair.indexOf("-")), pair.slice(pair.indexOf("-") + 1)];
  return [`${one}|${other}`, `${other}|${one}`];
}));
const number = (unit) => (unit.id === undefined ? "-" : String(Number(unit.id)));
const open = (a, b) => a !== b && dashed.has(`${number(a)}|${number(b)}`);

const units = world.objects.countries;
const land = element("path", { class: "land", d: feature(world, units).features.map((one) => path(one)).join("") });
const coast = element("path", { class: "coast", d: path(mesh(world, units, (a, b) => a === b)) });
const solid = element("path", { class: "border", d: path(mesh(world, units, (a, b) => a !== b && !open(a, b))) });
const broken = element("path", { class: "border dashed", d: path(mesh(world, units, open)) });

const rows = [...document.querySelectorAll("#places tbody tr")];
const spots = rows
  .map((row) => {
    const point = projection([Number(row.dataset.lon), Number(row.dataset.lat)]);
    const events = Number(row.dataset.e);
    const link = row.querySelector(".to");
    const label = link.textContent.trim();
    const text = `${label}: ${row.dataset.n} ${words.mentions}${events ? `, ${events} ${words.events}` : ""}`;
    const size = 2.2 + Math.sqrt(Number(row.dataset.n) + 3 * events) * 0.55;
    return { point, events, label, text, size: Math.min(size, 22), href: link.getAttribute("href") };
  })
  .filter((spot) => spot.point)
  .sort((a, b) => b.size - a.size);

const group = element("g");
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
for (const spot of spots) {
  spot.circle = element("circle", { class: spot.events ? "spot events" : "spot", r: spot.size });
  spot.link = element("a", { href: spot.href, "aria-label": spot.text }, spot.circle);
  const show = () => {
    tip.textContent = spot.text;
    tip.hidden = false;
    const [at, inside] = [spot.circle.getBoundingClientRect(), box.getBoundingClientRect()];
    tip.style.setProperty("left", `${Math.min(at.right - inside.left + 4, inside.width - tip.offsetWidth - 4)}px`);
    tip.style.setProperty("top", `${Math.max(2, at.top - inside.top - 4)}px`);
  };
  spot.link.addEventListener("pointerenter", show);
  spot.link.addEventListener("focus", show);
  spot.link.addEventListener("pointerleave", () => (tip.hidden = true));
  spot.link.addEventListener("blur", () => (tip.hidden = true));
  group.append(spot.link);
}
const labels = element("g", { "aria-hidden": "true" });
const ground = element("g", {}, land, coast, solid, broken);
const svg = element(
  "svg",
  { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": words.label },
  ground,
  group,
  labels,
);
box.append(svg, tip);
box.hidden = false;
startView({ box, svg, ground, spots, labels, element, words, width: WIDTH, height: HEIGHT });
