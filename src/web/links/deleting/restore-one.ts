import type { Problem } from "../../api/ask.ts";
import { ask } from "../../api/ask.ts";
import { paramsOf } from "../../api/link-ref.ts";
import { words } from "../../words/words.ts";
import type { ListedLink } from "../list/link-list.ts";
import { refusal } from "../row/refusal.ts";

/**
 * Brings a deleted link back. While the API is out of reach or Redis is down (503), it waits and the notice says so, as
 * for every call. @returns why it stays deleted, in plain words; null if it is back.
 */
export async function restoreOne(link: ListedLink, abort: AbortSignal): Promise<string | null> {
  const params = paramsOf(link);
  const answer = await ask(
    (client, signal) => client.POST("/api/links/{slug}/restore", { params, signal }),
    { signal: abort }, // It may be sent again: a second restore finds nothing to bring back, and the look below says so.
  );
  if (answer.ok) return null;
  if (answer.problem.status === 404 || answer.problem.status === 409) {
    // A try whose answer was lost may have brought it back.
    const now = await ask((client, signal) => client.GET("/api/links/{slug}", { params, signal }), {
      signal: abort,
    });
    if (now.ok && now.value.createdAt === link.createdAt) return null;
  }
  return whyNot(answer.problem);
}

function whyNot(problem: Problem): string {
  const { links } = words();
  switch (problem.status) {
    case 403:
      return links.restoreByAdmin;
    case 404:
      return links.restoreGone;
    case 409:
      return links.restoreTaken;
    case 422:
      return links.restoreRefused;
    default:
      return refusal({ problem });
  }
}
