"""Files that come in over the wire: shown, brought in as a whole, undone; and everything that goes wrong (IM3-IM6)."""

from __future__ import annotations

import http.client
import json
import os
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from server.importing.reading import Unread, read_file
from tests.cast import DELPHINE, HOLLIS, IMOGEN, JUNO, PETRA
from tests.hand import Answer, Hand
from tests.samples import sample
from tests.served import Served, command

SMALL = "wonderful-life-small.uss"


def send(hand: Hand, content: bytes, name: str = "schedule.uss") -> Answer:
    path = f"/p/{hand.production}/api/imports?name={name}"
    return hand.request("POST", path, content, {"Content-Type": "application/octet-stream"})


def shown(hand: Hand, content: bytes | None = None, name: str = "schedule.uss") -> dict[str, Any]:
    answer = send(hand, sample(SMALL).read_bytes() if content is None else content, name)
    assert answer.status == 201, answer.text
    return dict(answer.json)


def apply(hand: Hand, preview: dict[str, Any]) -> Answer:
    return hand.api("POST", f"imports/{preview['id']}/apply", {"digest": preview["difference"]["digest"]})


def changed(**scene: Any) -> bytes:
    """The sample with its first scene changed."""
    told = json.loads(sample(SMALL).read_text(encoding="utf-8-sig"))
    breakdowns = told["universalScheduleStandard"]["breakdowns"]
    first = next(one for one in breakdowns if one.get("type") in ("scene", "strip"))
    first.update(scene)
    return json.dumps(told).encode()


def test_IM3_a_file_is_shown_then_brought_in_and_every_phone_hears_of_it(served: Served) -> None:
    imogen, juno = served.ready(IMOGEN), served.ready(JUNO)
    ear = juno.listen()
    ear.sync()
    head = juno.at and juno.at["seq"]
    preview = shown(imogen)
    assert preview["sort"] == "schedule"
    assert preview["difference"]["added"]
    juno.sync()
    assert juno.at
    assert juno.at["seq"] == head  # sending keeps nothing
    done = apply(imogen, preview)
    assert done.status == 200, done.text
    ear.settle()
    assert len(juno.seen("scene")) == preview["shown"]["en"]["figures"]["scenes"]
    assert [one["file"] for one in juno.seen("import")] == ["schedule.uss"]
    listed = imogen.api("GET", "imports").json["imports"]
    assert [(one["name"], one["undone_at"]) for one in listed] == [(IMOGEN.name, None)]
    ear.close()
    served.verify()


