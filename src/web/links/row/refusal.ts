import type { Problem } from "../../api/ask.ts";
import { problemWords } from "../../api/problem-words.ts";

/** Why the API refused, in one sentence. */
export function refusal({ problem }: { readonly problem: Problem }): string {
  const { whole, fields } = problemWords(problem);
  return whole ?? [...fields.values()].join(" ");
}
