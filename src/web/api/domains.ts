import { effect, signal } from "@preact/signals";
import { shownTo } from "./session.ts";

/**
 * The domains that links open on, and the one that the person works on: new links are made on it, and lists are of it.
 *
 * Where there is one domain alone, nothing of this is seen, and no address and no call names it. Otherwise the domain is what the
 * address says, else what the person has chosen last in this browser, else the host of the page.
 */
const NAME = "bijou.domain";

const chosen = signal<string | null>(inAddress() ?? kept());

/** The default one first; none before the session is known. */
export function domains(): readonly string[] {
  // The last release's answer has none, and may answer this page while a new release is rolled out.
  return (shownTo()?.domains as readonly string[] | undefined) ?? [];
}

/** See `lastDomains`. */
const last = signal<readonly string[]>([]);

effect(() => {
  const now = domains();
  if (now.length > 0) last.value = now;
});

/**
 * Those that were known last, also when the person has signed out since: a call that is made then must still name its domain. Empty
 * where they were never known, and nobody can say which of two links of one name a call without a domain would mean.
 */
export function lastDomains(): readonly string[] {
  return last.value;
}

/** Somebody whose domains nobody has told us has made a link without naming one: it is on the default one. */
export function learnDefault(domain: string | undefined): void {
  if (last.value.length === 0 && domain !== undefined) last.value = [domain];
}

/** undefined where there is only one. */
export function currentDomain(): string | undefined {
  const all = domains();
  if (all.length < 2) return undefined;
  const here = typeof location === "undefined" ? null : location.hostname;
  return [chosen.value, here].find((domain) => domain !== null && all.includes(domain)) ?? all[0];
}

/** The person has chosen it: it is remembered. */
export function chooseDomain(domain: string): void {
  chosen.value = domain;
  try {
    localStorage.setItem(NAME, domain);
  } catch {
    // The browser keeps nothing for us: it is in memory.
  }
}

/** The address is about this domain. This is not remembered: a colleague may have sent it. */
export function goToDomain(domain: string | undefined): void {
  const [first] = domains();
  const meant = domain ?? first;
  if (meant !== undefined && domains().includes(meant)) chosen.value = meant;
}

/** Before its screen is loaded, so that the head does not show another domain first. */
function inAddress(): string | null {
  return typeof location === "undefined" ? null : new URLSearchParams(location.search).get("domain");
}

function kept(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null; // There is no browser, or it refuses.
  }
}
