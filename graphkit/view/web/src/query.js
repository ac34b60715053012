// The query page: YASGUI on the endpoint of this server, with our questions and prefixes, and no other host.
import "./query-policy.js"; // first: what follows makes HTML
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./query.css";

const about = JSON.parse(document.getElementById("about").textContent);
const { Yasqe } = Yasgui;

// YASGUI's own completion of prefixes, classes and properties would ask other hosts.
Yasqe.forkAutocompleter("prefixes", {
  name: "prefixes-here",
  persistenceId: null,
  get: () => Object.entries(about.prefixes).map(([name, iri]) => `${name}: <${iri}>`),
});
Yasqe.defaults.autocompleters = ["variables", "prefixes-here"];

const requestConfig = {
  endpoint: new URL("sparql", document.baseURI).href,
  method: "POST",
  acceptHeaderGraph: "text/turtle",
  acceptHeaderSelect: "application/sparql-results+json",
};

const yasgui = new Yasgui(document.getElementById("editor"), {
  autofocus: true,
  copyEndpointOnNewTab: true,
  persistenceId: `graphkit-${about.graph}`,
  requestConfig,
  endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
  yasqe: { value: about.questions[0].text, autocompleters: Yasqe.defaults.autocompleters },
  yasr: { prefixes: about.prefixes },
});

// What the editor leaves unsaid to readers of the screen: its text field has no name, and its list of tabs holds a button.
function name(root) {
  for (const field of root.querySelectorAll(".CodeMirror textarea:not([aria-label])")) field.setAttribute("aria-label", "SPARQL");
  root.querySelector(".tabsList .addTab")?.setAttribute("role", "tab");
}
const editor = document.getElementById("editor");
name(editor);
new MutationObserver(() => name(editor)).observe(editor, { childList: true, subtree: true });

// Things of this graph are looked at here, wherever their IRIs lead on the web.
document.getElementById("editor").addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.href.startsWith(`${about.graph}id/`)) link.href = `/${link.href.slice(about.graph.length)}`;
}, true);

const choice = document.getElementById("question");
choice.addEventListener("change", () => {
  const asked = about.questions[choice.selectedIndex - 1];
  if (!asked) return;
  yasgui.addTab(true, { name: asked.name, requestConfig, yasqe: { value: asked.text } });
  document.getElementById("about-question").textContent = asked.about;
  choice.selectedIndex = 0;
});
document.getElementById("questions").hidden = false;
