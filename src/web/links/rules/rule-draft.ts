import type { components, Link } from "../../../client/client.ts";
import { withScheme } from "../../home/destination-text.ts";

/** Rules as they are typed into the drawer, and how they come from the API and go there. Nothing is judged here: the API does. */
export type Rule = NonNullable<NonNullable<components["schemas"]["EditLink"]["rules"]>[number]>;
type When = Rule["when"];

/** A time zone is no condition: it belongs to days and hours. */
export type Condition = Exclude<keyof When, "timezone">;

export interface RuleDraft {
  /** Stays with the rule, wherever it is moved. */
  readonly key: string;
  readonly name: string;
  readonly url: string;
  readonly when: WhenDraft;
}

/** Conditions in the order in which they were added. */
export interface WhenDraft {
  readonly country?: readonly string[];
  readonly continent?: readonly string[];
  readonly device?: readonly string[];
  readonly os?: readonly string[];
  readonly browser?: readonly string[];
  readonly days?: readonly string[];
  /** Between commas. */
  readonly region?: string;
  readonly language?: string;
  readonly referrer?: string;
  /** As behind the `?` of an address; a name alone stands for any value. */
  readonly query?: string;
  readonly share?: string;
  readonly bot?: boolean;
  /** RFC 3339; empty while there is none. */
  readonly from?: string;
  readonly until?: string;
  readonly hours?: { readonly from: string; readonly until: string };
  readonly timezone?: string;
}

export function draftsOf(rules: Link["rules"]): readonly RuleDraft[] {
  return (rules ?? []).map(({ name, url, when }, place) => {
    const { region, language, referrer, query, share, ...same } = when;
    return {
      ...{ key: `r${place}`, name, url },
      when: {
        ...same,
        ...(region === undefined ? {} : { region: region.join(", ") }),
        ...(language === undefined ? {} : { language: language.join(", ") }),
        ...(referrer === undefined ? {} : { referrer: referrer.join(", ") }),
        ...(query === undefined ? {} : { query: queryText(query) }),
        ...(share === undefined ? {} : { share: String(share) }),
      },
    };
  });
}

export function rulesOf(drafts: readonly RuleDraft[]): Rule[] {
  return drafts.map(({ name, url, when }) => {
    const { region, language, referrer, query, share, ...same } = when;
    const given = {
      ...same,
      ...(region === undefined ? {} : { region: listIn(region) }),
      ...(language === undefined ? {} : { language: listIn(language) }),
      ...(referrer === undefined ? {} : { referrer: listIn(referrer) }),
      ...(query === undefined ? {} : { query: queryIn(query) }),
      ...(share === undefined ? {} : { share: Number(share) }),
    };
    // Of choices that are the API's own; what else is no condition of its, it says.
    return { name: name.trim(), when: given as When, url: withScheme(url) };
  });
}

export function listIn(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** `a=1&b`: no `URLSearchParams`, which makes an empty value of none. */
export function queryIn(text: string): Record<string, string | null> {
  const pairs = text
    .trim()
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decoded(name), value.length === 0 ? null : decoded(value.join("="))];
    }),
  );
}

export function queryText(query: Readonly<Record<string, string | null>>): string {
  const encoded = (text: string) => text.replaceAll(/[%&=+#]|^[\s?]+|\s$/g, encodeURIComponent);
  return Object.entries(query)
    .map(([name, value]) => (value === null ? encoded(name) : `${encoded(name)}=${encoded(value)}`))
    .join("&");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text; // URIError: a per cent sign that stands for itself.
  }
}

const EMPTY: { readonly [One in Condition]: NonNullable<WhenDraft[One]> } = {
  ...{ country: [], continent: [], device: [], os: [], browser: [], days: [] },
  ...{ region: "", language: "", referrer: "", query: "", share: "50", bot: true, from: "", until: "" },
  hours: { from: "09:00", until: "17:00" },
};

/** @param zone of a condition that needs one. */
export function withCondition(when: WhenDraft, condition: Condition, zone: string): WhenDraft {
  const needsZone = condition === "days" || condition === "hours";
  return { ...when, [condition]: EMPTY[condition], ...(needsZone ? { timezone: when.timezone ?? zone } : {}) };
}

export function withoutCondition(when: WhenDraft, condition: Condition): WhenDraft {
  const needsZone = (["days", "hours"] as const).some((one) => one !== condition && when[one] !== undefined);
  const isLeft = ([name]: readonly [string, unknown]) => name !== condition && (needsZone || name !== "timezone");
  return Object.fromEntries(Object.entries(when).filter(isLeft));
}

/** A name that none of them has. @param nameOf by its number. */
export function newRule(drafts: readonly RuleDraft[], nameOf: (place: number) => string): RuleDraft {
  const isTaken = (name: string) => drafts.some((draft) => draft.name === name);
  let place = drafts.length + 1;
  while (isTaken(nameOf(place))) place++;
  let key = 0;
  while (drafts.some((draft) => draft.key === `n${key}`)) key++;
  return { key: `n${key}`, name: nameOf(place), url: "", when: {} };
}

/** @param by -1 for one up, 1 for one down. */
export function moved(drafts: readonly RuleDraft[], place: number, by: -1 | 1): readonly RuleDraft[] {
  const [one, other] = [drafts[place], drafts[place + by]];
  if (one === undefined || other === undefined) return drafts;
  return drafts.with(place, other).with(place + by, one);
}

/** What is wrong with what is at a path, or anywhere below it. */
export function errorAt(fields: ReadonlyMap<string, string>, path: string): string | undefined {
  return fields.get(path) ?? [...fields].find(([key]) => key.startsWith(`${path}.`))?.[1];
}
