from pathlib import Path

import pytest

from generator.pages.page import Page
from generator.site.splice import FrameMismatch, FrameSet, find_leftover_tokens

FRAME = (
    "<title>@@lumbung:title@@ · X</title><meta content='@@lumbung:description@@'><main><p>@@lumbung:body@@</p></main>"
)


def page(**changes: str) -> Page:
    values = {"path": "a/b.html", "frame": "f.html", "title": "T", "description": "D", "body": "<p>B</p>"}
    return Page(**{**values, "search_text": "", **changes})


def test_tokens_are_replaced_and_the_paragraph_around_the_body_goes(tmp_path: Path) -> None:
    (tmp_path / "f.html").write_text(FRAME)
    html = FrameSet(tmp_path).fill(page()).decode()
    assert html == "<title>T · X</title><meta content='D'><main><p>B</p></main>"


def test_title_and_description_are_escaped_and_the_body_is_not(tmp_path: Path) -> None:
    (tmp_path / "f.html").write_text(FRAME)
    html = FrameSet(tmp_path).fill(page(title="</title><script>", description="'\"><b>")).decode()
    assert "<title>&lt;/title&gt;&lt;script&gt; · X</title>" in html
    assert "content='&#x27;&quot;&gt;&lt;b&gt;'" in html


def test_a_token_inside_a_body_is_not_filled_again(tmp_path: Path) -> None:
    (tmp_path / "f.html").write_text(FRAME)
    html = FrameSet(tmp_path).fill(page(body="<p>@@lumbung:title@@</p>")).decode()
    assert "<main><p>@@lumbung:title@@</p></main>" in html


def test_backslashes_and_group_references_in_data_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "f.html").write_text(FRAME)
    assert "<main>\\1 \\g<0> {0} %s</main>" in FrameSet(tmp_path).fill(page(body="\\1 \\g<0> {0} %s")).decode()


@pytest.mark.parametrize("text", ["<p>no token</p>", None])
def test_a_frame_without_body_token_or_file_is_refused(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "f.html").write_text(text)
    with pytest.raises(FrameMismatch, match=r"f\.html"):
        FrameSet(tmp_path).fill(page())


def test_left_over_tokens_are_found(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text("<p>all filled</p>")
    (tmp_path / "bad.html").write_text("<p>@@lumbung:body@@</p>")
    assert find_leftover_tokens(tmp_path, ["good.html", "bad.html"]) == ["bad.html"]
