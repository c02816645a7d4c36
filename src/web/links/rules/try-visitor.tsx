import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import type { components } from "../../../client/client.ts";
import { ask } from "../../api/ask.ts";
import { type ProblemWords, problemWords } from "../../api/problem-words.ts";
import { Field } from "../../parts/field.tsx";
import { words } from "../../words/words.ts";
import { CONDITIONS } from "./choices.ts";
import { Moment } from "./condition-field.tsx";
import type { RuleSpeech } from "./rule-sentence.ts";

type Resolved = components["schemas"]["Resolved"];

/** What people have in their hands, as their browsers say it. */
const AGENTS = {
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  android:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  ipad: "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1",
  windows:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
  mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  bot: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
} as const;
type Agent = keyof typeof AGENTS;

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
        {found.value !== null && <Answer found={found.value} />}
      </div>
    </details>
  );
}

function Answer({ found: { status, location, rule, checked } }: { readonly found: Resolved }) {
  const { rules } = words();
  const id = useId();
  const labelOf = (condition: string) => {
    const known = CONDITIONS.find((one) => one === condition);
    return known === undefined ? condition : rules.labels[known];
  };
  return (
    <div class="try-answer">
      <p id={id}>
        {location === null ? (
          rules.goesNowhere(status)
        ) : (
          <>
            {rules.goesTo} <span class="mono">{location}</span> {rule === null ? rules.byNone : rules.byRule(rule)}
          </>
        )}
      </p>
      <ul aria-labelledby={id}>
        {checked.map(({ name, holds, failed }) => (
          <li key={name} data-state={holds ? "good" : "plain"}>
            <strong>{name}</strong> {holds ? rules.fits : rules.fitsNot(failed.map(labelOf).join(", "))}
          </li>
        ))}
      </ul>
    </div>
  );
}
