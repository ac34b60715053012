// Asks the graph within the page: named questions with their forms, any SPARQL, answers with links to where they stand.
import { copy, download, make, words } from "./explorer/dom.js";
import { makeClient } from "./sparql/client.js";
import { asksForGraph, bound } from "./sparql/text.js";

const { load, href, names: loadNames, suggest } = globalThis.graphkit;
const $ = (id) => document.getElementById(id);
const ROWS = 1000; // rows of an answer that are shown
const SMALL = 120_000; // quads that are loaded without being asked

async function start() {
  const about = await load("sparql/about");
  const table = await loadNames();
  const at = new Map(table.ids.map((id, nth) => [id, nth]));
  const started = performance.now();
  const client = makeClient(about, (quads) => {
    $("progress").value = quads / about.quads;
    say(t("loading", quads.toLocaleString("en"), about.quads.toLocaleString("en")));
  });
  let last = null;
  let running = false;

  const t = (key, ...given) => about.words[key].replace(/\{(\d)\}/g, (_, nth) => String(given[nth]));
  const say = (text) => ($("state").textContent = text);
  const prefixes = Object.entries(about.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`);
  const entity = (id) => `${about.base}id/${id}`;

  async function fill() {
    $("progress").hidden = false;
    const begin = performance.now();
    await client.start();
    $("progress").hidden = true;
    say(t("loaded", about.quads.toLocaleString("en"), ((performance.now() - begin) / 1000).toFixed(1)));
  }

  // --- the form -----------------------------------------------------------------------------------------------------
  for (const row of about.queries) $("named").append(make("option", { value: row.name }, row.title));
  const chosen = () => about.queries.find((row) => row.name === $("named").value);
  let values = {};

  function showForm() {
    const row = chosen();
    $("about").textContent = row ? row.about : "";
    $("parameters").replaceChildren(...(row?.parameters ?? []).map(field));
    if (row) write();
  }

  function field(parameter) {
    const id = `p-${parameter.name}`;
    const shown = values[parameter.name] ? nameOf(values[parameter.name]) : "";
    const input = make("input", { id, type: "search", role: "combobox", value: shown, "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `${id}-found`, "aria-describedby": `${id}-about`, autocomplete: "off", dir: "auto", maxlength: 200 });
    const list = make("ul", { id: `${id}-found`, role: "listbox", "aria-label": $("site-found").getAttribute("aria-label"), "data-none": $("site-found").dataset.none, hidden: true });
    const kinds = parameter.kinds.map((kind) => table.kindIds.indexOf(kind));
    suggest(input, list, (nth) => {
      values[parameter.name] = table.ids[nth];
      input.value = table.labels[nth];
      write();
    }, kinds.length ? (nth) => kinds.includes(table.kinds[nth]) : null);
    input.addEventListener("input", () => {
      if (!input.value) {
        delete values[parameter.name];
        write();
      }
    });
    return make("div", { class: "parameter" }, make("label", { for: id }, parameter.optional ? t("optional", parameter.name) : parameter.name), input, list, make("span", { id: `${id}-about`, class: "faint" }, parameter.about));
  }

  function write() {
    const row = chosen();
    const given = Object.fromEntries(row.parameters.filter(({ name }) => values[name]).map(({ name }) => [name, entity(values[name])]));
    $("query").value = bound(row.text.replace(/^# (?:title|description|parameter|column|count|example): .*\n/gm, "").trim(), given);
  }

  const missing = () => chosen()?.parameters.filter(({ name, optional }) => !optional && !values[name]).map(({ name }) => name) ?? [];
  const nameOf = (id) => (at.has(id) ? table.labels[at.get(id)] : id);

  $("named").addEventListener("change", () => {
    values = Object.fromEntries((chosen()?.parameters ?? []).filter(({ value }) => value).map(({ name, value }) => [name, value]));
    showForm();
    remember();
  });

  // --- addresses ----------------------------------------------------------------------------------------------------
  function address() {
    const said = new URLSearchParams();
    const row = chosen();
    if (row) {
      said.set("name", row.name);
      for (const [name, id] of Object.entries(values)) said.set(`p.${name}`, id);
    } else said.set("q", $("query").value);
    return "#" + said;
  }
  const remember = () => history.replaceState(null, "", address());

  function arrive() {
    const said = new URLSearchParams(location.hash.slice(1));
    const row = about.queries.find(({ name }) => name === said.get("name"));
    $("named").value = row ? row.name : "";
    values = {};
    if (row) {
      for (const { name, value } of row.parameters) {
        const id = said.get(`p.${name}`) ?? (said.has("name") && said.size === 1 ? value : "");
        if (at.has(id)) values[name] = id;
      }
      showForm();
      return true;
    }
    showForm();
    $("query").value = said.get("q") ?? `${prefixes.filter((line) => /PREFIX (gk|skos|cito):/.test(line)).join("\n")}\n\nSELECT ?document ?cited ?function WHERE {\n  ?citation a gk:Citation ;\n    cito:hasCitingEntity ?document ;\n    cito:hasCitedEntity ?cited ;\n    cito:hasCitationCharacterization ?function .\n} LIMIT 100\n`;
    return said.has("q");
  }

  // --- answers ------------------------------------------------------------------------------------------------------
  function term(value) {
    if (!value) return "";
    if (value.type === "literal") return words(value.value, value["xml:lang"]);
    if (value.type === "triple") return words(JSON.stringify(value.value));
    if (value.type !== "uri") return words(value.value);
    const iri = value.value;
    const mention = /^(.*)id\/src\/([0-9a-f]{12})#char=(\d+),(\d+)$/.exec(iri);
    if (mention && mention[1] === about.base && about.files[mention[2]]) {
      const [file, page] = about.files[mention[2]];
      const shown = `${file} ${mention[3]}–${mention[4]}`;
      return page ? make("a", { href: `${href(page)}#char=${mention[3]},${mention[4]}`, title: iri }, words(shown)) : make("span", { title: iri }, words(shown));
    }
    if (iri.startsWith(`${about.base}id/`)) {
      let id = iri.slice(about.base.length + 3);
      try {
        id = decodeURIComponent(id);
      } catch {
        // then it stays as it is
      }
      if (at.has(id)) {
        const page = table.pages[at.get(id)];
        const where = page ? href(page) : `${href("explorer/index.html")}#n=${encodeURIComponent(id)}`;
        return make("a", { href: where, title: iri }, words(table.labels[at.get(id)]));
      }
      return make("span", { title: iri }, words(id));
    }
    const prefix = Object.entries(about.prefixes).find(([, start]) => iri.startsWith(start));
    return make("span", { title: iri }, prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : words(iri));
  }

  function show({ answer, milliseconds }, graph) {
    last = graph ? null : JSON.parse(answer);
    $("saves").hidden = !last?.results;
    const time = `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
    if (graph) {
      say(t("answered", time));
      return $("answer").replaceChildren(make("pre", { tabindex: 0 }, answer.slice(0, 200_000)));
    }
    if (last.boolean !== undefined) {
      say(t("answered", time));
      return $("answer").replaceChildren(make("p", { class: "yes" }, t(last.boolean ? "yes" : "no")));
    }
    const { vars } = last.head;
    const rows = last.results.bindings;
    say(t("rows", rows.length.toLocaleString("en"), time) + (rows.length > ROWS ? ` ${t("first", ROWS)}` : ""));
    return $("answer").replaceChildren(
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, vars.map((name) => make("th", { scope: "col" }, name)))),
        make("tbody", {}, rows.slice(0, ROWS).map((row) => make("tr", {}, vars.map((name) => make("td", {}, term(row[name])))))),
      ),
    );
  }

  async function run() {
    if (running) return;
    const lacking = missing();
    if (lacking.length) return void say(t("choose", lacking.join(", ")));
    running = true;
    remember();
    $("run").disabled = true;
    $("stop").hidden = false;
    const text = $("query").value;
    try {
      await fill();
      say(t("running"));
      const graph = asksForGraph(text);
      show(await client.query(text, graph), graph);
    } catch (error) {
      say(t(error.message === "stopped" ? "stopped" : "no-answer"));
      $("answer").replaceChildren(make("p", { class: "error" }, error.message));
    } finally {
      running = false;
      $("run").disabled = false;
      $("stop").hidden = true;
      $("progress").hidden = true;
    }
  }

  $("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    void run();
  });
  $("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void run();
  });
  $("query").addEventListener("input", () => {
    if (!chosen()) return;
    $("named").value = "";
    $("about").textContent = "";
    $("parameters").replaceChildren();
  });
  $("stop").addEventListener("click", () => client.stop());
  $("copy").addEventListener("click", (event) => void copy(location.href.split("#")[0] + address(), event.target, t("copied")));
  $("json").addEventListener("click", () => download("answer.json", JSON.stringify(last, null, 1), "application/sparql-results+json"));
  $("csv").addEventListener("click", () => {
    const cell = (value) => {
      const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const { vars } = last.head;
    const rows = [vars, ...last.results.bindings.map((row) => vars.map((name) => row[name]?.value ?? ""))];
    download("answer.csv", "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n", "text/csv;charset=utf-8");
  });
  window.addEventListener("hashchange", () => arrive() && void run());

  const asked = arrive();
  if (asked) await run();
  else if (about.quads <= SMALL) await fill();
  else say(t("waiting", about.quads.toLocaleString("en")));
  document.documentElement.dataset.ready = String(Math.round(performance.now() - started));
}

start().catch((error) => {
  $("state").textContent = $("state").dataset.broken.replace("{0}", error.message);
  throw error;
});
