// Builds the app's shell and, beside it under a name that never changes, the service worker.
// Promises: the page carries the first screen's style in itself; all else that is text lies there squeezed too.
// Refuses: inline scripts and data: fonts, which the Content-Security-Policy would block; it knows the one style by its hash.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Plugin, preprocessCSS, type ResolvedConfig } from "vite";
import { defineConfig } from "vitest/config";
import { phone as en } from "./src/words/en/phone.ts";
import { phone as es } from "./src/words/es/phone.ts";

const base = "/static/build/";

/** Builds src/worker.ts once the app is, knowing each file of the app and a hash over them all. */
function serviceWorker(): Plugin {
  return {
    name: "callboard-service-worker",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      const names = Object.keys(bundle).sort();
      const hash = createHash("sha256");
      for (const name of names) {
        const made = bundle[name];
        hash.update(name).update(made?.type === "chunk" ? made.code : (made?.source ?? ""));
      }
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: {
          __PRECACHE__: JSON.stringify(names.map((name) => base + name)),
          __BUILD__: JSON.stringify(hash.digest("hex").slice(0, 16)),
        },
        build: {
          outDir: dir ?? "static/build",
          emptyOutDir: false,
          copyPublicDir: false,
          modulePreload: false,
          // One file in one scope: a classic worker may neither import nor export.
          rolldownOptions: {
            input: fileURLToPath(new URL("src/worker.ts", import.meta.url)),
            output: { format: "iife", entryFileNames: "worker.js" },
          },
        },
      });
    },
  };
}

/** What the first screen needs is fetched beside the entry, not after it: on a phone in a field every round trip counts. */
function preloadFirstScreen(): Plugin {
  return {
    name: "callboard-preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) =>
        Object.values(bundle ?? {})
          .filter(
            (made) =>
              made.type === "chunk" &&
              (made.name === "parts" || made.facadeModuleId?.endsWith("screens/today/index.tsx")),
          )
          .map(({ fileName }) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: base + fileName },
            injectTo: "head" as const,
          })),
    },
  };
}

const BASE = /\/node_modules\/|\/src\/(sync|generated|app)\/|\/src\/words\/(index|en)\.ts/;
/** All that is loaded before the first screen is drawn: what the entry and Today import, and what those import. */
const firstScreen = new Set<string>();
const first = (id: string) => firstScreen.has(id) && !/\/src\/(main|screens\/today\/index)\.tsx$/.test(id);

/** Finds it out once every module is known. */
function findFirstScreen(): Plugin {
  return {
    name: "callboard-first-screen",
    apply: "build",
    buildEnd() {
      const found = [...this.getModuleIds()].filter((id) => /\/src\/(main|screens\/today\/index)\.tsx$/.test(id));
      for (let id = found.pop(); id !== undefined; id = found.pop()) {
        if (firstScreen.has(id)) continue;
        firstScreen.add(id);
        found.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
}

/** The first screen's style stands in the page itself, where it waits for nothing; the rest comes behind what it draws. */
function styleFirstScreen(): Plugin {
  const filename = fileURLToPath(new URL("src/look/first.css", import.meta.url));
  let config: ResolvedConfig;
  return {
    name: "callboard-first-style",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const { code } = await preprocessCSS(readFileSync(filename, "utf8"), filename, config);
        const style = code
          .replace(/\/\*[\s\S]*?\*\//g, "")
          .replace(/\s+/g, " ")
          .replace(/ ?([{};,]) ?/g, "$1")
          .trim();
        const links = html.match(/ *<link rel="stylesheet"[^>]*>\n?/g) ?? [];
        const without = links.reduce((page, link) => page.replace(link, ""), html);
        return without
          .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
          .replace("  </body>", () => `${links.join("")}  </body>`);
      },
    },
  };
}

/** For the server, which speaks before the app does: the words of a call, as the app would say them. */
function firstWords(words: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(words).filter(([key]) => /^(call|part|tab)\./.test(key)));
}

/** What the server sends squeezed as far as it goes, and what it alone reads: neither is any page's to ask for. */
function besideTheBuild(): Plugin {
  return {
    name: "callboard-beside",
    apply: "build",
    writeBundle({ dir }) {
      const out = dir ?? "static/build";
      writeFileSync(`${out}/first-words.json`, JSON.stringify({ en: firstWords(en), es: firstWords(es) }));
      const names = readdirSync(`${out}/assets`).filter((name) => /\.(js|css)$/.test(name));
      for (const name of names.map((one) => `${out}/assets/${one}`)) {
        writeFileSync(`${name}.br`, brotliCompressSync(readFileSync(name)));
      }
    },
  };
}

export default defineConfig({
  base,
  publicDir: false,
  plugins: [findFirstScreen(), preloadFirstScreen(), styleFirstScreen(), besideTheBuild(), serviceWorker()],
  build: {
    outDir: "static/build",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first screen needs goes in two files, so that others never make it larger, and what the phone's other
          // screens share in a third: a browser asks for six at a time.
          groups: [
            { name: "base", test: (id: string) => BASE.test(id) && first(id), priority: 4 },
            { name: "parts", test: first, priority: 3 },
            {
              name: "more",
              // The schedule's rules come with the office's screens.
              test: /\/src\/(parts|rules(?!\/(order|dates|layout|dood)\b)|sync|screens\/(today|sheet|runs|check-in|people|inbox\/open))\b/,
              minShareCount: 2,
              priority: 2,
            },
            { name: "desk", test: /\/src\/(screens|rules)\//, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { fs: { allow: [".."] } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
