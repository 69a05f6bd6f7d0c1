"""What is made ready before the first visitor comes."""

from goldenthread.viz.explorer.rendering import Renderer


def test_every_template_is_read_those_in_folders_too() -> None:
    renderer = Renderer()
    renderer.read_all()
    read = renderer._environment.cache
    assert read is not None
    assert {"layout.html", "glance/plan.html", "parts/receipts.html"} <= {name for _, name in read}
