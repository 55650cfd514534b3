"""A new production brought in beside a server that already runs: its link leads there."""

from __future__ import annotations

from tests.samples import sample
from tests.served import Served, command


def test_a_production_made_beside_a_running_server_is_joined_there(served: Served) -> None:
    done = command("import", str(sample("wonderful-life-small.uss")), "--data", str(served.folder))
    assert done.returncode == 0, done.stderr
    link = done.stdout.splitlines()[-1]
    assert link.startswith(f"{served.url}/join/")
    assert "callboard serve" not in done.stdout
    assert "1 scenes, 1 banners, 2/8 pages" in done.stdout
    assert served.hand().request("GET", link.removeprefix(served.url)).status == 200
