import { type Destination, type DestinationRules, parseDestination } from "../links/destination.ts";
import type { CheckProblem, Look } from "./link-check.ts";
import { type MayLook, mayLookBy, readBeginning } from "./robots-text.ts";

/**
 * Looks at a destination as a polite visitor: a HEAD, and a GET where HEAD is not welcome, whose body is not read. It says who
 * it is, asks robots.txt first, follows a few redirects, and judges each place on the way as a new destination is judged: so it
 * is led into no private network, to no blocked domain, and not back to Bijou.
 *
 * Each host on the way is claimed for the day. If a host has been asked today already, there is no look.
 */
export interface Looking {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `Bijou/1.2 (+https://go.example/_/checks)` */
  readonly agent: string;
  readonly rules: DestinationRules;
  /** @returns whether the host may be asked today. */
  readonly claim: (host: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** What robots.txt calls us. */
export const PRODUCT = "Bijou";
/** Browsers follow 20. A chain that is longer than this leads somewhere, but no link needs it. */
const MAX_REDIRECTS = 5;

/** @returns null if a host on the way was asked today already. @throws {StoreError} as `claim` does. */
export async function lookAt(url: Destination, looking: Looking): Promise<Look | null> {
  const { rules, claim, now } = looking;
  const start = now();
  const claimed = new Set<string>();
  const robots = new Map<string, MayLook | "unreachable" | "timeout">();
  let at = new URL(url);
  const ended = (problem: CheckProblem | null, status: number | null): Look => ({
    ...{ status, problem, finalUrl: at.href, durationMs: now() - start },
  });

  // Settings and blocked domains may have changed since the link was made.
  if (!parseDestination(url, rules).ok) return ended("refused", null);
  let status: number | null = null;
  for (let redirects = 0; ; redirects++) {
    if (!claimed.has(at.hostname)) {
      if (!(await claim(at.hostname))) return null;
      claimed.add(at.hostname);
    }
    const mayLook = robots.get(at.origin) ?? (await askRobots(at.origin, looking));
    robots.set(at.origin, mayLook);
    if (typeof mayLook === "string") return ended(mayLook, null);
    if (!mayLook(at.href)) return ended("robots", status);

    const answer = await askPage(at.href, looking);
    if (typeof answer === "string") return ended(answer, null);
    ({ status } = answer);
    const next = nextPlace(answer, at);
    if (next === null) return ended(null, status);
    if (redirects === MAX_REDIRECTS) return ended("too-many-redirects", status);
    if (next === "unreadable" || !parseDestination(next.href, rules).ok) return ended("refused", status);
    at = next;
  }
}

async function askPage(url: string, looking: Looking): Promise<Response | "unreachable" | "timeout"> {
  const head = await ask("HEAD", url, looking);
  // To ask a second time somebody who is busy would be no kindness.
  if (typeof head === "string" || head.status < 400 || head.status === 429 || head.status === 503) return head;
  return ask("GET", url, looking);
}

async function ask(method: "HEAD" | "GET", url: string, looking: Looking) {
  try {
    const response = await send(method, url, looking);
    await response.body?.cancel();
    return response;
  } catch (error) {
    return failureOf(error);
  }
}

function send(method: "HEAD" | "GET", url: string, { fetch, agent, signal }: Looking): Promise<Response> {
  return fetch(url, { method, redirect: "manual", headers: { "User-Agent": agent, Accept: "*/*" }, signal });
}

/** @returns "unreachable" or "timeout" if the host does not answer at all: then the page wouldn't either. */
async function askRobots(origin: string, looking: Looking): Promise<MayLook | "unreachable" | "timeout"> {
  let at = new URL("/robots.txt", origin);
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await send("GET", at.href, looking);
      const { status } = response;
      if (status >= 200 && status < 300) return mayLookBy(origin, await readBeginning(response), PRODUCT);
      await response.body?.cancel();
      // RFC 9309, section 2.3.1: without a file all is allowed, and while the server fails nothing is.
      if (status >= 500) return () => false;
      const next = nextPlace(response, at);
      if (!(next instanceof URL) || !parseDestination(next.href, looking.rules).ok) return () => true;
      at = next;
    }
    return () => true;
  } catch (error) {
    return failureOf(error);
  }
}

/** Where a redirect leads; null where it is none. */
function nextPlace({ status, headers }: Response, at: URL): URL | "unreadable" | null {
  const location = headers.get("Location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return null;
  if (!URL.canParse(location, at.href)) return "unreadable";
  const next = new URL(location, at.href);
  next.hash = "";
  return next;
}

function failureOf(error: unknown): "unreachable" | "timeout" {
  return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError")
    ? "timeout"
    : "unreachable";
}
