"use strict";
// The page of one network as a file: the choices beside its picture.
(() => {
  const { picture: draw, panel, walk } = globalThis.goldenthread;
  const byId = (id) => document.getElementById(id);
  const ticked = () => new Set([...document.querySelectorAll("input.grade:checked")].map((box) => box.value));
  const picture = draw(byId("picture"), JSON.parse(byId("drawing").textContent));
  picture.show(ticked(), null);
  const tell = panel(byId("told"), picture);
  const walking = walk(picture, { told: tell, say: (text) => { byId("said").textContent = text; } });

  const hubs = new Set(picture.drawing.nodes.filter(({ hub }) => hub).map(({ id }) => id));
  const within = (id, degrees) => {
    let seen = new Set([id]);
    for (let step = 0; step < degrees; step += 1) {
      const passed = [...seen].filter((one) => one === id || !hubs.has(one));
      seen = new Set([...seen, ...passed.flatMap((one) => picture.near(one))]);
    }
    return seen;
  };
  const focus = byId("focus");
  const show = () => {
    picture.show(ticked(), null);
    if (focus.value) {
      const seen = within(focus.value, Number(byId("degrees").value));
      picture.show(ticked(), seen);
      picture.network.selectNodes([focus.value]);
      picture.network.fit({ nodes: [...seen], animation: false, maxZoomLevel: 1.1 });
      tell(focus.value, `; ${seen.size - 1} shown`);
    }
    walking.stay();
  };
  document.querySelectorAll("#focus, #degrees, input.grade").forEach((control) => control.addEventListener("change", show));
  picture.network.on("selectNode", ({ nodes: [id] }) => tell(id));
  picture.network.on("doubleClick", ({ nodes: [id] }) => { if (id) { focus.value = id; show(); } });
  byId("nearer").addEventListener("click", () => picture.zoom(1.25));
  byId("farther").addEventListener("click", () => picture.zoom(0.8));
  byId("whole").addEventListener("click", () => { focus.value = ""; show(); picture.network.unselectAll(); byId("told").replaceChildren(); picture.fit(); });
  document.querySelector(".tools").hidden = false;
})();
