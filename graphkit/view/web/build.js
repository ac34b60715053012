// Bundles the scripts of the pages into dist/, with the licences of the libraries that end up in them.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "dist");
const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "iife",
  platform: "browser",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none", // the whole licences stand in LICENSES.txt
  loader: { ".wasm": "binary" },
  define: { "import.meta.url": '""', global: "globalThis" },
  logLevel: "warning",
  metafile: true,
};

// A worker is started from its text: a page opened from disk may not load one from a file.
const worker = {
  name: "worker",
  setup(setup) {
    setup.onLoad({ filter: /\.worker\.js$/ }, async ({ path }) => {
      const made = await build({ ...shared, entryPoints: [path], write: false });
      Object.assign(used, made.metafile.inputs);
      return { contents: made.outputFiles[0].text, loader: "text" };
    });
  },
};
const used = {};

await rm(out, { recursive: true, force: true });
const made = await build({
  ...shared,
  entryPoints: ["site", "drawing", "explorer", "sparql", "query", "pages", "reader", "map"].map((name) => `src/${name}.js`),
  outdir: out,
  plugins: [worker],
});
Object.assign(used, made.metafile.inputs);

const packages = new Set();
for (const input of Object.keys(used)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const parts = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file)).sort()[0];
  const text = file ? await readFile(join(folder, file), "utf8") : `Licence: ${about.license}`;
  parts.push(`${name} ${about.version}\n${"=".repeat(name.length + about.version.length + 1)}\n\n${text.trim()}\n`);
}
if (!existsSync(out)) await mkdir(out);
await writeFile(join(out, "LICENSES.txt"), parts.join("\n\n"));
