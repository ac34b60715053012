// Data comes as scripts that hand over JSON: a page opened from disk may load those, and nothing else.

const root = document.documentElement.dataset.root ?? "";
const waiting = new Map(); // name -> {promise, done}
const plain = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/;

// The only addresses that scripts are ever loaded from; browsers that know Trusted Types hold us to it.
const policy = globalThis.trustedTypes?.createPolicy("graphkit", { createScriptURL: (url) => url });

/** Called by the data files themselves: the data of one chunk has arrived. */
export function chunk(name, json) {
  entry(name).done(JSON.parse(json));
}

/** Load one chunk of data, once; give a promise of it. */
export function load(name) {
  if (!plain.test(name)) return Promise.reject(new Error("no such data"));
  const found = entry(name);
  if (!found.asked) {
    found.asked = true;
    const script = document.createElement("script");
    const url = `${root}data/${name}.js`;
    script.src = policy ? policy.createScriptURL(url) : url;
    script.onerror = () => found.failed(new Error(`${url} cannot be read`));
    script.onload = () => script.remove();
    document.head.append(script);
  }
  return found.promise;
}

/** Start a worker from its own text. */
export function worker(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(policy ? policy.createScriptURL(url) : url);
}

function entry(name) {
  if (!waiting.has(name)) {
    const made = { asked: false };
    made.promise = new Promise((done, failed) => Object.assign(made, { done, failed }));
    made.promise.catch(() => {});
    waiting.set(name, made);
  }
  return waiting.get(name);
}

/** Give the address of a file of the site, as seen from this page. */
export function href(path) {
  return root + path.split("/").map(encodeURIComponent).join("/");
}
