import { signal } from "@preact/signals";
import type { Link } from "../../client/client.ts";
import { ask } from "../api/ask.ts";
import { currentDomain, learnDefault } from "../api/domains.ts";
import { type ProblemWords, problemWords } from "../api/problem-words.ts";
import { untilKnown } from "../api/session.ts";
import { isOpenToAll } from "../api/start-session.ts";
import { trouble } from "../api/trouble.ts";
import { copyLater } from "../parts/copy-text.ts";
import { words } from "../words/words.ts";
import { areOptionsOpen, body } from "./draft.ts";

/** The link that was made from the field. */
export const made = signal<{ readonly link: Link; readonly isCopied: boolean } | null>(null);
export const isCreating = signal(false);
export const errors = signal<ProblemWords>({ fields: new Map(), whole: null });

const NONE: ProblemWords = { fields: new Map(), whole: null };

let current = new AbortController();

/** Call it inside the handler of the key or the click: only then may the short link be copied. */
export async function create(): Promise<void> {
  const { home } = words();
  let sent: typeof body.value & { domain?: string } = body.value;
  let domain = currentDomain();
  if (sent.url === "") {
    errors.value = { fields: new Map([["url", home.urlEmpty]]), whole: null };
    return;
  }
  if (isCreating.value) return;
  current = new AbortController();
  const { signal: abort } = current;
  isCreating.value = true;
  errors.value = NONE;
  made.value = null;
  // The same for all tries, so that together they make one link, whichever arrives.
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  const asking = untilKnown(abort).then(() =>
    ask(
      (client, signal) => {
        // Of somebody who was not known before, or has signed in during the call, the domain shows only now.
        domain ??= currentDomain();
        if (domain !== undefined) sent = { ...sent, domain };
        return client.POST("/api/links", { body: sent, headers, signal });
      },
      { signal: abort, isForAnyone: isOpenToAll.value !== false },
    ),
  );
  const copying = copyLater(asking.then((answer) => (answer.ok ? answer.value.shortUrl : null)));
  try {
    const answer = await asking;
    if (answer.ok) {
      if (domain === undefined) learnDefault(answer.value.domain);
      made.value = { link: answer.value, isCopied: await copying };
    } else {
      errors.value = problemWords(answer.problem, sent);
      if ([...errors.value.fields.keys()].some((field) => field !== "url" && field !== "domain"))
        areOptionsOpen.value = true;
    }
  } catch {
    // Given up, or nobody signed in. What was typed is still there.
  } finally {
    isCreating.value = false;
  }
}

/** Call it when the draft changes while its call waits to be tried again: the old draft must not become a link. */
export function giveUp(): void {
  // A call that is under way is not aborted: its link may exist already, and will be shown.
  if (trouble.value !== null) current.abort(new DOMException("The draft was changed", "AbortError"));
}

/** @param field of which the errors are out of date, with those of all that is in it and of what it is in. */
export function clearErrors(field: string): void {
  const isOld = (key: string) => key === field || key.startsWith(`${field}.`) || field.startsWith(`${key}.`);
  const fields = new Map([...errors.value.fields].filter(([key]) => !isOld(key)));
  if (fields.size < errors.value.fields.size || errors.value.whole !== null) errors.value = { fields, whole: null };
}
