import { signal } from "@preact/signals";
import { changed } from "./change.ts";

/** Reports that were dismissed. The person can still undo this until the API has deleted the report. */
export const dismissed = signal<ReadonlySet<string>>(new Set());

export const UNDO_MS = 10_000;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Deletes the report in ten seconds. A tab that closes, or goes into the background for good, sends it at once. */
export function dismiss(id: string): void {
  dismissed.value = new Set(dismissed.value).add(id);
  timers.set(
    id,
    setTimeout(() => void send(id), UNDO_MS),
  );
}

export function takeBack(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  forget(id);
}

async function send(id: string): Promise<void> {
  if (!timers.delete(id)) return;
  const isDone = await changed((client, abort) =>
    // `keepalive`: the call goes on after the tab has closed.
    client.DELETE("/api/reports/{id}", { params: { path: { id } }, signal: abort, keepalive: true }),
  );
  // A deleted report stays hidden: the list on the screen still has it.
  if (!isDone) forget(id);
}

function forget(id: string): void {
  dismissed.value = new Set([...dismissed.value].filter((other) => other !== id));
}

if (typeof addEventListener === "function") {
  addEventListener("pagehide", () => {
    for (const id of [...timers.keys()]) {
      clearTimeout(timers.get(id));
      void send(id);
    }
  });
}
