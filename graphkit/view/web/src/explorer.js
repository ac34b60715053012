globalThis.graphkit.explorer = true;
