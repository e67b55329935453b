"""Headless Chromium over its DevTools pipe: no driver, no library, no port."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60.0
"""Seconds that an answer may take."""


def chromium() -> str | None:
    """The browser's path, where one is installed."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


class Browser:
    """One browser, one tab at a time."""

    def __init__(self, to: int, back: int) -> None:
        self.to, self.back = to, back
        self.unread = b""
        self.number = 0
        self.problems: list[str] = []
        """Errors and warnings of the console, exceptions, refusals of the security policy."""
        self.requests: list[str] = []
        self.loaded = False
        self.session = self.target = ""

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command; what happens meanwhile is noted."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)

    def open(self, page: Path, width: int = 1280, *, scripts: bool = True, **media: str) -> None:
        """Show a file in a new tab, with or without its scripts; `media`: `scheme="dark"`, `kind="print"`."""
        self._tab()
        features = [{"name": "prefers-color-scheme", "value": media.get("scheme", "light")}]
        self.call("Emulation.setEmulatedMedia", media=media.get("kind", ""), features=features)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        self.call("Page.navigate", url=page.absolute().as_uri())
        self.wait(lambda: self.loaded)

    def _tab(self) -> None:
        """A tab of its own for each page: nothing of the page before is left."""
        self.session, before = "", self.target
        self.target = self.call("Target.createTarget", url="about:blank")["targetId"]
        if before:
            self.call("Target.closeTarget", targetId=before)
        self.session = self.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.problems, self.requests, self.loaded = [], [], False

    def js(self, expression: str) -> Any:
        """The value of an expression; promises are waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, done: Any, patience: float = PATIENCE) -> None:
        """Wait until `done()`, or until an expression is true in the page."""
        test = (lambda: self.js(done)) if isinstance(done, str) else done
        end = time.monotonic() + patience
        while not test():
            if time.monotonic() > end:
                raise TimeoutError(f"{done} is not so after {patience:g} s; problems: {self.problems}")
            if b"\0" in self.unread or select.select([self.back], [], [], 0.05)[0]:
                self._note(self._read())

    def press(self, key: str, code: int) -> None:
        """A key of the keyboard."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def picture(self, path: Path, *, whole: bool = True) -> Path:
        """A screenshot of the page."""
        taken = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(taken["data"]))
        return path

    def pdf(self, path: Path) -> Path:
        """The page as it prints on A4."""
        made = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True)
        path.write_bytes(base64.b64decode(made["data"]))
        return path

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self.unread:
            if not select.select([self.back], [], [], PATIENCE)[0]:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.back, 1 << 20)
            if not part:
                raise ConnectionError("the browser is gone")
            self.unread += part
        line, _, self.unread = self.unread.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("sessionId", "") != self.session:
            return  # It was told of a tab that is gone.
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Page.loadEventFired":
            self.loaded = True
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(parameters["exceptionDetails"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.problems.append(parameters["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.problems.append(str(parameters["args"]))


@contextlib.contextmanager
def browser(binary: str, profile: Path) -> Iterator[Browser]:
    """Start a browser with a profile of its own, and end it."""
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()

    def wire() -> None:
        # The pipe's ends are 3 and 4 for the browser; what stands there is copied out of the way first.
        reading, writing = os.dup(their_in), os.dup(their_out)
        os.dup2(reading, 3)
        os.dup2(writing, 4)

    process = subprocess.Popen(
        [binary, *FLAGS, f"--user-data-dir={profile}", "about:blank"], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=wire, close_fds=False,
    )  # fmt: skip
    os.close(their_in)
    os.close(their_out)
    try:
        yield Browser(our_out, our_in)
    finally:
        os.close(our_out)
        os.close(our_in)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
