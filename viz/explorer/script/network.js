"use strict";
// The picture of /network: what can be done in it beside reading it. The forms, tables and files need none of this.
(() => {
  const { picture: draw, panel, walk } = globalThis.goldenthread;
  const byId = (id) => document.getElementById(id);
  for (const id of ["canvas", "tools", "help", "finding"]) byId(id).hidden = false;
  const choices = document.querySelector(".gt-network__choices");
  if (choices && matchMedia("(max-width: 40em)").matches) choices.open = choices.querySelector(".govuk-error-message") !== null;
  const picture = draw(byId("canvas"), JSON.parse(byId("drawing").textContent));
  const { network, drawing } = picture;
  const say = (text) => { byId("said").textContent = text; };
  const walking = walk(picture, { told: panel(byId("told"), picture), say });

  network.on("click", ({ nodes: [id], event }) => {
    if (!id) return;
    const { srcEvent } = event;
    const { href } = picture.node(id);
    if (srcEvent?.ctrlKey || srcEvent?.metaKey) window.open(href, "_blank", "noopener");
    else location.assign(href);
  });
  network.on("hoverNode", () => { picture.element.classList.add("gt-picture--over"); });
  network.on("blurNode", () => { picture.element.classList.remove("gt-picture--over"); });

  byId("nearer").addEventListener("click", () => picture.zoom(1.25));
  byId("farther").addEventListener("click", () => picture.zoom(0.8));
  byId("whole").addEventListener("click", () => { network.unselectAll(); byId("told").replaceChildren(); picture.fit(); });

  // Find as one types; Enter goes to the next that was found.
  const find = byId("find");
  const matches = () => {
    const wanted = find.value.trim().toLocaleLowerCase("en-GB");
    return wanted ? drawing.nodes.filter(({ title }) => title.split("\n")[0].toLocaleLowerCase("en-GB").includes(wanted)).map(({ id }) => id) : null;
  };
  const seek = () => {
    const found = matches();
    picture.ring(found ?? []);
    if (found) say(found.length === 1 ? "1 thing found" : `${found.length} things found`);
    else say("");
    if (found?.length) network.fit({ nodes: found, animation: false, maxZoomLevel: 1.1 });
    else picture.fit();
  };
  let next = 0;
  find.addEventListener("input", () => { next = 0; seek(); });
  find.form.addEventListener("submit", (event) => {
    const found = matches();
    if (!found?.length) return;
    event.preventDefault();
    walking.go(found[next % found.length], `${(next % found.length) + 1} of ${found.length}`);
    next += 1;
  });
  if (find.value) seek();

  // The file that the server draws of all that is shown, as a bitmap of twice its size where a canvas can be so large.
  byId("png").addEventListener("click", ({ currentTarget }) => {
    const image = new Image();
    image.addEventListener("error", () => say("The picture could not be fetched: reload the page and try again."));
    image.addEventListener("load", () => {
      const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width * scale, height: image.height * scale });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      try {
        canvas.toBlob((blob) => {
          const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "network.png" });
          link.click();
          URL.revokeObjectURL(link.href);
          say("Saved as network.png.");
        });
      } catch {
        say("A page that lies on a drive may not save pictures: take the SVG instead.");
      }
    });
    image.src = currentTarget.dataset.picture;
  });
})();
