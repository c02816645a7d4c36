import { hydrate, render } from "preact";
import { startSession } from "./api/start-session.ts";
import { App } from "./app.tsx";
import { listenToKeys } from "./frame/keys.ts";
import { url } from "./home/draft.ts";
import { loadWords } from "./words/words.ts";

/**
 * Starts the page in the HTML that the build has made of the same components (prerender.tsx). What was typed before this is
 * there stays: the field of the home screen is taken over as it is, with its focus.
 */
const root = document.querySelector("#page");
if (root === null) throw new Error("Cannot start the page: its HTML has no #page");

await loadWords(document.documentElement.lang);
url.value = typedBefore();
if (location.pathname === "/") {
  hydrate(<App />, root);
} else {
  // A screen comes in a file of its own, after all that is known by then: its HTML has nothing to take over.
  root.replaceChildren();
  render(<App />, root);
}
listenToKeys();
await startSession();

/** In the field, or sent by the browser itself before there was a script. */
function typedBefore(): string {
  const typed = document.querySelector<HTMLTextAreaElement>("#url")?.value ?? "";
  const sent = new URLSearchParams(location.search).get("url");
  if (location.pathname !== "/" || sent === null) return typed;
  history.replaceState(null, "", "/");
  return typed === "" ? sent : typed;
}
