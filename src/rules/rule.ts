/**
 * A rule of a link: who meets all of its conditions is sent to its `url`, and the first rule that matches wins. This
 * is how the API, the table and the caches have it; what its words mean stands in `failing.ts`.
 *
 * @typeParam Url a string that was checked where links are made.
 */
export interface Rule<Url extends string = string> {
  /** Unique in its link: shares and statistics go by it, so that the order may change. */
  readonly name: string;
  readonly when: Conditions;
  readonly url: Url;
}

/** All that are there must hold. A list holds when any of it does, and is never empty. */
export interface Conditions {
  /** ISO 3166-1 alpha-2. */
  readonly country?: readonly string[];
  readonly continent?: readonly Continent[];
  /** ISO 3166-2, such as `DE-BY`. */
  readonly region?: readonly string[];
  /** Basic language ranges (RFC 4647, section 2.1). */
  readonly language?: readonly string[];
  readonly device?: readonly Device[];
  readonly os?: readonly System[];
  readonly browser?: readonly Browser[];
  readonly bot?: boolean;
  /** Of the visit; null for any value. */
  readonly query?: Readonly<Record<string, string | null>>;
  /** Hosts, which count with all below them. */
  readonly referrer?: readonly string[];
  /** RFC 3339. */
  readonly from?: string;
  /** RFC 3339; not included. */
  readonly until?: string;
  readonly days?: readonly Day[];
  readonly hours?: Hours;
  /** IANA name, of `days` and `hours`. */
  readonly timezone?: string;
  /** Per cent of the visitors who get as far as this rule. */
  readonly share?: number;
}

/** `HH:MM`; `until` is not included, and may lie on the next day. */
export interface Hours {
  readonly from: string;
  readonly until: string;
}

export type Condition = Exclude<keyof Conditions, "timezone">;

export const CONTINENTS = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"] as const;
export const DEVICES = ["mobile", "tablet", "desktop"] as const;
export const SYSTEMS = ["ios", "android", "windows", "macos", "linux", "chromeos"] as const;
export const BROWSERS = ["chrome", "safari", "firefox", "edge", "samsung", "opera"] as const;
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type Continent = (typeof CONTINENTS)[number];
export type Device = (typeof DEVICES)[number];
export type System = (typeof SYSTEMS)[number];
export type Browser = (typeof BROWSERS)[number];
export type Day = (typeof DAYS)[number];

/** What a link has at most. */
export const MAX_RULES = 32;
