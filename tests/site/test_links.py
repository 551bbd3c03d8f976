from pathlib import Path

from generator.site.links import collect_links, find_broken_links


def test_links_are_made_relative_to_the_root_and_foreign_ones_left_out() -> None:
    html = (
        '<a href="../index.html#top">x</a> <img src="pic.png"> <a href="#here">y</a>'
        '<a href="https://example.id/">z</a> <a href="mailto:a@b.id">m</a> <a href="x.html?q=1#f">q</a>'
    )
    assert collect_links("koperasi/a/index.html", html) == {
        "koperasi/index.html#top",
        "koperasi/a/pic.png",
        "koperasi/a/index.html#here",
        "koperasi/a/x.html#f",
    }


def test_links_are_found_however_their_tag_is_written() -> None:
    html = (
        '<a href=\'one.html\'>x</a><a href=two.html>x</a><a class="c" href="three.html">x</a><a\nhref="four.html">x</a>'
        '<link rel="next" href="five.html"><a title="href=no.html" href="six.html">x</a><a href="">x</a>'
        '<p>href="no.html" src="no.png"</p><a data-href="no.html">x</a>'
    )
    assert collect_links("index.html", html) == {
        f"{name}.html" for name in ("one", "two", "three", "four", "five", "six")
    }


def test_missing_files_and_fragments_and_ways_out_are_broken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<h2 id="one">x</h2><h3 id=two>y</h3>')
    good = ["a.html", "a.html#one", "a.html#two"]
    bad = ["a.html#three", "b.html", "../secret.html", "b.html#one"]
    assert find_broken_links(tmp_path, good + bad) == sorted(bad)
