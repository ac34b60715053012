// Talks to the worker: starts it, gives it the graph piece by piece, asks, ends it.
import wasm from "oxigraph/web_bg.wasm";
import source from "./store.worker.js";

const { load, worker: startWorker } = globalThis.graphkit;

export function makeClient(about, onProgress) {
  let worker = null;
  let ready = null;
  let serial = 0;
  const waiting = new Map();

  function call(action, data = {}, transfer = []) {
    const id = ++serial;
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed });
      worker.postMessage({ id, action, ...data }, transfer);
    });
  }

  async function open() {
    worker = startWorker(source);
    worker.onmessage = ({ data }) => {
      const { done, failed } = waiting.get(data.id) ?? {};
      waiting.delete(data.id);
      if (data.error === undefined) done?.(data.result);
      else failed?.(new Error(data.error));
    };
    worker.onerror = (event) => {
      for (const { failed } of waiting.values()) failed(new Error(event.message || "the store stopped"));
      waiting.clear();
    };
    const bytes = wasm.slice();
    await call("start", { wasm: bytes.buffer }, [bytes.buffer]);
    let quads = 0;
    for (let part = 0; part < about.parts; part++) {
      const { gzip, quads: more } = await load(`sparql/graph-${part}`);
      await call("load", { packed: gzip });
      quads += more;
      onProgress(quads);
    }
    return quads;
  }

  return {
    start: () => (ready ??= open()),
    query: async (text, graph) => {
      await (ready ??= open());
      return call("query", { text, graph });
    },
    /** End what runs; the graph is loaded again before the next question. */
    stop() {
      worker?.terminate();
      for (const { failed } of waiting.values()) failed(new Error("stopped"));
      waiting.clear();
      worker = ready = null;
    },
  };
}
