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

export default defineConfig({
  base,
  publicDir: false,
  plugins: [serviceWorker()],
  build: {
    outDir: "static/build",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
  server: { fs: { allow: [".."] } },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
