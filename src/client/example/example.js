import { createBijouClient } from "./client.js";

const form = document.querySelector("form");
const output = document.querySelector("output");
form.elements.shortener.value = new URLSearchParams(location.search).get("shortener") ?? "http://localhost:8787";

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const shortener = form.elements.shortener.value;
  output.replaceChildren(await shorten(shortener, form.elements.url.value));
});

/** What to show: the short link, or why there is none. Texts of others go in as text, never as HTML. */
async function shorten(shortener, url) {
  try {
    const client = createBijouClient({ baseUrl: shortener });
    const { data, error } = await client.POST("/api/links", { body: { url } });
    if (error !== undefined) return problemText(error);
    const link = document.createElement("a");
    link.href = data.shortUrl;
    link.textContent = data.shortUrl;
    return link;
  } catch {
    // The browser tells a page no more: a host that can't be reached and one that refuses look the same.
    return `${shortener} does not answer this page: it is out of reach, or CORS_ORIGINS there lacks ${location.origin}`;
  }
}

function problemText({ detail, errors = [] }) {
  return [detail, ...errors.map(({ path, message }) => `${path} ${message}`)].join("; ");
}
