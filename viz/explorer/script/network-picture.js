"use strict";
// Draws a network from plain data. Places come with it, so nothing is simulated and the first frame is the last.
(() => {
  const site = (globalThis.goldenthread ??= {});
  const dashes = { stated: false, inferred: [9, 6], suggested: [2, 5] };
  const receiptsInTip = 2;
  const [smallest, readable] = [0.3, 0.5]; // scales: of a whole that still tells its shape, of labels that can be read

  site.picture = (element, drawing) => {
    const colour = (name) => getComputedStyle(element).getPropertyValue(name).trim();
    const narrow = () => element.clientWidth < 1.1 * element.clientHeight;
    const placed = () => drawing.nodes.map(({ id, x, y }) => {
      const [across, down] = isNarrow ? drawing.narrow[id] : [x, y];
      return { id, x: across, y: down };
    });
    const tip = ({ title, rests }) => {
      const lines = rests.slice(0, receiptsInTip).map((number) => drawing.receipts[number]);
      const more = rests.length > receiptsInTip ? [`… and ${rests.length - receiptsInTip} more in the table below`] : [];
      return [title, ...lines, ...more].join("\n\n");
    };
    let isNarrow = narrow();
    let grades = new Set(drawing.edges.map(({ grade }) => grade));
    const places = placed();
    const nodes = new vis.DataSet(drawing.nodes.map((node, number) => ({ ...node, ...places[number] })));
    const edges = new vis.DataSet(drawing.edges.map((edge) => ({
      ...edge, title: tip(edge), arrows: "to", dashes: dashes[edge.grade] ?? false, width: edge.thin ? 1 : 1.8,
    })));
    const theme = () => ({
      nodes: { font: { color: colour("--ink"), strokeColor: colour("--ground"), strokeWidth: 4 } },
      edges: { color: { color: colour("--line"), highlight: colour("--accent"), hover: colour("--accent"), inherit: false } },
    });
    const begin = theme();
    const network = new vis.Network(element, { nodes, edges }, {
      physics: false,
      layout: { randomSeed: 1, improvedLayout: false },
      groups: drawing.groups,
      nodes: { size: 11, borderWidth: 1.5, margin: 7, labelHighlightBold: false, font: { ...begin.nodes.font, face: "system-ui, sans-serif", size: 15 } },
      edges: { ...begin.edges, arrows: { to: { scaleFactor: 0.45 } }, smooth: drawing.curved ? { type: "cubicBezier", forceDirection: "vertical", roundness: 0.35 } : false, selectionWidth: 2 },
      interaction: { hover: true, tooltipDelay: 150, zoomView: false, hideEdgesOnDrag: !drawing.curved, keyboard: false },
    });

    // On a narrow screen the whole would be too small to read: begin at the top, at a size that can be read.
    const fit = () => network.fit({ animation: false, minZoomLevel: 0.05, maxZoomLevel: 1.1 });
    const start = () => {
      fit();
      if (network.getScale() >= smallest || drawing.nodes.length > 300) return;
      const { x, y } = nodes.get(drawing.about || drawing.nodes[0].id);
      network.moveTo({ scale: readable, position: { x, y: drawing.about ? y : y + element.clientHeight / readable / 2 - 60 } });
    };
    network.once("afterDrawing", () => { element.dataset.painted = String(Math.round(performance.now())); });
    let ringed = [];
    network.on("afterDrawing", (canvas) => {
      Object.assign(canvas, { strokeStyle: colour("--found"), lineWidth: 4 });
      for (const id of ringed.filter((one) => !nodes.get(one).hidden)) {
        const { left, top, right, bottom } = network.getBoundingBox(id);
        canvas.strokeRect(left - 6, top - 6, right - left + 12, bottom - top + 12);
      }
    });
    start();

    const canvas = element.querySelector("canvas");
    canvas.setAttribute("aria-hidden", "true");
    canvas.parentElement.tabIndex = -1;
    // The wheel scrolls the page until somebody works in the picture.
    const wheel = (zoomView) => () => network.setOptions({ interaction: { zoomView } });
    element.addEventListener("focusin", wheel(true));
    element.addEventListener("pointerdown", wheel(true));
    element.addEventListener("focusout", wheel(false));

    const repaint = () => { network.setOptions(theme()); network.redraw(); };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    addEventListener("beforeprint", () => { document.documentElement.classList.add("paper"); repaint(); fit(); });
    addEventListener("afterprint", () => { document.documentElement.classList.remove("paper"); repaint(); });
    addEventListener("resize", () => {
      if (narrow() === isNarrow) return;
      isNarrow = narrow();
      nodes.update(placed());
      start();
    });

    const isShown = (id) => !nodes.get(id).hidden;
    const linksOf = (id) => drawing.edges.filter(({ from, to, grade }) => (from === id || to === id) && grades.has(grade) && isShown(from) && isShown(to));
    const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
    return {
      drawing, element, network, nodes, fit, isShown, linksOf, other,
      node: (id) => nodes.get(id),
      near: (id) => [...new Set(linksOf(id).map((edge) => other(edge, id)))].filter((one) => one !== id),
      zoom: (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false }),
      /** Show links of these grades only, and these things only (null: all). */
      show(wanted, only) {
        grades = wanted;
        nodes.update(drawing.nodes.map(({ id }) => ({ id, hidden: only !== null && !only.has(id) })));
        edges.update(drawing.edges.map(({ id, grade }) => ({ id, hidden: !grades.has(grade) })));
      },
      /** Draw a ring round each of these things. */
      ring(ids) {
        ringed = ids;
        network.redraw();
      },
      /** See to it that a thing is in view. */
      reveal(id) {
        const { x, y } = network.canvasToDOM(network.getPosition(id));
        const edge = 60;
        const inside = x > edge && y > edge && x < element.clientWidth - edge && y < element.clientHeight - edge;
        const scale = Math.max(network.getScale(), readable);
        if (!inside || scale > network.getScale()) network.moveTo({ position: network.getPosition(id), scale, animation: false });
      },
    };
  };
})();
