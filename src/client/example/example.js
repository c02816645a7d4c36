import { createBijouClient, problemText } from "./client.js";

const form = document.querySelector("form");
const output = document.querySelector("output");
form.elements.shortener.value = new URLSearchParams(location.search).get("shortener") ?? "http://localhost:8787";

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  output.replaceChildren("…");
  output.replaceChildren(await shorten(form.elements.shortener.value, form.elements.url.value));
});

/** What to show: the short link, or why there is none. Texts of others go in as text, never as HTML. */
async function shorten(shortener, url) {
  try {
    const bijou = createBijouClient({ baseUrl: shortener });
    const { data, error, response } = await bijou.POST("/api/links", { body: { url } });
    if (error) return problemText(error, response);
    const link = document.createElement("a");
    // The shortener is whatever the address of this page says: a link of another kind could run a script here.
    link.href = new URL(data.shortUrl).protocol.startsWith("http") ? data.shortUrl : "";
    link.textContent = data.shortUrl;
    return link;
  } catch (failure) {
    return problemText(failure);
  }
}
