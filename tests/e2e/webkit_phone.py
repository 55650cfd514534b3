"""A phone with WebKit's engine, driven by WebKitGTK's own driver on a screen that nobody sees.

Promises: every wait is for a fact and within a limit; what was started is ended, by pid. Refuses: to stand for iOS. It
tests the engine; between two sessions it keeps no storage, and its window is never narrower than 447 px.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.e2e.device import KEPT
from tests.e2e.fault_proxy import FaultProxy
from tests.e2e.other_engines import DRIVER, mini_browser_path

SOON_S = 30
WHOLE = 'kept.keys.includes("replica")'


class WebKitPhone:
    """One browser with a network of its own."""

    def __init__(self, driver: Any, proxy: FaultProxy) -> None:
        self.driver = driver
        self.proxy = proxy

    def waits(self, fact: Callable[[], Any]) -> Any:
        """What `fact` gives once it gives something; a page that is being replaced meanwhile is looked at again."""
        wait = WebDriverWait(self.driver, SOON_S, ignored_exceptions=(StaleElementReferenceException,))
        return wait.until(lambda _: fact())

    def text(self) -> str:
        return str(self.driver.execute_script("return document.body.innerText"))

    def shows(self, *words: str) -> None:
        self.waits(lambda: all(word in self.text() for word in words))

    def button(self, begins: str) -> Any:
        """The button whose words begin so."""
        path = f'//button[starts-with(normalize-space(.), "{begins}")]'
        return self.waits(lambda: next(iter(self.driver.find_elements(By.XPATH, path)), None))

    def join(self, link: str, as_name: str) -> None:
        self.driver.get(self.proxy.url + urlsplit(link).path)
        self.button(f"Join as {as_name}").click()
        self.waits(lambda: "/p/" in self.driver.current_url)

    def opens(self, tab: str) -> None:
        self.waits(lambda: self.driver.find_elements(By.LINK_TEXT, tab))[0].click()

    def is_installed(self) -> None:
        """Waits until the app and the production lie whole on it, as `Device.is_installed` does."""
        self.waits(lambda: self.driver.execute_script("return navigator.serviceWorker.controller !== null"))
        asked = f"const done = arguments[2]; ({KEPT % WHOLE})([arguments[0], arguments[1]]).then(done);"
        production = urlsplit(self.driver.current_url).path.split("/")[2]
        self.waits(lambda: self.driver.execute_async_script(asked, production, "facts"))

    def reloads(self) -> None:
        self.driver.refresh()


@contextmanager
def webkit_phone(folder: Path, port: int) -> Iterator[WebKitPhone]:
    """Opens one before a server on `port`; logs and, on a failure, its screen lie in `folder`."""
    browser = mini_browser_path()
    with _screen() as display, FaultProxy(("127.0.0.1", port)) as proxy:
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        env = {**os.environ, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        service = Service(shutil.which(DRIVER), log_output=str(folder / "webkit.log"), env=env)
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            driver.set_page_load_timeout(SOON_S)
            driver.set_script_timeout(SOON_S)
            yield WebKitPhone(driver, proxy)
        except BaseException:
            with _whatever():
                driver.save_screenshot(str(folder / "webkit.png"))
            raise
        finally:
            with _whatever():
                driver.quit()
            service.stop()


@contextmanager
def _whatever() -> Iterator[None]:
    try:
        yield
    except WebDriverException:
        return  # a browser that hangs has nothing more to say


@contextmanager
def _screen() -> Iterator[str]:
    """A display of its own; the system picks the number."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()
