globalThis.graphkit.sparql = true;
