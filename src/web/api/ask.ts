import { type BijouClient, createBijouClient } from "../../client/client.ts";
import { backoffMs, retryAfterMs } from "./retry-after.ts";
import { currentKey, isSigningIn, refused, untilSignedIn, who } from "./session.ts";
import { pause } from "./trouble.ts";

/** A refusal of the API, as RFC 9457 has it. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly response: Response }
  /** The API has decided. Trying again would change nothing. */
  | { readonly ok: false; readonly problem: Problem };

/** One call with the typed client. Hand `signal` on to it. */
export type Call<Value> = (
  client: BijouClient,
  signal: AbortSignal,
) => Promise<{ data?: Value; error?: unknown; response: Response }>;

export interface AskOptions {
  readonly signal: AbortSignal;
  /**
   * Whether it may be sent again when nobody knows whether it arrived. GET, PATCH, DELETE and a POST with an
   * `Idempotency-Key` may; any other POST may not: its answer is then the problem `UNKNOWN_OUTCOME`.
   */
  readonly isRepeatable?: boolean;
  /** Whether somebody without a key may ask too. A 401 still asks to sign in, and then goes on. */
  readonly isForAnyone?: boolean;
  /** A key to try in place of the one in use; null for none. A 401 is then an answer (`UNAUTHORIZED`). */
  readonly key?: string | null;
  /** For one try. The API itself answers within 12 s; an upload needs more. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

export const UNKNOWN_OUTCOME: Problem = { type: "page:unknown-outcome", status: 0, title: "", detail: "" };
export const UNAUTHORIZED: Problem = { type: "page:unauthorized", status: 401, title: "", detail: "" };

/**
 * Every call of the page goes through here, and the page has no other policy. It ends with a value or with a refusal; what
 * stands between (slow, offline, rate limited, failing, signed out) it waits for and says (trouble.ts, session.ts), and
 * goes on by itself. The caller keeps what was typed and does nothing.
 *
 * @throws {DOMException} AbortError when `signal` aborts, or the person closes the sign-in; and nothing else.
 */
export async function ask<Value>(call: Call<Value>, options: AskOptions): Promise<Answer<Value>> {
  const { signal, isRepeatable = true, isForAnyone = false } = options;
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    if (!isForAnyone && options.key === undefined) await readyToAsk(signal);
    const key = options.key === undefined ? currentKey() : options.key;
    const answer = await attempt(call, key, options);
    signal.throwIfAborted();
    switch (answer.kind) {
      case "answered":
        return answer.answer;
      case "unauthorized":
        if (options.key !== undefined) return { ok: false, problem: UNAUTHORIZED };
        refused(key);
        await untilSignedIn(signal);
        break;
      case "limited":
        await pause("limited", answer.waitMs ?? backoffMs(tries), signal);
        break;
      case "failing":
        if (!isRepeatable) return { ok: false, problem: UNKNOWN_OUTCOME };
        await pause("failing", Math.max(answer.waitMs ?? 0, backoffMs(tries)), signal);
        break;
      case "unreachable":
        if (!isRepeatable) return { ok: false, problem: UNKNOWN_OUTCOME };
        await pause(navigator.onLine ? "failing" : "offline", backoffMs(tries), signal);
        break;
    }
  }
}

/** The sign-in is asked for before a call that is sure to be refused. */
async function readyToAsk(signal: AbortSignal): Promise<void> {
  if (who.value.kind === "nobody") isSigningIn.value = true;
  if (who.value.kind !== "somebody") await untilSignedIn(signal);
}

type Attempt<Value> =
  | { readonly kind: "answered"; readonly answer: Answer<Value> }
  | { readonly kind: "unauthorized" | "unreachable" }
  | { readonly kind: "limited" | "failing"; readonly waitMs: number | null };

/** One try, and what it came to. */
async function attempt<Value>(
  call: Call<Value>,
  key: string | null,
  { signal, timeoutMs = TIMEOUT_MS }: AskOptions,
): Promise<Attempt<Value>> {
  let result: Awaited<ReturnType<Call<Value>>>;
  try {
    result = await call(clientFor(key), AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  } catch {
    return { kind: "unreachable" }; // No answer, or one that was cut off. ask() has looked whether it was aborted.
  }
  const { response } = result;
  // Cloudflare Access sends those whose sign-in has ended to its own host.
  if (response.status === 401 || response.type === "opaqueredirect") return { kind: "unauthorized" };
  if (response.status === 429) return { kind: "limited", waitMs: retryAfterMs(response.headers, Date.now()) };
  if (response.status >= 500) return { kind: "failing", waitMs: retryAfterMs(response.headers, Date.now()) };
  if (response.ok) {
    // What the document says of this status: for 204 there is no value, and its type is undefined.
    return { kind: "answered", answer: { ok: true, value: result.data as Value, response } };
  }
  return { kind: "answered", answer: { ok: false, problem: asProblem(result.error, response) } };
}

/** Something between here and the Worker may answer in its own words. */
function asProblem(error: unknown, { status }: Response): Problem {
  const isProblem = typeof error === "object" && error !== null && "type" in error && "title" in error;
  return isProblem ? (error as Problem) : { type: "page:unreadable", status, title: "", detail: "" };
}

let known: { key: string | null; client: BijouClient } | undefined;

function clientFor(key: string | null): BijouClient {
  if (known === undefined || known.key !== key) {
    const client = createBijouClient({
      baseUrl: location.origin,
      ...(key === null ? {} : { apiKey: key }),
      fetch: (request) => fetch(new Request(request, { redirect: "manual" })),
    });
    known = { key, client };
  }
  return known.client;
}