def test_IM1_the_second_time_only_what_differs_comes_in_and_the_hand_stays(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    first = shown(imogen)
    assert apply(imogen, first).status == 200
    imogen.sync()
    again = shown(imogen)["difference"]
    assert (again["added"], again["changed"], again["removed"], again["kept"]) == ([], [], [], [])
    newer = changed(description="A newer line", comments="From the file")
    scene = next(one for one in shown(imogen, newer)["difference"]["changed"] if one["kind"] == "scene")
    imogen.did("scene", "edit", scene["record"], description="By hand")
    found = shown(imogen, newer)
    lines = [one for one in found["difference"]["changed"] if one["kind"] == "scene"]
    assert [[move["name"] for move in one["moves"]] for one in lines] == [["comments"]]
    kept = found["difference"]["kept"]
    assert [(one["field"], one["stands"], one["file"]) for one in kept] == [("description", "By hand", "A newer line")]
    assert found["difference"]["source"]["id"] == first["id"]


def test_IM3_what_moved_since_it_was_shown_is_shown_again(served: Served) -> None:
    imogen, delphine = served.ready(IMOGEN), served.ready(DELPHINE)
    assert apply(imogen, shown(imogen)).status == 200
    preview = shown(imogen, changed(description="A newer line"))
    scene = next(one for one in preview["difference"]["changed"] if one["kind"] == "scene")
    delphine.sync()
    delphine.did("scene", "edit", scene["record"], description="By hand")
    answer = apply(imogen, preview)
    assert answer.status == 409
    assert [one["stands"] for one in answer.json["difference"]["kept"]] == ["By hand"]
    assert apply(imogen, answer.json).status == 200


def test_K2_two_at_once_bring_it_in_once(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    preview = shown(imogen)
    answers: list[Answer] = []
    threads = [threading.Thread(target=lambda: answers.append(apply(imogen, preview))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.status for one in answers} == {200}
    assert len(imogen.api("GET", "imports").json["imports"]) == 1
    served.verify()


def test_IM4_an_undo_takes_it_all_back_and_a_second_does_nothing(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    imogen.sync()
    before = {key: one for key, one in imogen.records.items() if key[0] in ("production", "location", "shoot_day")}
    preview = shown(imogen)
    assert apply(imogen, preview).status == 200
    undone = imogen.api("POST", f"imports/{preview['id']}/undo", {})
    assert undone.status == 200, undone.text
    assert undone.json["stays"] == []
    assert undone.json["struck"] == len(preview["difference"]["added"])
    imogen.sync()
    assert [one for one in imogen.seen("scene") if not one.get("struck")] == []
    for key, one in before.items():
        assert {k: v for k, v in imogen.records[key].items() if k != "rev"} == {
            k: v for k, v in one.items() if k != "rev"
        }
    again = imogen.api("POST", f"imports/{preview['id']}/undo", {})
    assert again.json["again"] is True
    assert imogen.api("POST", "imports/0195703c-0000-7000-8000-000000000001/undo", {}).status == 404


def test_IM5_who_may_not_add_the_records_sends_and_sees_nothing(served: Served) -> None:
    assert send(served.ready(HOLLIS), b"{}").json["code"] == "not_yours"
    assert served.ready(PETRA).api("GET", "imports").status == 403
    assert served.hand().api("GET", "imports").status == 401
    preview = shown(served.ready(IMOGEN))
    assert served.ready(HOLLIS).api("GET", f"imports/{preview['id']}").status == 403


def test_IM5_after_the_rights_are_taken_nothing_comes_in(served: Served) -> None:
    imogen, juno = served.ready(IMOGEN), served.ready(JUNO)
    preview = shown(juno)
    imogen.did("person", "edit", JUNO.id, role="crew")
    assert apply(juno, preview).json["code"] == "not_yours"
    imogen.sync()
    assert imogen.seen("scene") == []


def test_IM5_what_a_second_ad_may_not_change_is_named_and_the_rest_comes_in(served: Served) -> None:
    juno = served.ready(JUNO)
    preview = shown(juno)
    refused = preview["difference"]["not_taken"]
    assert [(one["kind"], one["code"]) for one in refused] == [("production", "not_yours")]
    assert apply(juno, preview).status == 200


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"%PDF-1.7", "PDF"), (b'{"universalScheduleStandard": {', "ends"), (b"{" * 90_000, "")],
)
def test_IM6_a_file_that_cannot_be_read_says_why_and_leaves_nothing(served: Served, content: bytes, word: str) -> None:
    imogen = served.ready(IMOGEN)
    answer = send(imogen, content)
    assert answer.status == 422
    assert word in answer.json["words"]["en"]
    assert answer.json["words"]["es"] != answer.json["words"]["en"]
    assert list((served.place() / ".previews").iterdir()) == []


def promised(served: Served, hand: Hand, length: int) -> http.client.HTTPConnection:
    """The head of an upload that says how long it is, and nothing of it yet."""
    told = urlsplit(served.url)
    connection = http.client.HTTPConnection(told.hostname or "", told.port, timeout=10)
    connection.putrequest("POST", f"/p/{hand.production}/api/imports?name=x.uss")
    for name, value in {
        "Origin": served.url,
        "X-Callboard": "1",
        "Cookie": hand.cookie(f"/p/{hand.production}/api/imports"),
        "Content-Length": str(length),
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection


def test_IM6_a_file_over_the_limit_is_refused_before_it_is_read(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    connection = promised(served, imogen, 21 * 1024 * 1024)
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["code"]) == (413, "too_large")
    connection.close()


def test_IM6_a_file_that_is_cut_on_its_way_is_not_kept(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    connection = promised(served, imogen, 200_000)
    connection.send(b"{" * 1000)
    connection.close()
    previews = served.place() / ".previews"
    until = time.monotonic() + 10
    while previews.is_dir() and list(previews.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not previews.is_dir() or list(previews.iterdir()) == []
    assert shown(imogen)["sort"] == "schedule"


def test_IM6_a_preview_that_has_expired_says_so(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    preview = shown(imogen)
    long_ago = time.time() - 3 * 3600
    os.utime(served.place() / ".previews" / preview["id"], (long_ago, long_ago))
    assert apply(imogen, preview).json["code"] == "no_preview"
    assert imogen.api("GET", f"imports/{preview['id']}").status == 404
    shown(imogen)
    assert len(list((served.place() / ".previews").iterdir())) == 1


def test_A1_a_full_disk_keeps_neither_file_nor_import(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    preview = shown(imogen)
    served.starve(max(one.stat().st_size for one in served.place().iterdir() if one.is_file()))
    assert apply(imogen, preview).json["code"] == "disk_full"
    served.starve(1000)
    assert send(imogen, sample(SMALL).read_bytes()).json["code"] == "disk_full"
    served.feed()
    assert apply(imogen, preview).status == 200
    served.verify()


def test_IM6_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(sample("wonderful-life-full.uss").read_bytes())
    with pytest.raises(Unread, match="too long") as ended:
        read_file(file, "x.uss", seconds=0.01)
    assert "tardó" in ended.value.words["es"]


def test_IM6_a_file_of_more_records_than_one_import_holds_is_refused(tmp_path: Path) -> None:
    told = json.loads(sample(SMALL).read_text(encoding="utf-8-sig"))
    standard = told["universalScheduleStandard"]
    one = standard["elements"][0]
    standard["elements"] += [{**one, "id": f"more-{n}"} for n in range(5_001)]
    file = tmp_path / "file"
    file.write_text(json.dumps(told))
    with pytest.raises(Unread, match="5,000"):
        read_file(file, "x.uss")


def test_a_change_from_another_page_is_refused(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    path = f"/p/{imogen.production}/api/imports?name=x"
    assert imogen.request("POST", path, b"{}", {"Origin": "https://elsewhere.example"}).json["code"] == "not_ours"
    assert imogen.request("POST", path, b"{}", {"X-Callboard": ""}).json["code"] == "not_ours"
    assert command("log", "verify", "--data", str(served.folder)).returncode == 0


def test_K2_what_a_phone_says_in_an_imports_name_is_not_taken_and_an_undo_gives_nobody_a_role(served: Served) -> None:
    imogen, juno = served.ready(IMOGEN), served.ready(JUNO)
    preview = shown(juno, b"Name,Position,Department\nBenno Quill,Set PA,ADs\n", "crew.csv")
    assert apply(juno, preview).status == 200
    juno.sync()
    for device in (f"import-{preview['id']}", f"undo-{preview['id']}", "import-" + HOLLIS.id):
        forged = Hand(served.url, device=device, cookies=juno.cookies, records=juno.records, at=juno.at)
        gift = {"kind": "person", "record": HOLLIS.id, "field": "role", "value": "coordinator"}
        for n in range(6):
            forged.n = n
            entries = [
                forged.entry("import", "note", preview["id"], replaced=[gift]),
                forged.entry("person", "edit", HOLLIS.id, role="crew"),
            ]
            told = forged.exchange(entries).json["outcomes"]
            assert {one["why"]["code"] for one in told} == {"other_person"}
    assert imogen.api("POST", f"imports/{preview['id']}/undo", {}).json["struck"] == 1
    imogen.sync()
    assert imogen.records["person", HOLLIS.id]["role"] == "pa"


def test_IM6_a_mapping_as_long_as_a_message_may_be_is_said_to_be_none(served: Served) -> None:
    imogen = served.ready(IMOGEN)
    preview = shown(imogen, b"Name,Position,Department\nBenno Quill,Set PA,ADs\n", "crew.csv")
    body = json.dumps({"mapping": {"columns": "\u00e9" * 30_000}}, ensure_ascii=False).encode()
    path = f"/p/{imogen.production}/api/imports/{preview['id']}/mapping"
    answer = imogen.request("POST", path, body, {"Content-Type": "application/json"})
    assert (answer.status, answer.json["code"]) == (422, "import_unreadable")
