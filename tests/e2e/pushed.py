"""A phone's browser as far as push goes: a made-up subscription, a push that comes in, a notice that is tapped.

Headless Chromium refuses to subscribe, and nobody's finger taps its notices; everything between is the real thing: the
permission, the server, the encryption, the service worker, its notifications.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import CDPSession, Worker

from tests.e2e.device import Device
from tests.push_service import PushService, Rung

SUBSCRIBES = """
(told) => {
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const place = "tests/subscription";
  const made = (key) => ({
    endpoint: told.endpoint,
    options: { userVisibleOnly: true, applicationServerKey: bytes(key).buffer },
    toJSON: () => told,
    unsubscribe: async () => { localStorage.removeItem(place); return true; },
  });
  Object.assign(PushManager.prototype, {
    subscribe: async ({ applicationServerKey }) => {
      localStorage.setItem(place, applicationServerKey);
      return made(applicationServerKey);
    },
    getSubscription: async () => {
      const key = localStorage.getItem(place);
      return key ? made(key) : null;
    },
  });
}
"""
TAPS = """
async ({ tag, action }) => {
  const [notification] = await self.registration.getNotifications({ tag });
  const event = new NotificationEvent("notificationclick", { notification, action });
  const work = [];
  Object.defineProperty(event, "waitUntil", { value: (promise) => work.push(promise) });
  self.opened = [];
  self.clients.openWindow = async (url) => { self.opened.push(url); return null; };
  self.dispatchEvent(event);
  await Promise.all(work);
  return self.opened;
}
"""
COUNTS = """
() => {
  if (self.putUp !== undefined) return;
  self.putUp = 0;
  const show = ServiceWorkerRegistration.prototype.showNotification;
  ServiceWorkerRegistration.prototype.showNotification = async function (...told) {
    await show.apply(this, told);
    self.putUp += 1;
  };
}
"""
"""Chromium forgets a notice that is asked for while it is being put up: nothing is asked before it stands."""
SHOWN = """
async () => (await self.registration.getNotifications()).map((one) => ({
  title: one.title, body: one.body, tag: one.tag, silent: one.silent, data: one.data,
  actions: one.actions.map((action) => action.action),
}))
"""


class PushedPhone:
    """Push on a device that has a page open and the app installed."""

    def __init__(self, device: Device, service: PushService, name: str) -> None:
        self.device = device
        self.service = service
        self.name = name

    def may_ring(self) -> None:
        """The browser has been told yes; from the next page on it subscribes as one with a push service does."""
        self.device.context.grant_permissions(["notifications"], origin=self.device.proxy.url)
        told = json.dumps(self.service.subscription(self.name))
        self.device.context.add_init_script(f"({SUBSCRIBES})({told})")

    def closes_the_app(self) -> None:
        """No tab of it is left; the browser is there, as a phone's always is."""
        blank = self.device.context.new_page()
        for page in self.device.context.pages:
            if page is not blank:
                page.close()

    def gets(self, rung: Rung) -> None:
        """The push service brings what it has decrypted to the real service worker, which puts up a notice."""
        session, registration = self._registration()
        self.worker.evaluate(COUNTS)
        before = self.worker.evaluate("self.putUp")
        origin = self.device.proxy.url
        told = {"origin": origin, "registrationId": registration, "data": rung.text}
        session.send("ServiceWorker.deliverPushMessage", told)
        for _ in range(600):
            if self.worker.evaluate("self.putUp") > before:
                return
            self.device.page.wait_for_timeout(50)
        raise AssertionError("a push came and put up nothing")

    def does_errand(self, tag: str) -> None:
        """The browser finds that there is signal, and does what it was asked to do then."""
        session, registration = self._registration()
        told = {"origin": self.device.proxy.url, "registrationId": registration, "tag": tag, "lastChance": True}
        session.send("ServiceWorker.dispatchSyncEvent", told)
        session.detach()

    def _registration(self) -> tuple[CDPSession, str]:
        page = self.device.page
        session = self.device.context.new_cdp_session(page)
        found: list[str] = []

        def note(event: dict[str, Any]) -> None:
            ours = [one for one in event["registrations"] if one["scopeURL"] == f"{self.device.proxy.url}/"]
            found.extend(one["registrationId"] for one in ours if not one["isDeleted"])

        session.on("ServiceWorker.workerRegistrationUpdated", note)
        session.send("ServiceWorker.enable")
        for _ in range(200):
            if found:
                return session, found[-1]
            page.wait_for_timeout(50)
        raise AssertionError("no service worker is registered")

    @property
    def worker(self) -> Worker:
        ours = [one for one in self.device.context.service_workers if one.url.startswith(self.device.proxy.url)]
        assert ours, "the service worker is not running"
        return ours[-1]

    def shown(self) -> list[dict[str, Any]]:
        """The notices that stand on the phone."""
        return list(self.worker.evaluate(SHOWN))

    def shows(self, title: str) -> dict[str, Any]:
        """Waits for a notice of that title."""
        for _ in range(200):
            if self.device.context.service_workers:
                for one in self.shown():
                    if one["title"] == title:
                        return one
            self.device.page.wait_for_timeout(50)
        raise AssertionError(f"never shown: {title}; there is {self.shown()}")

    def shows_nothing(self) -> None:
        """Waits until no notice stands any more."""
        for _ in range(200):
            if not self.shown():
                return
            self.device.page.wait_for_timeout(50)
        raise AssertionError(f"still there: {self.shown()}")

    def taps(self, tag: str, action: str = "") -> list[str]:
        """Taps a notice or one of its buttons; the addresses that were opened."""
        return list(self.worker.evaluate(TAPS, {"tag": tag, "action": action}))
