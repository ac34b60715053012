// The panel: what is known of a node, and the words behind a link, in their own language.
import { badge } from "./icons.js";
import { copy, make, words } from "./dom.js";
import { t } from "./words.js";

const EACH = 200; // nodes or links of a chunk, as the site writes them
const FIRST = 8; // links of a kind that are listed at once

export function makePanel(root, { model, names, dark, load, href, act }) {
  let turn = 0; // what was asked for last; what arrives later than that is dropped

  const cardOf = async (n) => (await load(`explorer/cards-${Math.floor(n / EACH)}`))[n % EACH] ?? {};
  const wordsOf = async (e) => (await load(`explorer/words-${Math.floor(e / EACH)}`))[e % EACH] ?? [];
  const nameButton = (n, attributes = {}) =>
    make("button", { type: "button", class: "jump", ...attributes, onclick: () => act.choose(n) }, badge(model.kinds[model.kind(n)], dark()), words(names.node(n)));
  const nameOf = (id) =>
    model.at.has(id) ? make("button", { type: "button", class: "plain", onclick: () => act.choose(model.at.get(id)) }, words(names.id(id))) : words(names.id(id));
  const relation = (e, outward) => names.link(e, outward);

  function citation(cite) {
    if (!cite?.un) return "";
    const button = (label, text) => {
      const made = make("button", { type: "button", class: "small" }, label);
      made.addEventListener("click", () => void copy(text, made, t("copied")));
      return made;
    };
    return make(
      "div",
      { class: "cite" },
      make("p", { class: "un" }, words(cite.un)),
      button(t("copy-citation"), cite.un),
      button(t("copy-bibtex"), cite.bibtex),
      make("details", {}, make("summary", {}, "BibTeX"), make("pre", { tabindex: 0 }, cite.bibtex)),
    );
  }

  /** A citation stands below the first passage of its document, not below each. */
  function once(cards, doc) {
    const card = cards.get(doc);
    cards.set(doc, null);
    return card;
  }

  function sentence(passage, cards) {
    const reader = act.reader(passage);
    const where = [passage.file, passage.part, passage.author ? t("author", names.id(passage.author)) : "", t("characters", passage.start, passage.end)];
    const also = (passage.also ?? []).map((other) =>
      make(
        "details",
        { class: "also" },
        make("summary", {}, t("translation", t(`language-${other.lang}`))),
        make("blockquote", { lang: other.lang, dir: "auto" }, other.text),
        make("p", { class: "where" }, words(`${other.file} · ${t("characters", other.start, other.end)}`)),
      ),
    );
    return make(
      "div",
      { class: "passage" },
      make("blockquote", { lang: passage.lang, dir: "auto" }, passage.before ?? "", make("mark", {}, passage.mention), passage.after ?? ""),
      make("p", { class: "where" }, reader ? make("a", { href: reader }, words(where.filter(Boolean).join(" · "))) : words(where.filter(Boolean).join(" · ")), " ", make("span", { class: "lang" }, passage.lang)),
      also,
      citation(once(cards, passage.doc)?.cite),
    );
  }

  function claimLine(e) {
    const { edges } = model;
    if (edges.claimant[e] < 0) return "";
    const modality = edges.modality[e] >= 0 ? edges.modalities[edges.modality[e]] : "stated";
    const said = t(modality === "stated" ? "says" : modality, "\u0001").split("\u0001");
    const who = make("strong", { class: "voice" }, said[0] ?? "", nameOf(edges.claimants[edges.claimant[e]]), said[1] ?? "");
    const from = edges.attributed[e] >= 0 ? make("span", { class: "attributed" }, ` (${t("attributed", names.id(edges.claimants[edges.attributed[e]]))})`) : "";
    return make("p", { class: "claim" }, who, " ", edges.label[e] ? make("q", { dir: "auto" }, edges.label[e]) : "", from);
  }

  async function links(list, box, ticket) {
    for (const e of list) {
      const found = await wordsOf(e);
      const cards = new Map();
      for (const passage of found) {
        const n = model.at.get(passage.doc);
        if (n !== undefined && !cards.has(passage.doc)) cards.set(passage.doc, await cardOf(n));
      }
      if (ticket !== turn) return;
      const { edges } = model;
      const facts = [
        edges.function[e] >= 0 ? `${t("function")}: ${t(`cito-${edges.functions[edges.function[e]]}`)}` : "",
        edges.confidence[e] >= 0 ? `${t("confidence")}: ${(edges.confidence[e] / 100).toFixed(2)}` : "",
      ].filter(Boolean);
      box.append(
        make(
          "section",
          { class: model.isClaim(e) ? "link claimed" : "link" },
          make("h3", {}, nameButton(edges.source[e]), make("span", { class: "relation" }, relation(e, true)), nameButton(edges.target[e])),
          claimLine(e),
          model.isClaim(e) ? make("p", { class: "faint" }, t("claim-note")) : "",
          facts.length ? make("p", { class: "faint" }, facts.join(" · ")) : "",
          found.length ? found.map((passage) => sentence(passage, cards)) : make("p", { class: "faint" }, t("no-evidence")),
          edges.total[e] > found.length && found.length ? make("p", { class: "faint" }, t("more", edges.total[e] - found.length)) : "",
        ),
      );
    }
  }

  function groups(n, passes) {
    const found = new Map();
    for (const e of model.linksOf(n)) {
      const outward = model.edges.source[e] === n;
      const key = `${model.edges.type[e]}${outward ? ">" : "<"}`;
      if (!found.has(key)) found.set(key, { e, outward, rows: new Map(), hidden: 0 });
      const group = found.get(key);
      const other = model.other(e, n);
      if (!passes(e)) group.hidden++;
      else group.rows.set(other, (group.rows.get(other) ?? 0) + model.edges.total[e]);
    }
    const families = Object.keys(model.links.families);
    return [...found.values()].sort(
      (a, b) => families.indexOf(model.family(a.e)) - families.indexOf(model.family(b.e)) || b.rows.size - a.rows.size,
    );
  }

  function group(n, { e, outward, rows, hidden }) {
    const sorted = [...rows].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const list = make("ul", { class: "links" });
    const add = (from, to) =>
      list.append(
        ...sorted.slice(from, to).map(([other, total]) =>
          make(
            "li",
            {},
            nameButton(other),
            make("button", { type: "button", class: "see", onclick: () => act.pair(n, other) }, total ? `${t("words-of")} ${total}` : t("evidence"), make("span", { class: "away" }, ` – ${names.node(other)}`)),
          ),
        ),
      );
    add(0, FIRST);
    const left = sorted.length - FIRST;
    const more = left > 0 ? make("button", { type: "button", class: "small" }, t("show-more", left)) : "";
    if (more) {
      more.addEventListener("click", () => {
        add(FIRST, 500);
        more.remove();
      });
    }
    const title = `${relation(e, outward)} (${sorted.length})`;
    return make("details", { class: "group", open: true }, make("summary", {}, title), list, more, hidden ? make("p", { class: "faint" }, `${hidden} ${t("hidden")}`) : "");
  }

  function usage(rows) {
    if (!rows?.length) return "";
    return make(
      "details",
      { class: "group", open: rows.length <= 12 },
      make("summary", {}, `${t("names")} (${rows.length})`),
      make(
        "table",
        { class: "usage" },
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, t("name")), make("th", { scope: "col" }, "×"), make("th", { scope: "col" }, t("used-by")))),
        make(
          "tbody",
          {},
          rows.map(([lang, spelling, times, by]) =>
            make("tr", {}, make("td", { lang, dir: "auto" }, spelling), make("td", { class: "number" }, times), make("td", {}, by.map((id, nth) => [nth ? ", " : "", words(names.id(id))]))),
          ),
        ),
      ),
    );
  }

  async function node(n, passes) {
    const ticket = ++turn;
    const id = model.nodes.id[n];
    const others = typeof model.nodes.label[n] === "string" ? [] : Object.entries(model.nodes.label[n]).filter(([, name]) => name !== names.node(n));
    const page = model.nodes.page[n];
    const head = [
      make("p", { class: "over" }, badge(model.kinds[model.kind(n)], dark()), names.kind(model.kind(n))),
      make("h2", { tabindex: -1 }, words(names.node(n))),
      make("p", { class: "doing" },
        act.isCentre(n) ? "" : make("button", { type: "button", class: "main focus", onclick: () => act.centre(n) }, t("explore-here")),
        page ? make("a", { class: "button", href: href(page) }, t("own-page")) : "",
      ),
    ];
    root.replaceChildren(...head, make("p", { class: "faint" }, t("loading")));
    const card = await cardOf(n);
    if (ticket !== turn) return;
    const facts = (card.facts ?? []).map(([key, value]) => [make("dt", {}, t(key)), make("dd", {}, words(value))]);
    root.replaceChildren(
      ...head,
      ...[
        card.note ? make("p", { class: "caution" }, words(card.note)) : "",
        others.length ? make("p", { class: "other-names" }, others.map(([lang, name], nth) => [nth ? " · " : "", words(name, lang)])) : "",
        facts.length ? make("dl", { class: "facts" }, facts) : "",
        citation(card.cite),
        ...groups(n, passes).map((found) => group(n, found)),
        usage(card.names),
        card.aliases ? make("p", { class: "faint" }, `${t("also-known")}: `, card.aliases.slice(0, 30).map((name, nth) => [nth ? " · " : "", words(name)])) : "",
        make("p", { class: "id faint" }, id),
      ].flat().filter(Boolean),
    );
  }

  async function pair(a, b, passes) {
    const ticket = ++turn;
    const list = model.between(a, b).sort((x, y) => Object.keys(model.links.families).indexOf(model.family(x)) - Object.keys(model.links.families).indexOf(model.family(y)) || x - y);
    const box = make("div", {});
    const shown = list.filter(passes);
    root.replaceChildren(
      make("p", { class: "over" }, t("evidence")),
      make("h2", { tabindex: -1 }, words(names.node(a)), " – ", words(names.node(b))),
      make("p", { class: "doing" }, make("button", { type: "button", class: "small", onclick: () => act.choose(a) }, "← ", words(names.node(a)))),
      box,
      list.length ? "" : make("p", { class: "faint" }, t("no-link")),
      list.length > shown.length ? make("p", { class: "faint" }, `${list.length - shown.length} ${t("hidden")}`) : "",
    );
    await links(shown.slice(0, 60), box, ticket);
  }

  function welcome(best) {
    turn++;
    root.replaceChildren(
      make("h2", { tabindex: -1 }, t("start-here")),
      make("p", {}, t("welcome")),
      make("p", { class: "faint" }, t("help-explorer")),
      ...best.map(([kind, rows]) => [make("h3", {}, names.kind(kind)), make("ul", { class: "links" }, rows.map((n) => make("li", {}, nameButton(n, { onclick: () => act.centre(n) }), make("span", { class: "faint" }, t("connections", model.degree[n])))))]).flat(),
      make("p", { class: "faint" }, t("help-keys-explorer")),
    );
  }

  return { node, pair, welcome };
}
