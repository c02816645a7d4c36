import { hydrate, render } from "preact";
import { startSession } from "./api/start-session.ts";
import { App } from "./app.tsx";
import { listenToKeys } from "./frame/keys.ts";
import { url } from "./home/draft.ts";
import { loadWords } from "./words/words.ts";

/**
 * Starts the page in the HTML that the build has made from the same components (prerender.tsx). What the person typed
 * before the script ran stays: the page takes over the field of the home screen as it is, with its focus.
 */
const root = document.querySelector("#page");
if (root === null) throw new Error("Cannot start the page: its HTML has no #page");

await loadWords(document.documentElement.lang);
url.value = typedBefore();
if (location.pathname === "/") {
  hydrate(<App />, root);
} else {
  // The other screens are loaded later, each from a file of its own. The HTML has only the frame, so there is nothing
  // to take over.
  root.replaceChildren();
  render(<App />, root);
}
listenToKeys();
await startSession();

/** What was typed before the script ran: it is in the field, or the browser has submitted it itself. */
function typedBefore(): string {
  const typed = document.querySelector<HTMLTextAreaElement>("#url")?.value ?? "";
  const sent = new URLSearchParams(location.search).get("url");
  if (location.pathname !== "/" || sent === null) return typed;
  history.replaceState(null, "", "/");
  return typed === "" ? sent : typed;
}
