import { type Answer, ask, type Call } from "../api/ask.ts";
import { problemWords } from "../api/problem-words.ts";
import { toast } from "../frame/toasts.tsx";

/**
 * A change that goes on even if the person leaves the screen.
 *
 * @returns null if the sign-in was needed, and was closed.
 */
export async function change<Value>(call: Call<Value>, isRepeatable = true): Promise<Answer<Value> | null> {
  try {
    return await ask(call, { signal: new AbortController().signal, isRepeatable });
  } catch {
    return null; // The sign-in was closed, and nothing else ends it.
  }
}

/** The same for a change without a form: a toast at the bottom shows the refusal. A 404 counts as done. */
export async function changed<Value>(call: Call<Value>): Promise<boolean> {
  const answer = await change(call);
  if (answer === null) return false;
  if (answer.ok || answer.problem.status === 404) return true;
  const { whole, fields } = problemWords(answer.problem);
  toast({ text: whole ?? [...fields.values()].join(" ") });
  return false;
}
