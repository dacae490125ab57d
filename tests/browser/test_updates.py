"""A release unpacked over the last one reaches readers, whatever server hosts it."""

import http.client
import os
import shutil
import struct
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import hosts
from browser.calculator import READY, CalculatorPage
from playwright.sync_api import Browser, expect
from project import SITE
from sitebuild import dist

SERVERS = ("python", "nginx", "caddy")
"""Servers that know a changed file by its time, and two of them by its size as well."""
FIRST = 1_700_000_000
"""When the first release was made; the next came two seconds later."""
PAGE = "calculators/interest.html"
LEFT_OUT = ("folder", "en", "cards")
"""What has no part in it."""


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory, next_build: Path) -> list[Path]:
    """Give the zip files of two releases, of one size though every page differs."""
    folder = tmp_path_factory.mktemp("releases")
    zips = []
    for number, built in enumerate((SITE, next_build)):
        site = folder / str(number)
        shutil.copytree(
            built, site, ignore=shutil.ignore_patterns(*LEFT_OUT), copy_function=os.symlink
        )
        zips.append(folder / f"{number}.zip")
        dist.write(site, zips[-1], FIRST + 2 * number)
    for name in (PAGE, "service.js"):
        first, second = ((folder / number / name).read_bytes() for number in "01")
        assert first != second
        assert len(first) == len(second)
    return zips


def unpack(release: Path, folder: Path) -> Path:
    """Unpack a zip file over what is in a folder, with the files' times; return the site in it."""
    with zipfile.ZipFile(release) as archive:
        for entry in archive.infolist():
            _, _, _, time = struct.unpack("<HHBI", entry.extra)
            os.utime(archive.extract(entry, folder), (time, time))
    return folder / dist.NAME / dist.SITE


@pytest.mark.parametrize("name", SERVERS)
def test_a_returning_visitor_is_offered_the_next_release(
    name: str, releases: list[Path], browser: Browser, tmp_path: Path
) -> None:
    site = unpack(releases[0], tmp_path / "root")
    try:
        host = hosts.running(name, "/", tmp_path / "work", site)
        with host as address, browser.new_context(base_url=address) as context:
            page = context.new_page()
            page.goto(PAGE)
            page.wait_for_function("navigator.serviceWorker.ready.then(() => 1)", timeout=READY)
            asked_before = _asked(address, {})
            unpack(releases[1], tmp_path / "root")
            # What a browser asks that keeps no more than its own cache.
            assert _asked(address, asked_before)["status"] == "200"
            page.goto(PAGE)
            shown = CalculatorPage(page, "interest")
            notice = page.locator(".update")
            expect(notice).to_contain_text("本站有新版本", timeout=READY)
            notice.get_by_role("button", name="换成新版本").click()
            expect(page.locator("html")).to_have_attribute("data-build", "next")
            shown.wait_until("ready")
    except hosts.NoServerError as error:
        pytest.skip(str(error))


def _asked(address: str, before: dict[str, str]) -> dict[str, str]:
    """Ask for a page as a browser does that has an answer; return the headers of the next."""
    asked = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    kept = {asked_by: before[name] for asked_by, name in asked.items() if name in before}
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)) as connection:
        connection.request("GET", f"/{PAGE}", headers=kept)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return {**headers, "status": str(response.status)}
