import { signal } from "@preact/signals";
import { ask } from "./ask.ts";
import { askForSession } from "./ask-for-session.ts";
import { currentKey, type Session, signedIn, who } from "./session.ts";

/** Whether somebody without a key may create links here (`PUBLIC_CREATE`); null while that is not known. */
export const isOpenToAll = signal<boolean | null>(null);

const forever = new AbortController().signal;

/**
 * Finds out who looks at the page: a key that this browser keeps, a key in the address (below), or a person whom Cloudflare
 * Access has signed in, for whom no key is needed.
 */
export async function startSession(): Promise<void> {
  const handed = keyInAddress();
  const key = handed ?? currentKey();
  const session = await sessionOf(key);
  if (session !== null) {
    signedIn(session, handed === null ? null : { text: handed, isForDevice: false });
    return;
  }
  who.value = { kind: "nobody", ended: null };
  isOpenToAll.value = await mayAnyoneCreate();
}

/** @returns null for a key that is not known; for no key, where nobody has signed in elsewhere. */
async function sessionOf(key: string | null): Promise<Session | null> {
  const answer = await askForSession(key, forever);
  return answer.ok ? answer.value : null;
}

/** Asks for a name that is never free, which costs the API nothing: 401 where a key is needed. */
async function mayAnyoneCreate(): Promise<boolean> {
  const path = { slug: "api" };
  const options = { signal: forever, key: null };
  const answer = await ask((client, signal) => client.GET("/api/names/{slug}", { params: { path }, signal }), options);
  return answer.ok;
}

/**
 * `npm start` prints a link that opens once and leads here with the key behind `#`, which no server sees. On this very
 * machine alone: elsewhere, whoever sends such a link could have others make links under a key of his.
 */
function keyInAddress(): string | null {
  const key = /^#key=([\x21-\x7e]+)$/.exec(location.hash)?.[1];
  if (key === undefined) return null;
  history.replaceState(null, "", location.pathname + location.search);
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return isThisMachine ? decodeURIComponent(key) : null;
}
