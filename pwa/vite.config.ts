// Builds the app's shell and, beside it under a name that never changes, the service worker.
// Refuses: inline scripts, styles and data: fonts, which the Content-Security-Policy would block.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

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

export default defineConfig({
  base,
  publicDir: false,
  plugins: [preloadFirstScreen(), serviceWorker()],
  build: {
    outDir: "static/build",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What screens share goes in two files, not in twenty: a browser asks for six at a time.
          groups: [
            {
              name: "base",
              test: /\/node_modules\/|\/src\/(sync|generated|app)\/|\/src\/words\/(index|en)\.ts/,
              priority: 3,
            },
            {
              name: "parts",
              test: /\/src\/(parts|rules|screens\/(today|sheet|runs|check-in|people|inbox\/open))\b/,
              minShareCount: 2,
              priority: 2,
            },
            { name: "desk", test: /\/src\/screens\//, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { fs: { allow: [".."] } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
