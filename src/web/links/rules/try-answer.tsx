import { useId } from "preact/hooks";
import type { components } from "../../../client/client.ts";
import { words } from "../../words/words.ts";
import { CONDITIONS } from "./choices.ts";

export type Resolved = components["schemas"]["Resolved"];

/** Where a made-up visitor goes, and why: each rule in its order. */
export function TryAnswer({ found: { status, location, rule, checked } }: { readonly found: Resolved }) {
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
