import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ask } from "../../api/ask.ts";
import { type ProblemWords, problemWords } from "../../api/problem-words.ts";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import { AGENTS, type Agent } from "./agents.ts";
import type { RuleSpeech } from "./rule-sentence.ts";
import { Moment } from "./time-fields.tsx";
import { type Resolved, TryAnswer } from "./try-answer.tsx";

const NOBODY = { country: "", languages: "", agent: "", query: "", referrer: "", time: "", visitor: "" };

/** Makes a visitor up, and asks the API where they would go, and why: it decides with the code that sends the real ones. */
export function TryVisitor(props: { readonly slug: string; readonly speech: RuleSpeech; readonly isTouched: boolean }) {
  const { slug, speech, isTouched } = props;
  const { rules } = words();
  const visitor = useSignal(NOBODY);
  const found = useSignal<Resolved | null>(null);
  const errors = useSignal<ProblemWords>({ fields: new Map(), whole: null });
  const countries = useMemo(() => speech.countries(), [speech]);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function tryIt(): Promise<void> {
    stop.current?.abort();
    stop.current = new AbortController();
    const { agent, ...typed } = visitor.value;
    const given = { ...typed, userAgent: agent in AGENTS ? AGENTS[agent as Agent] : "" }; // One of its keys, by the look before.
    const body = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
    try {
      const path = { path: { slug } };
      const answer = await ask(
        (client, signal) => client.POST("/api/links/{slug}/resolve", { params: path, body, signal }),
        { signal: stop.current.signal },
      );
      found.value = answer.ok ? answer.value : null;
      errors.value = answer.ok ? { fields: new Map(), whole: null } : problemWords(answer.problem);
    } catch {
      // Asked anew; or the drawer or the sign-in was closed.
    }
  }

  const text = (name: Exclude<keyof typeof NOBODY, "time">) => ({
    value: visitor.value[name],
    spellcheck: false,
    autocomplete: "off" as const,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      (visitor.value = { ...visitor.value, [name]: event.currentTarget.value }),
  });
  const error = (name: string) => errors.value.fields.get(name);

  return (
    <details
      class="try-visitor"
      onKeyDown={(event) => {
        // It stands in the drawer's form, which Enter would save.
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void tryIt();
      }}
    >
      <summary>{rules.tryTitle}</summary>
      <p class="field-note">{isTouched ? rules.trySaved : rules.tryNote}</p>
      <div class="try-fields">
        <Field label={rules.tryCountry} error={error("country")}>
          {(given) => (
            <select {...given} {...text("country")}>
              <option value="">{rules.unknown}</option>
              {countries.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={rules.tryAgent} error={error("userAgent")}>
          {(given) => (
            <select {...given} {...text("agent")}>
              <option value="">{rules.unknown}</option>
              {(Object.keys(AGENTS) as Agent[]).map((one) => (
                <option key={one} value={one}>
                  {rules.agents[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={rules.tryLanguages} note="de, en" error={error("languages")}>
          {(given) => <input {...given} {...text("languages")} />}
        </Field>
        <Field label={rules.tryReferrer} note="news.example" error={error("referrer")}>
          {(given) => <input {...given} {...text("referrer")} />}
        </Field>
        <Field label={rules.tryQuery} note="utm_source=mail" error={error("query")}>
          {(given) => <input {...given} {...text("query")} />}
        </Field>
        <Field label={rules.tryTime} error={error("time")}>
          {(given) => (
            <Moment
              {...given}
              time={visitor.value.time}
              onTime={(time) => (visitor.value = { ...visitor.value, time })}
            />
          )}
        </Field>
        <Field label={rules.tryVisitor} note={rules.tryVisitorNote} error={error("visitor")}>
          {(given) => <input {...given} {...text("visitor")} />}
        </Field>
      </div>
      <button type="button" onClick={() => void tryIt()}>
        {rules.tryNow}
      </button>
      <div role="status">
        {errors.value.whole !== null && <p class="field-note">{errors.value.whole}</p>}
        {found.value !== null && <TryAnswer found={found.value} />}
      </div>
    </details>
  );
}
