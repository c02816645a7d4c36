import { type Answer, ask, type Call } from "../api/ask.ts";
import { problemWords } from "../api/problem-words.ts";
import { toast } from "../frame/toasts.tsx";

/**
 * A change that goes on when the screen is left: what was pressed is done.
 *
 * @returns null where nobody signed in for it.
 */
export async function change<Value>(call: Call<Value>, isRepeatable = true): Promise<Answer<Value> | null> {
  try {
    return await ask(call, { signal: new AbortController().signal, isRepeatable });
  } catch {
    return null; // The sign-in was closed, and nothing else ends it.
  }
}

/** The same, where a refusal has no field that it belongs to: it is said at the bottom. What is gone already is fine. */
export async function changed<Value>(call: Call<Value>): Promise<boolean> {
  const answer = await change(call);
  if (answer === null) return false;
  if (answer.ok || answer.problem.status === 404) return true;
  const { whole, fields } = problemWords(answer.problem);
  toast({ text: whole ?? [...fields.values()].join(" ") });
  return false;
}
