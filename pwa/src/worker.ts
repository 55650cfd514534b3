/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: string[];
declare const __BUILD__: string;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(`callboard-${__BUILD__}`).then((cache) => cache.addAll(__PRECACHE__)));
});

export type {};
