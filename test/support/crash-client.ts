import { asAdmin, BROWSER } from "./settings.ts";

/** Asks a Worker that may be killed at any moment, and counts what became of each request. */
export interface CrashClient {
  /** @returns null when there was no answer: the connection was cut, or nobody listens. */
  ask(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer | null>;
  readonly tally: Readonly<Record<string, number>>;
  readonly worstMs: { redirect: number; api: number };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The deadlines of P6, and what a busy machine may take on top before a request counts as hung. */
const DEADLINE_MS = { redirect: 5_000, api: 12_000 };
const SLACK_MS = 10_000;

/** @param violate told of what no answer may be. */
export function createCrashClient(url: string, violate: (what: string) => void): CrashClient {
  const tally: Record<string, number> = {};
  const worstMs = { redirect: 0, api: 0 };
  const count = (what: string) => void (tally[what] = (tally[what] ?? 0) + 1);

  return {
    tally,
    worstMs,
    async ask(method, path, body, headers = {}) {
      const kind = path.startsWith("/api/") ? "api" : "redirect";
      const startedAt = Date.now();
      try {
        const response = await fetch(url + path, {
          method,
          redirect: "manual",
          signal: AbortSignal.timeout(DEADLINE_MS[kind] + SLACK_MS),
          headers: {
            ...(kind === "api" ? asAdmin : { "User-Agent": BROWSER, "CF-Connecting-IP": "198.51.100.7" }),
            ...(body === undefined ? {} : { "Content-Type": "application/json" }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        worstMs[kind] = Math.max(worstMs[kind], Date.now() - startedAt);
        count(`${kind} ${response.status}`);
        if (response.status === 503 && response.headers.get("Retry-After") === null)
          violate(`${method} ${path} answered 503 without Retry-After (P6)`);
        if (response.status === 500) violate(`${method} ${path} answered 500: ${text}`);
        return { status: response.status, headers: response.headers, text };
      } catch (error) {
        if (error instanceof DOMException && error.name === "TimeoutError") {
          count(`${kind} hung`);
          violate(`${method} ${path} was not answered within ${DEADLINE_MS[kind] + SLACK_MS} ms (P6)`);
          return null;
        }
        if (!(error instanceof TypeError)) throw error;
        count(`${kind} cut`);
        return null;
      }
    },
  };
}
