"use strict";
// Lets the keyboard walk from thing to thing: a real link lies over the one that is reached, so that focus shows where one is,
// Enter opens its page and a screen reader says its name. Arrows follow links, Page Up and Page Down the reading order.
(() => {
  const site = (globalThis.goldenthread ??= {});
  const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const words = { ArrowUp: "above", ArrowDown: "below", ArrowLeft: "to the left", ArrowRight: "to the right" };
  const sideways = 0.35; // least share of a step that must go the way of the arrow

  /** `told` is called with the id of each thing that is reached, `say` with what there is to hear. */
  site.walk = (picture, { told, say }) => {
    const { element, network, drawing } = picture;
    const [one, other] = [0, 1].map(() => element.appendChild(Object.assign(document.createElement("a"), { className: "gt-walker", hidden: true })));
    let here = one;
    let at = null;

    const place = () => {
      if (at === null) return;
      const { left, top, right, bottom } = network.getBoundingBox(at);
      const [from, to] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
      Object.assign(here.style, { left: `${from.x}px`, top: `${from.y}px`, width: `${to.x - from.x}px`, height: `${to.y - from.y}px` });
    };
    const named = (id) => {
      const [name, kind] = picture.node(id).title.split("\n");
      const near = picture.near(id).length;
      return `${name}, ${kind}, ${near} linked ${near === 1 ? "thing" : "things"}`;
    };
    // Two links take turns: focus moves each time, which is what makes a screen reader speak.
    const go = (id, how = "", take = true) => {
      if (id === undefined || id === null) return;
      const last = here;
      if (take) here = here === one ? other : one;
      at = id;
      here.href = picture.node(id).href;
      here.textContent = how ? `${how}: ${named(id)}` : named(id);
      here.hidden = false;
      place();
      if (!take) return;
      picture.reveal(id);
      network.selectNodes([id]);
      here.focus({ preventScroll: true });
      last.hidden = last !== here;
      told(id);
    };
    const along = (key) => {
      const [across, down] = ways[key];
      const from = network.getPosition(at);
      const steps = picture.near(at).map((id) => {
        const to = network.getPosition(id);
        const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        return { id, length, share: ((to.x - from.x) * across + (to.y - from.y) * down) / length };
      }).filter(({ share }) => share > sideways);
      steps.sort((a, b) => a.length / a.share - b.length / b.share);
      if (!steps.length) return say(`No linked thing ${words[key]}.`);
      const [{ id }] = steps;
      const { says, grade } = picture.linksOf(at).find((edge) => picture.other(edge, at) === id);
      return go(id, `${says}, ${grade}`);
    };
    const order = () => drawing.nodes.map(({ id }) => id).filter(picture.isShown);
    const beside = (step) => { const things = order(); return things[Math.min(Math.max(things.indexOf(at) + step, 0), things.length - 1)]; };
    const pan = ([across, down]) => {
      const { x, y } = network.getViewPosition();
      const step = 80 / network.getScale();
      network.moveTo({ position: { x: x + across * step, y: y + down * step }, animation: false });
    };
    const keys = {
      PageDown: () => go(beside(1)), PageUp: () => go(beside(-1)), Home: () => go(order()[0]), End: () => go(order().at(-1)),
      "+": () => picture.zoom(1.25), "=": () => picture.zoom(1.25), "-": () => picture.zoom(0.8), 0: () => picture.fit(),
    };
    element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== here) return;
      const act = event.key in ways ? () => (event.shiftKey ? pan(ways[event.key]) : along(event.key)) : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    element.addEventListener("focusin", ({ target }) => { if (target === here) { network.selectNodes([at]); told(at); } });
    network.on("afterDrawing", place);
    go(drawing.about || order()[0], "", false);
    return { go, stay: () => { if (at === null || !picture.isShown(at)) go(order()[0], "", false); } };
  };
})();
