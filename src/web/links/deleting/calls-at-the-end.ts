import { callPath, keyOf, type LinkRef } from "../../api/link-ref.ts";
import { currentKey } from "../../api/session.ts";

/**
 * What the person has asked for and the API has not answered yet. When the tab goes, it is sent with `keepalive`: the
 * person has seen it happen. A call that did arrive before changes nothing a second time.
 */
const waiting = new Map<string, { readonly link: LinkRef; readonly call: "delete" | "restore" }>();
/** Chromium lets a page send at most 256 calls while it closes. */
const MOST_AT_THE_END = 200;

export function sendAtTheEnd(link: LinkRef, call: "delete" | "restore"): void {
  waiting.set(keyOf(link), { link, call });
}

export function isAnswered(link: LinkRef): void {
  waiting.delete(keyOf(link));
}

function send(): void {
  const key = currentKey();
  for (const { link, call } of waiting.values()) {
    void fetch(callPath(link, call === "restore" ? "/restore" : ""), {
      method: call === "restore" ? "POST" : "DELETE",
      keepalive: true,
      ...(key === null ? {} : { headers: { Authorization: `Bearer ${key}` } }),
    }).catch(() => undefined); // The page is closing: nobody could read an error.
  }
}

if (typeof addEventListener === "function") {
  addEventListener("pagehide", send);
  addEventListener("beforeunload", (event) => {
    if (waiting.size > MOST_AT_THE_END) event.preventDefault();
  });
}
