// Oxigraph in a worker of its own: the page stays alive while it works, and can end it.
import init, { Store } from "oxigraph/web.js";

let store = null;

async function unpack(packed) {
  const raw = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const actions = {
  async start({ wasm }) {
    await init({ module_or_path: wasm });
    store = new Store();
  },
  async load({ packed }) {
    store.load(await unpack(packed), { format: "application/n-quads", lenient: true, no_transaction: true });
    return store.size;
  },
  async query({ text, graph }) {
    const begin = performance.now();
    const answer = store.query(text, {
      use_default_graph_as_union: true,
      results_format: graph ? "text/turtle" : "application/sparql-results+json",
    });
    return { answer, milliseconds: performance.now() - begin };
  },
};

globalThis.onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await actions[data.action](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error?.message ?? error) });
  }
};
