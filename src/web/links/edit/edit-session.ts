import { signal } from "@preact/signals";
import type { Link } from "../../../client/client.ts";
import { ask } from "../../api/ask.ts";
import { keyOf, type LinkRef, paramsOf } from "../../api/link-ref.ts";
import { type ProblemWords, problemWords } from "../../api/problem-words.ts";
import { type Draft, drafts, dropDraft, isChanged, keepDraft } from "./drafts.ts";
import { changedIn, changesOf, type Difference, differences, type Form, formFieldOf, formOf, rebase } from "./form.ts";

/** Somebody else has changed the link since it was read. */
export interface Conflict {
  readonly link: Link;
  readonly etag: string | null;
  readonly changes: readonly Difference[];
}

const NO_ERRORS: ProblemWords = { fields: new Map(), whole: null };

export type EditSession = ReturnType<typeof createEditSession>;

/** One link in the drawer: it is read, edited, and saved only if nobody else has changed it since it was read. */
export function createEditSession(link: LinkRef, onSaved: (link: Link) => void) {
  const stop = new AbortController();
  const errors = signal<ProblemWords>(NO_ERRORS);
  const isSaving = signal(false);
  const isGone = signal(false);
  const conflict = signal<Conflict | null>(null);
  const params = paramsOf(link);
  const draft = () => drafts.value.get(keyOf(link));

  async function read(): Promise<{ link: Link; etag: string | null } | null> {
    const answer = await ask((client, s) => client.GET("/api/links/{slug}", { params, signal: s }), {
      signal: stop.signal,
    });
    if (answer.ok) return { link: answer.value, etag: answer.response.headers.get("ETag") };
    if (answer.problem.status === 404) isGone.value = true;
    else errors.value = problemWords(answer.problem);
    return null;
  }

  /** Reads the link. If an unsaved draft was left, it stays as it is, together with the link that it started from. */
  async function open(): Promise<void> {
    const left = draft();
    if (left !== undefined && isChanged(left)) return;
    const now = await read();
    const typed = draft();
    if (typed !== undefined && isChanged(typed)) return; // Typed while the link was read: the drawer opened twice.
    if (now !== null) keepDraft(link, { base: now.link, etag: now.etag, form: formOf(now.link) });
  }

  /** @param path of what was changed, where that is a part of the field: its errors are out of date. */
  function set<Name extends keyof Form>(name: Name, value: Form[Name], path: string = name): void {
    const before = draft();
    if (before === undefined) return;
    keepDraft(link, { ...before, form: { ...before.form, [name]: value } });
    const isOld = (key: string) => key === path || key.startsWith(`${path}.`) || path.startsWith(`${key}.`);
    const fields = new Map([...errors.value.fields].filter(([key]) => !isOld(key)));
    errors.value = { fields, whole: null };
  }

  /** @returns whether the link was saved. */
  async function save(): Promise<boolean> {
    const sent = draft();
    if (sent === undefined || isSaving.value) return false;
    isSaving.value = true;
    errors.value = NO_ERRORS;
    try {
      return await send(sent);
    } finally {
      isSaving.value = false;
    }
  }

  async function send({ base, etag, form }: Draft): Promise<boolean> {
    const body = changesOf(form, formOf(base));
    const headers = etag === null ? {} : { "If-Match": etag };
    const answer = await ask((client, s) => client.PATCH("/api/links/{slug}", { params, body, headers, signal: s }), {
      signal: stop.signal,
    });
    if (answer.ok) {
      dropDraft(link);
      if ("slug" in answer.value) onSaved(answer.value);
      return true;
    }
    if (answer.problem.status === 412) return compare(base);
    if (answer.problem.status === 404) isGone.value = true;
    else errors.value = problemWords(answer.problem);
    return false;
  }

  /** Somebody has changed the link: the person decides, unless the link already is what the person typed. */
  async function compare(base: Link): Promise<boolean> {
    const now = await read();
    const typed = draft();
    if (now === null || typed === undefined) return false;
    const changes = differences(base, now.link);
    const isThere =
      typed.form.password === "" &&
      changedIn(rebase(typed.form, formOf(base), formOf(now.link)), formOf(now.link)).length === 0;
    if (isThere) {
      dropDraft(link);
      onSaved(now.link);
      return true;
    }
    if (changes.length === 0) {
      // Nothing that a person can see has changed, so there is nothing to decide: save again on the new state.
      keepDraft(link, { base: now.link, etag: now.etag, form: typed.form });
      return send({ base: now.link, etag: now.etag, form: typed.form });
    }
    conflict.value = { ...now, changes };
    return false;
  }

  /** @param isMine where both have changed a field: true keeps what was typed, false takes the link's value. */
  function decide(isMine: boolean): void {
    const typed = draft();
    const other = conflict.value;
    if (typed === undefined || other === null) return;
    const theirs = formOf(other.link);
    const mine = rebase(typed.form, formOf(typed.base), theirs);
    const inDoubt = isMine ? [] : other.changes.flatMap(({ field }) => formFieldOf(field) ?? []);
    const form = { ...mine, ...Object.fromEntries(inDoubt.map((name) => [name, theirs[name]])) };
    keepDraft(link, { base: other.link, etag: other.etag, form });
    conflict.value = null;
  }

  const close = () => stop.abort(new DOMException("The drawer is closed", "AbortError"));
  return { draft, errors, isSaving, isGone, conflict, open, set, save, decide, close };
}
