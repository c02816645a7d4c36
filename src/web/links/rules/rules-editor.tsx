import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Link } from "../../../client/client.ts";
import { format, words } from "../../words/words.ts";
import { RuleCard } from "./rule-card.tsx";
import { errorAt, moved, newRule, type RuleDraft } from "./rule-draft.ts";
import { createRuleSpeech } from "./rule-sentence.ts";
import { TryVisitor } from "./try-visitor.tsx";

/**
 * The rules of a link, each as a sentence that opens into what it is made of. All of it works by keyboard: what is moved
 * keeps the focus, and what is removed hands it to its neighbour.
 *
 * @param props.onRules with the path of what was changed, whose errors are out of date then.
 */
export function RulesEditor(props: {
  readonly rules: readonly RuleDraft[];
  /** The link as it is saved; null for one that is still to be made. */
  readonly base: Link | null;
  /** Whether what is typed here is not saved yet. */
  readonly isTouched: boolean;
  readonly errors: ReadonlyMap<string, string>;
  readonly onRules: (rules: readonly RuleDraft[], path: string) => void;
  /** The level of its title, one below the title above it. */
  readonly heading: "h2" | "h3";
}) {
  const { rules, base, isTouched, errors, onRules, heading: Heading } = props;
  const { rules: said } = words();
  const speech = useMemo(
    () => createRuleSpeech(document.documentElement.lang, said, (time) => format().shortTime(time)),
    [],
  );
  const open = useSignal<ReadonlySet<string>>(new Set());
  const news = useSignal("");
  const root = useRef<HTMLElement>(null);
  const title = useId();
  /** The `data-focus` of what gets the focus once it is drawn. */
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    const found = root.current?.querySelector<HTMLElement>(`[data-focus="${next.current}"]`);
    const isField = found?.matches("input, select, textarea, button");
    (isField === true ? found : found?.querySelector<HTMLElement>("input, select, textarea, button"))?.focus();
    next.current = null;
  });

  useEffect(() => {
    // What an error has opened stays open when it is mended.
    const wrong = rules.filter((_, place) => errorAt(errors, `rules.${place}`) !== undefined);
    if (wrong.some(({ key }) => !open.value.has(key)))
      open.value = new Set([...open.value, ...wrong.map(({ key }) => key)]);
  }, [errors]);

  const change = (place: number, changed: Partial<RuleDraft>, path: string) =>
    onRules(
      rules.map((rule, n) => (n === place ? { ...rule, ...changed } : rule)),
      `rules.${place}.${path}`,
    );

  function add(): void {
    const rule = newRule(rules, said.newName);
    open.value = new Set(open.value).add(rule.key);
    next.current = `add ${rule.key}`;
    onRules([...rules, rule], "rules");
  }

  function move(place: number, by: -1 | 1): void {
    const rule = rules[place];
    const changed = moved(rules, place, by);
    if (rule === undefined || changed === rules) return;
    next.current = `${by < 0 ? "up" : "down"} ${rule.key}`;
    news.value = said.moved(rule.name, place + by + 1, rules.length);
    onRules(changed, "rules");
  }

  function remove(place: number): void {
    const neighbour = rules[place + 1] ?? rules[place - 1];
    next.current = neighbour === undefined ? "add" : `open ${neighbour.key}`;
    news.value = said.removed(rules[place]?.name ?? "");
    onRules(
      rules.filter((_, n) => n !== place),
      "rules",
    );
  }

  return (
    <section ref={root} class="rules" aria-labelledby={title}>
      <Heading id={title}>{said.title}</Heading>
      <p class="field-note">{said.note}</p>
      {rules.length > 0 && (
        <ol>
          {rules.map((rule, place) => (
            <RuleCard
              key={rule.key}
              rule={rule}
              place={place}
              count={rules.length}
              speech={speech}
              errors={errors}
              isOpen={open.value.has(rule.key) || errorAt(errors, `rules.${place}`) !== undefined}
              onOpen={(isOpen) => {
                const keys = new Set(open.value);
                if (isOpen) keys.add(rule.key);
                else keys.delete(rule.key);
                open.value = keys;
              }}
              onChange={(changed, path) => change(place, changed, path)}
              onMove={(by) => move(place, by)}
              onRemove={() => remove(place)}
              focusNext={(what) => (next.current = what)}
            />
          ))}
        </ol>
      )}
      <p class="field-note" data-state="bad" role="status">
        {errors.get("rules")}
      </p>
      <p class="unseen" role="status">
        {news}
      </p>
      <button type="button" data-focus="add" onClick={add}>
        {said.add}
      </button>
      {base !== null && base.rules !== null && <TryVisitor slug={base.slug} speech={speech} isTouched={isTouched} />}
    </section>
  );
}
