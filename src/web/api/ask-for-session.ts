import { type Answer, ask } from "./ask.ts";
import type { Session } from "./session.ts";

/** Asks who the caller is. @param key the key to try; null for none. */
export function askForSession(key: string | null, signal: AbortSignal): Promise<Answer<Session>> {
  return ask((client, abort) => client.GET("/api/session", { signal: abort }), { signal, key });
}
