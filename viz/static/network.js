"use strict";
// Draws what the page holds as JSON. Places come with it, so nothing is simulated and the first frame is the last.
(() => {
  const drawing = JSON.parse(document.getElementById("drawing").textContent);
  const byId = (id) => document.getElementById(id);
  const picture = byId("picture");
  const dashes = { stated: false, inferred: [9, 6], suggested: [2, 5] };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const narrow = () => picture.clientWidth < 1.1 * picture.clientHeight;
  const placed = () => drawing.nodes.map(({ id, x, y }) => {
    const [across, down] = narrow() ? drawing.narrow[id] : [x, y];
    return { id, x: across, y: down };
  });
  const wide = drawing.nodes.map(({ id, x, y }) => ({ id, x, y }));
  let isNarrow = narrow();
  const places = placed();
  const nodes = new vis.DataSet(drawing.nodes.map((node, number) => ({ ...node, ...places[number] })));
  const ticked = () => new Set([...document.querySelectorAll("input.grade:checked")].map((box) => box.value));
  const first = ticked();
  const edges = new vis.DataSet(drawing.edges.map((edge) => ({
    ...edge, hidden: !first.has(edge.grade), arrows: "to", dashes: dashes[edge.grade] ?? false, width: edge.thin ? 1 : 1.8,
  })));
  const theme = () => ({
    nodes: { font: { color: colour("--ink"), strokeColor: colour("--ground"), strokeWidth: 4 } },
    edges: { color: { color: colour("--line"), highlight: colour("--accent"), hover: colour("--accent"), inherit: false } },
  });
  const begin = theme();
  const network = new vis.Network(picture, { nodes, edges }, {
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    groups: drawing.groups,
    nodes: { size: 11, borderWidth: 1.5, margin: 7, labelHighlightBold: false, font: { ...begin.nodes.font, face: "system-ui, sans-serif", size: 15 } },
    edges: { ...begin.edges, arrows: { to: { scaleFactor: 0.45 } }, smooth: drawing.curved ? { type: "cubicBezier", forceDirection: "vertical", roundness: 0.35 } : false, selectionWidth: 2 },
    interaction: { hover: true, tooltipDelay: 150, zoomView: false, hideEdgesOnDrag: !drawing.curved, keyboard: { enabled: true, bindToWindow: false } },
  });

  // On a narrow screen the whole would be too small to read: begin at the top, at a size that can be read.
  const fit = (animation = false) => network.fit({ animation, minZoomLevel: 0.05, maxZoomLevel: 1.1 });
  const start = () => {
    fit();
    if (network.getScale() >= 0.42 || drawing.nodes.length > 300) return;
    const top = nodes.get()[0];
    network.moveTo({ scale: 0.5, position: { x: top.x, y: top.y + picture.clientHeight / 0.5 / 2 - 60 } });
  };
  network.once("afterDrawing", () => { picture.dataset.painted = String(Math.round(performance.now())); });
  start();

  const canvas = picture.querySelector("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", picture.getAttribute("aria-label"));
  // The wheel scrolls the page until somebody works in the picture.
  const wheel = (zoomView) => () => network.setOptions({ interaction: { zoomView } });
  picture.addEventListener("focusin", wheel(true));
  picture.addEventListener("pointerdown", wheel(true));
  picture.addEventListener("focusout", wheel(false));

  // What a thing is linked to, and how far one gets, goes by the links that are shown.
  const shownLinks = () => {
    const near = new Map(drawing.nodes.map(({ id }) => [id, new Set()]));
    const grades = ticked();
    drawing.edges.filter(({ grade }) => grades.has(grade)).forEach(({ from, to }) => { near.get(from).add(to); near.get(to).add(from); });
    return near;
  };
  const hubs = new Set(drawing.nodes.filter(({ hub }) => hub).map(({ id }) => id));
  const within = (id, degrees) => {
    const near = shownLinks();
    let seen = new Set([id]);
    for (let step = 0; step < degrees; step += 1) {
      const passed = [...seen].filter((one) => one === id || !hubs.has(one));
      seen = new Set([...seen, ...passed.flatMap((one) => [...near.get(one)])]);
    }
    return seen;
  };
  const focus = byId("focus");
  const show = () => {
    const seen = focus.value ? within(focus.value, Number(byId("degrees").value)) : null;
    nodes.update(drawing.nodes.map(({ id }) => ({ id, hidden: seen !== null && !seen.has(id) })));
    const grades = ticked();
    edges.update(drawing.edges.map(({ id, grade }) => ({ id, hidden: !grades.has(grade) })));
    if (focus.value) {
      network.selectNodes([focus.value]);
      network.fit({ nodes: [...seen], animation: false, maxZoomLevel: 1.1 });
      tell(focus.value, seen.size - 1);
    }
  };
  const tell = (id, shown) => {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = nodes.get(id).title.split("\n")[0];
    const count = shownLinks().get(id).size;
    const beside = shown === undefined ? "" : `; ${shown} shown`;
    byId("told").replaceChildren(link, ` is linked to ${count} other ${count === 1 ? "thing" : "things"}${beside}.`);
  };
  document.querySelectorAll("#focus, #degrees, input.grade").forEach((control) => control.addEventListener("change", show));
  network.on("selectNode", ({ nodes: [id] }) => tell(id));
  network.on("doubleClick", ({ nodes: [id] }) => { if (id) { focus.value = id; show(); } });
  const zoom = (factor) => () => network.moveTo({ scale: network.getScale() * factor, animation: false });
  byId("nearer").addEventListener("click", zoom(1.25));
  byId("farther").addEventListener("click", zoom(0.8));
  byId("whole").addEventListener("click", () => { focus.value = ""; show(); network.unselectAll(); byId("told").replaceChildren(); fit(); });
  document.querySelector(".tools").hidden = false;

  const repaint = () => { network.setOptions(theme()); network.redraw(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  window.addEventListener("beforeprint", () => { document.documentElement.classList.add("paper"); repaint(); fit(); });
  window.addEventListener("afterprint", () => { document.documentElement.classList.remove("paper"); repaint(); });
  window.addEventListener("resize", () => {
    if (narrow() === isNarrow) return;
    isNarrow = narrow();
    nodes.update(isNarrow ? placed() : wide);
    start();
  });
})();
