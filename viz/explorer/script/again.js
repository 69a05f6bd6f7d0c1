// A page that waits for something asks how far that is, without taking anybody from where she reads; when it is done, it is shown.
const place = document.querySelector("[data-again]");

const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-again]");
    if (!now) return location.reload();
    if (now.textContent !== place.textContent) place.replaceChildren(...now.childNodes); // a status: it is said as it changes
  } catch {
    // the server is away: it is asked again
  }
  setTimeout(look, Number(place.dataset.again) * 1000);
};

if (place) setTimeout(look, Number(place.dataset.again) * 1000);
