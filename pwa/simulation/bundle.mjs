/**
 * Bundles what the simulation runs in Node: `host.mjs`, and one core for each file of kinds.
 *
 *     node bundle.mjs OUT KINDS.ts…      writes OUT/host.mjs and, in order, OUT/core-0.js, OUT/core-1.js, …
 */
import { resolve } from "node:path";
import { rolldown } from "rolldown";

const [out, ...kinds] = process.argv.slice(2);
const here = import.meta.dirname;

async function write(options, output) {
  const bundle = await rolldown({ platform: "node", logLevel: "warn", ...options });
  await bundle.write(output);
  await bundle.close();
}

/** The core with those kinds in the place of the generated ones. */
const withKinds = (file) => ({
  name: "kinds",
  resolveId: (source) => (source.endsWith("/generated/kinds.ts") ? resolve(file) : null),
});

await Promise.all([
  write({ input: `${here}/host.ts` }, { file: `${out}/host.mjs`, format: "esm" }),
  ...kinds.map((file, at) =>
    write(
      { input: `${here}/core.ts`, plugins: [withKinds(file)] },
      { file: `${out}/core-${at}.js`, format: "iife", name: "core" },
    ),
  ),
]);
