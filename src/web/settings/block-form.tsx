import { useSignal } from "@preact/signals";
import type { components } from "../../client/client.ts";
import type { Problem } from "../api/ask.ts";
import { problemWords } from "../api/problem-words.ts";
import { toast } from "../frame/toasts.tsx";
import { Field } from "../parts/field.tsx";
import { words } from "../words/words.ts";
import { change } from "./change.ts";
import { domainsIn } from "./domains-in.ts";

/** The most domains that the API takes at once. More are sent in pieces. */
const PIECE = 1_000;
const MAX_NAMED = 3;

type Errors = ReturnType<typeof problemWords>;

/**
 * Blocks one domain or many, with a reason. If a domain is blocked already, it gets the new reason, so a repeat does no
 * harm.
 */
export function BlockForm({ onBlocked }: { readonly onBlocked: () => void }) {
  const { settings } = words();
  const text = useSignal("");
  const reason = useSignal("");
  const isBusy = useSignal(false);
  const errors = useSignal<Errors>({ fields: new Map(), whole: null });

  async function block(): Promise<void> {
    if (isBusy.value) return;
    const domains = domainsIn(text.value);
    const isEmpty = domains.length === 0;
    errors.value = { fields: new Map(isEmpty ? [["domains", settings.domainsMissing]] : []), whole: null };
    if (isEmpty) return;
    isBusy.value = true;
    const sent = text.value;
    const why = reason.value.trim() === "" ? {} : { reason: reason.value.trim() };
    let blocked = 0;
    for (let at = 0; at < domains.length; at += PIECE) {
      const piece = domains.slice(at, at + PIECE);
      const answer = await change((client, signal) =>
        client.POST("/api/blocked-domains", { body: { domains: piece, ...why }, signal }),
      );
      if (answer?.ok !== true) {
        if (answer !== null) errors.value = wordsFor(answer.problem, piece);
        break;
      }
      blocked += answer.value.blockedDomains.length;
      // Domains that are not blocked yet stay in the field.
      if (text.value === sent && domains.length <= PIECE) text.value = "";
      else if (at + PIECE >= domains.length) text.value = "";
    }
    isBusy.value = false;
    if (blocked === 0) return;
    if (errors.value.fields.size === 0 && errors.value.whole === null) reason.value = "";
    toast({ text: settings.blocked(blocked) });
    onBlocked();
  }
  const { fields, whole } = errors.value;
  return (
    <form
      class="block-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void block();
      }}
    >
      <Field label={settings.domainsField} note={settings.domainsFieldNote} error={fields.get("domains")}>
        {(given) => (
          <textarea
            {...given}
            class="mono"
            rows={2}
            spellcheck={false}
            autocapitalize="off"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              errors.value = { fields: new Map(), whole: null };
            }}
          />
        )}
      </Field>
      <Field label={settings.reason} note={settings.reasonNote} error={fields.get("reason") ?? whole ?? undefined}>
        {(given) => (
          <input
            {...given}
            value={reason.value}
            maxLength={300}
            onInput={(event) => {
              reason.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <button type="submit" aria-busy={isBusy.value}>
        {settings.block}
      </button>
    </form>
  );
}

/** Puts the text of each wrong entry in the place of its number. */
function wordsFor(problem: Problem, sent: readonly string[]): Errors {
  const { settings } = words();
  const wrong = (problem.errors ?? []).flatMap(({ path }) => {
    const at = /^domains\.(\d+)$/.exec(path)?.[1];
    return at === undefined ? [] : [sent[Number(at)] ?? ""];
  });
  if (wrong.length === 0) return problemWords(problem);
  const named = wrong.slice(0, MAX_NAMED).join(", ");
  return { fields: new Map([["domains", settings.noDomains(named, wrong.length - MAX_NAMED)]]), whole: null };
}

export type BlockedDomain = components["schemas"]["BlockedDomainList"]["blockedDomains"][number];
