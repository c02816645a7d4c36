import { signal } from "@preact/signals";
import type { components } from "../../../client/client.ts";
import { ask, type Problem } from "../../api/ask.ts";

export type ImportJob = components["schemas"]["ImportJob"];

const FIRST_MS = 500;
const MOST_MS = 5_000;

export type WatchedJob = ReturnType<typeof watchJob>;

/** Asks for the progress of an import until it is over, often at first and then less often. */
export function watchJob(id: string, onOver: () => void) {
  const job = signal<ImportJob | null>(null);
  const problem = signal<Problem | null>(null);
  const stop = new AbortController();

  async function watch(): Promise<void> {
    for (let waitMs = FIRST_MS; ; waitMs = Math.min(waitMs * 1.5, MOST_MS)) {
      const answer = await ask(
        (client, abort) => client.GET("/api/imports/{id}", { params: { path: { id } }, signal: abort }),
        { signal: stop.signal },
      );
      if (!answer.ok) {
        problem.value = answer.problem;
        return;
      }
      job.value = answer.value;
      if (isOver(answer.value)) {
        onOver();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  watch().catch((error: unknown) => {
    if (!(error instanceof DOMException)) throw error; // Nobody watches the import any more.
  });
  return { job, problem, close: () => stop.abort(new DOMException("Looked at no more", "AbortError")) };
}

export function isOver({ state }: ImportJob): boolean {
  return state === "done" || state === "failed";
}
