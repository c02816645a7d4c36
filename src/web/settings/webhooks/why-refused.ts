import type { Problem } from "../../api/ask.ts";
import { problemWords } from "../../api/problem-words.ts";
import { words } from "../../words/words.ts";

/** What to say where a webhook could not send: it is off, or what it is about is gone. @param gone the words for a 404. */
export function whyRefused(problem: Problem, gone: string): string {
  if (problem.type.endsWith("/webhook-off")) return words().webhooks.isOff;
  if (problem.status === 404) return gone;
  const { whole, fields } = problemWords(problem);
  return whole ?? [...fields.values()].join(" ");
}
