// Search with suggestions in any script, over the names of everything in the graph.
import { load, href } from "./data.js";
import { fold } from "./fold.js";

const MOST = 12;

/** The names of the graph, ready to be searched: {ids, kinds, labels, weights, names}. */
let index;
export function names() {
  index ??= load("search").then((data) => {
    const rows = data.names.map((all) => all.map(fold));
    return { ...data, rows };
  });
  return index;
}

/** Rank the entries that hold all the words; the best first. */
export function find(data, words, most = MOST, wanted = null) {
  const asked = fold(words);
  if (!asked) return [];
  const terms = asked.split(" ");
  const best = [];
  for (let at = 0; at < data.rows.length; at++) {
    if (wanted && !wanted(at)) continue;
    let score = 0;
    let shown = 0;
    data.rows[at].forEach((name, nth) => {
      if (!terms.every((term) => name.includes(term))) return;
      let own = name === asked ? 5 : name.startsWith(asked) ? 3 : name.includes(" " + asked) ? 2 : 1;
      own += nth === 0 ? 0.5 : 0;
      if (own > score) [score, shown] = [own, nth];
    });
    if (score) best.push({ at, name: data.names[at][shown], score: score * 100 + Math.log2(2 + data.weights[at]) * 12 });
  }
  return best.sort((a, b) => b.score - a.score || a.at - b.at).slice(0, most);
}

/** Turn an input into a combobox; `choose` is called with the position of the chosen entry. */
export function suggest(input, list, choose, wanted = null) {
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((row, nth) => row.setAttribute("aria-selected", String(nth === active)));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
  };
  const show = async () => {
    const data = await names();
    found = find(data, input.value, MOST, wanted);
    list.replaceChildren(
      ...found.map((row, nth) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${nth}`;
        item.setAttribute("role", "option");
        const label = document.createElement("span");
        label.dir = "auto";
        label.textContent = data.labels[row.at];
        item.append(label);
        if (fold(row.name) !== fold(data.labels[row.at])) {
          const other = document.createElement("span");
          other.className = "other-name";
          other.dir = "auto";
          other.textContent = row.name;
          item.append(other);
        }
        const kind = document.createElement("span");
        kind.className = "kind-name";
        kind.textContent = data.kindNames[data.kinds[row.at]];
        item.append(kind);
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          close();
          choose(row.at, data);
        });
        return item;
      }),
    );
    if (!found.length && fold(input.value)) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = list.dataset.none;
      list.append(none);
    }
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(found.length ? 0 : -1);
  };
  input.addEventListener("focus", () => void names());
  input.addEventListener("input", () => void show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length) mark((active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const row = found[Math.max(active, 0)];
      if (row && !list.hidden) {
        close();
        void names().then((data) => choose(row.at, data));
      }
    } else if (event.key === "Escape") {
      if (!list.hidden) event.stopPropagation();
      close();
    }
  });
}

/** The search box at the top of each page leads to the page of what was chosen. */
export function startSearch(form) {
  if (!form) return;
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  suggest(input, list, (at, data) => {
    const go = new CustomEvent("graphkit-chosen", { detail: data.ids[at], cancelable: true });
    if (!document.dispatchEvent(go)) return; // the page itself shows it
    location.href = href(data.pages[at] ?? `explorer/index.html`) + (data.pages[at] ? "" : `#n=${encodeURIComponent(data.ids[at])}`);
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
