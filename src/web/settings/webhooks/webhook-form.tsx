import { useSignal } from "@preact/signals";
import type { Problem } from "../../api/ask.ts";
import { type ProblemWords, problemWords } from "../../api/problem-words.ts";
import { withScheme } from "../../home/destination-text.ts";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import { Ticks } from "../ticks.tsx";
import { EVENTS, type WebhookEvent } from "./webhook-events.ts";

export interface WebhookDraft {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly tag: string;
}

const NONE: ProblemWords = { fields: new Map(), whole: null };

/** What is typed into the form of a webhook, what is wrong with it, and the same as the API takes it. */
export function useWebhookDraft(initial: WebhookDraft) {
  const draft = useSignal(initial);
  const errors = useSignal(NONE);
  const isBusy = useSignal(false);
  return {
    ...{ draft, errors, isBusy },
    set(part: Partial<WebhookDraft>): void {
      draft.value = { ...draft.value, ...part };
      errors.value = NONE;
    },
    /** What the page can say by itself. @returns whether it may be sent. */
    check(): boolean {
      const { webhooks } = words();
      const missing = new Map<string, string>();
      if (draft.value.url.trim() === "") missing.set("url", webhooks.urlMissing);
      if (draft.value.events.length === 0) missing.set("events", webhooks.eventsMissing);
      errors.value = { fields: missing, whole: null };
      return missing.size === 0;
    },
    body() {
      const { url, events, tag } = draft.value;
      return { url: withScheme(url), events: [...events], tag: tag.trim() === "" ? null : tag.trim() };
    },
    /** @param unknown what to say where nobody knows whether it was done. */
    refuse(problem: Problem, unknown: string | null): void {
      const said = problemWords(problem);
      if (problem.status === 0 && unknown !== null) errors.value = { ...said, whole: unknown };
      else if (problem.type.endsWith("/destination-refused")) {
        errors.value = { ...said, fields: new Map([["url", words().webhooks.urlRefused]]) };
      } else errors.value = said;
    },
  };
}

/** The fields of a webhook, with what is wrong beside each. */
export function WebhookForm(props: {
  readonly form: ReturnType<typeof useWebhookDraft>;
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
}) {
  const { form, submit, onSubmit } = props;
  const { webhooks } = words();
  const { url, events, tag } = form.draft.value;
  const { fields, whole } = form.errors.value;
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <Field label={webhooks.url} note={webhooks.urlNote} error={fields.get("url")}>
        {(given) => (
          <input
            {...given}
            class="mono"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={2048}
            value={url}
            onInput={(event) => form.set({ url: event.currentTarget.value })}
          />
        )}
      </Field>
      <Ticks
        legend={webhooks.hears}
        all={EVENTS}
        ticked={events}
        wordsOf={webhooks.events}
        error={fields.get("events")}
        onChange={(ticked) => form.set({ events: ticked })}
      />
      <Field label={webhooks.tag} note={webhooks.tagNote} error={fields.get("tag")}>
        {(given) => (
          <input
            {...given}
            value={tag}
            maxLength={50}
            autocomplete="off"
            onInput={(event) => form.set({ tag: event.currentTarget.value })}
          />
        )}
      </Field>
      <p class="field-note" data-state="bad" aria-live="polite">
        {whole}
      </p>
      <button type="submit" class="primary" aria-busy={form.isBusy.value}>
        {submit}
      </button>
    </form>
  );
}
