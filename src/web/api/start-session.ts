import { signal } from "@preact/signals";
import { ask } from "./ask.ts";
import { askForSession } from "./ask-for-session.ts";
import { currentKey, type Session, signedIn, who } from "./session.ts";

/** Whether somebody without a key may create links here (`PUBLIC_CREATE`); null until this is known. */
export const isOpenToAll = signal<boolean | null>(null);

const forever = new AbortController().signal;

/**
 * Finds out who looks at the page: the owner of a key that this browser keeps, the owner of a key in the address (see
 * below), or a person whom Cloudflare Access has signed in and who needs no key.
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

/** @returns null if the key is unknown, or if there is no key and Cloudflare Access has signed nobody in. */
async function sessionOf(key: string | null): Promise<Session | null> {
  const answer = await askForSession(key, forever);
  return answer.ok ? answer.value : null;
}

/** Asks whether a reserved name is free, which costs the API nothing. 401 means that a key is needed. */
async function mayAnyoneCreate(): Promise<boolean> {
  const path = { slug: "api" };
  const options = { signal: forever, key: null };
  const answer = await ask((client, signal) => client.GET("/api/names/{slug}", { params: { path }, signal }), options);
  return answer.ok;
}

/**
 * `npm start` prints a link that opens once and leads here with the key behind `#`, which no server sees. It works on
 * this machine alone. Elsewhere, somebody could send such a link, and others would make links with the sender's key.
 */
function keyInAddress(): string | null {
  const key = /^#key=([\x21-\x7e]+)$/.exec(location.hash)?.[1];
  if (key === undefined) return null;
  history.replaceState(null, "", location.pathname + location.search);
  const isThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return isThisMachine ? decodeURIComponent(key) : null;
}
