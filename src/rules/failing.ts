import { names } from "./languages.ts";
import { isOpen, localTime } from "./local-time.ts";
import type { Condition, Conditions, Rule } from "./rule.ts";
import { isInShare } from "./share.ts";
import type { AgentTraits, VisitTraits } from "./visit-traits.ts";

/** A visit, as the rules of one link look at it. */
export interface RuledVisit {
  readonly traits: VisitTraits;
  readonly link: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The visitor's language that counts for this link. */
  language(): string | null;
}

/**
 * The conditions of a rule that a visit does not meet, one after the other: who needs the first alone asks no further.
 * What is not known meets nothing. `share` comes last, since it is of those who meet all else.
 */
export function* failing({ name, when }: Rule, visit: RuledVisit): Generator<Condition, void> {
  const { traits, now } = visit;
  if (when.from !== undefined && now < Date.parse(when.from)) yield "from";
  if (when.until !== undefined && now >= Date.parse(when.until)) yield "until";
  if (when.country !== undefined && !isOneOf(when.country, traits.country())) yield "country";
  if (when.continent !== undefined && !isOneOf(when.continent, traits.continent())) yield "continent";
  if (when.region !== undefined && !isOneOf(when.region, traits.region())) yield "region";
  yield* failingTimes(when, now);
  if (when.query !== undefined && !hasAll(when.query, traits.search())) yield "query";
  if (when.referrer !== undefined && !isBelowOne(when.referrer, traits.referrer())) yield "referrer";
  if (when.language !== undefined && !isNamed(when.language, visit.language())) yield "language";
  yield* failingAgent(when, traits);
  if (when.share !== undefined && !isInShare(when.share, visit.link, name, traits.visitor())) yield "share";
}

function* failingTimes({ days, hours, timezone }: Conditions, now: number): Generator<Condition, void> {
  if (timezone === undefined || (days === undefined && hours === undefined)) return;
  const local = localTime(now, timezone);
  if (local !== null && isOpen(local, days, hours)) return;
  const isInHours = local !== null && isOpen(local, undefined, hours);
  if (hours !== undefined && !isInHours) yield "hours";
  // Within hours past midnight, the day is the one on which they began.
  if (days !== undefined && (isInHours || local === null || !isOpen(local, days, undefined))) yield "days";
}

function* failingAgent({ device, os, browser, bot }: Conditions, traits: VisitTraits): Generator<Condition, void> {
  if (device === undefined && os === undefined && browser === undefined && bot === undefined) return;
  const agent: Partial<AgentTraits> = traits.agent() ?? {};
  if (device !== undefined && !isOneOf(device, agent.device)) yield "device";
  if (os !== undefined && !isOneOf(os, agent.os)) yield "os";
  if (browser !== undefined && !isOneOf(browser, agent.browser)) yield "browser";
  if (bot !== undefined && agent.isBot !== bot) yield "bot";
}

function isOneOf(list: readonly string[], value: string | null | undefined): boolean {
  return value !== null && value !== undefined && list.includes(value);
}

function isNamed(ranges: readonly string[], language: string | null): boolean {
  return language !== null && ranges.some((range) => names(range, language));
}

/** Of several values of one name, any. */
function hasAll(wanted: NonNullable<Conditions["query"]>, search: string): boolean {
  const given = new URLSearchParams(search);
  return Object.entries(wanted).every(([name, value]) =>
    value === null ? given.has(name) : given.getAll(name).includes(value),
  );
}

function isBelowOne(hosts: readonly string[], host: string | null): boolean {
  return host !== null && hosts.some((one) => host === one || host.endsWith(`.${one}`));
}
