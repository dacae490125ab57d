"""A reader with a browser, whichever engine it has: opens pages, asks them things, presses keys.

Playwright drives a Firefox and a WebKit of its own only, and Selenium needs a driver for Firefox
that systems do not package. So each engine is driven by what it understands: Chromium by
Playwright, Firefox by WebDriver BiDi over the socket that it opens itself, WebKit by WebKitGTK's
WebDriver.
"""

import json
import os
import re
import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Self

from browser import programs
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError
from selenium.common import WebDriverException
from selenium.webdriver import ActionChains, WebKitGTK
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

ENGINES = ("chromium", "firefox", "webkit")
LONGEST = 60
"""The longest wait for anything, in seconds; far more than it takes anywhere."""

_NAMES_OF_KEYS = {Keys.TAB: "Tab", Keys.RETURN: "Enter", Keys.ESCAPE: "Escape"}
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class NoEngineError(Exception):
    """The engine is not on this machine."""


class Reader(ABC):
    """A page in a browser, asked by JavaScript expressions, whose promises are awaited."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def ask(self, expression: str) -> Any:  # noqa: ANN401 (whatever JSON can hold)
        """Return the value of an expression."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Press keys, one after the other; selenium's `Keys` are those that write nothing."""

    def until(self, expression: str) -> Any:  # noqa: ANN401
        """Wait until an expression is true, whatever pages come and go; return its value."""
        lost = (WebDriverException, PlaywrightError)
        # It hands over whatever it is given.
        wait = WebDriverWait(self, LONGEST, poll_frequency=0.05, ignored_exceptions=lost)  # type: ignore[type-var]
        return wait.until(lambda reader: reader.ask(expression), expression)

    def type(self, selector: str, text: str) -> None:
        """Write a text into a field in place of what is in it."""
        field = f"document.querySelector({json.dumps(selector)})"
        self.ask(f"({field}.focus(), {field}.select())")
        self.press(text)


class Chromium(Reader):
    """Reads a page of a Chromium, even of one too old for Playwright's locators."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def ask(self, expression: str) -> Any:  # noqa: ANN401
        return self._page.evaluate(f"async () => ({expression})")

    def press(self, keys: str) -> None:
        for key in keys:
            if key in _NAMES_OF_KEYS:
                self._page.keyboard.press(_NAMES_OF_KEYS[key])
            else:
                self._page.keyboard.type(key)


class _Firefox(Reader):
    def __init__(self, stack: ExitStack) -> None:
        path = programs.firefox()
        if not path:
            raise NoEngineError(f"Firefox is missing: {programs.HOW_TO_GET}")
        profile = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        options = ("--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile)
        process = stack.enter_context(_running([path, *options], stderr=subprocess.PIPE))
        assert process.stderr
        said = iter(process.stderr.readline, "")
        address = next(found[1] for line in said if (found := _LISTENING.search(line)))
        self._socket = WebSocketConnection(f"{address}/session", LONGEST, 0.005)
        stack.callback(self._socket.close)
        self._send("session.new", capabilities={})
        # Not the page that it began with, whose focus is in the field for addresses.
        self._page = self._send("browsingContext.create", type="tab")["context"]

    def _send(self, method: str, **parameters: object) -> Any:  # noqa: ANN401
        reply = self._socket.send_cmd(method, parameters)
        if "error" in reply:
            raise WebDriverException(f"{method}: {reply['message']}")
        return reply["result"]

    def open(self, address: str) -> None:
        # Firefox does not tell the end where the server separates the page from its opener.
        self.ask("globalThis.isLeft = true")
        self._send("browsingContext.navigate", context=self._page, url=address, wait="none")
        # Between two pages it may show an empty one.
        arrived = "document.URL !== 'about:blank' && !globalThis.isLeft"
        self.until(f"{arrived} && document.readyState === 'complete'")

    def ask(self, expression: str) -> Any:  # noqa: ANN401
        answer = self._send(
            "script.evaluate",
            # As text, because BiDi has a notation of its own for values.
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            awaitPromise=True,
            target={"context": self._page},
        )
        if answer["type"] == "exception":
            raise WebDriverException(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def press(self, keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._send("input.performActions", context=self._page, actions=[source])


class _WebKit(Reader):
    def __init__(self, stack: ExitStack) -> None:
        found = programs.webkit()
        if not found:
            raise NoEngineError(f"WebKitGTK or Xvfb is missing: {programs.HOW_TO_GET}")
        driver, browser, screen = found
        command = [screen, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        display = stack.enter_context(_running(command, stdout=subprocess.PIPE))
        assert display.stdout
        environment = {**os.environ, "DISPLAY": f":{display.stdout.readline().strip()}"}
        if os.geteuid() == 0:
            # Its sandbox is not made for root, under whom containers run.
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        self._driver = WebKitGTK(options, Service(driver, env=environment))
        stack.callback(self._driver.quit)
        self._driver.set_script_timeout(LONGEST)

    def open(self, address: str) -> None:
        self._driver.get(address)

    def ask(self, expression: str) -> Any:  # noqa: ANN401
        return self._driver.execute_script(f"return (async () => ({expression}))()")

    def press(self, keys: str) -> None:
        ActionChains(self._driver, duration=0).send_keys(keys).perform()


@contextmanager
def _running(
    command: list[str], *, stdout: int = subprocess.DEVNULL, stderr: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[str]]:
    """Run a program until the end of the context."""
    with subprocess.Popen(command, text=True, stdout=stdout, stderr=stderr) as process:
        try:
            yield process
        finally:
            process.terminate()


class Readers:
    """A reader of each engine, who comes when first asked for, and stays."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._stack = ExitStack()
        self._come: dict[str, Reader | NoEngineError] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def __getitem__(self, engine: str) -> Reader:
        """Return the reader with this engine.

        Raises:
            NoEngineError: it is not on this machine.
        """
        if engine not in self._come:
            try:
                self._come[engine] = self._new(engine)
            except NoEngineError as error:
                self._come[engine] = error
        found = self._come[engine]
        if isinstance(found, NoEngineError):
            raise found
        return found

    def _new(self, engine: str) -> Reader:
        match engine:
            case "firefox":
                return _Firefox(self._stack)
            case "webkit":
                return _WebKit(self._stack)
            case _:
                context = self._stack.enter_context(self._chromium.new_context())
                return Chromium(context.new_page())
