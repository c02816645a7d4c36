import { type BijouClient, BijouError, createBijouClient } from "../../client/client.ts";
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

/** One call with the typed client, which must hand `signal` on to the client. */
export type Call<Value> = (
  client: BijouClient,
  signal: AbortSignal,
) => Promise<{ data?: Value; error?: unknown; response: Response }>;

export interface AskOptions {
  readonly signal: AbortSignal;
  /**
   * Whether the call may be sent again when nobody knows whether it arrived. GET, PATCH, DELETE and a POST with an
   * `Idempotency-Key` may. Any other POST may not: it then ends with the problem `UNKNOWN_OUTCOME`.
   */
  readonly isRepeatable?: boolean;
  /**
   * Whether somebody without a key may make this call. After a 401 the sign-in still opens, and the call then goes on.
   */
  readonly isForAnyone?: boolean;
  /** A key to try in place of the one in use; null for none. A 401 is then an answer (`UNAUTHORIZED`). */
  readonly key?: string | null;
  /** The time limit of one try. The API itself answers within 12 s; an upload needs more. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

export const UNKNOWN_OUTCOME: Problem = { type: "page:unknown-outcome", status: 0, title: "", detail: "" };
export const UNAUTHORIZED: Problem = { type: "page:unauthorized", status: 401, title: "", detail: "" };

/**
 * Every call of the page goes through here; no other file has a policy for calls. It ends with a value or with a
 * refusal. While the API is slow, offline, rate limited or failing, or the person is signed out, it waits, says so
 * (trouble.ts, session.ts), and then goes on by itself. The caller has nothing to do but to keep what was typed.
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

/** Opens the sign-in before a call that is sure to be refused, and waits for it. */
async function readyToAsk(signal: AbortSignal): Promise<void> {
  if (who.value.kind === "nobody") isSigningIn.value = true;
  if (who.value.kind !== "somebody") await untilSignedIn(signal);
}

type Attempt<Value> =
  | { readonly kind: "answered"; readonly answer: Answer<Value> }
  | { readonly kind: "unauthorized" | "unreachable" }
  | { readonly kind: "limited" | "failing"; readonly waitMs: number | null };

/** Makes one try, and says how it ended. */
async function attempt<Value>(
  call: Call<Value>,
  key: string | null,
  { signal, timeoutMs = TIMEOUT_MS }: AskOptions,
): Promise<Attempt<Value>> {
  let result: Awaited<ReturnType<Call<Value>>>;
  try {
    result = await call(clientFor(key), AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  } catch (error) {
    // A proxy on the way may answer in place of the Worker: its status says enough.
    const status = error instanceof BijouError ? (error.status ?? 0) : 0;
    if (status === 401) return { kind: "unauthorized" };
    if (status === 429) return { kind: "limited", waitMs: null };
    return { kind: "unreachable" }; // No answer, or a part of one. ask() checks whether it was aborted.
  }
  const { response } = result;
  // When a sign-in has ended, Cloudflare Access redirects to its own host.
  if (response.status === 401 || response.type === "opaqueredirect") return { kind: "unauthorized" };
  if (response.status === 429) return { kind: "limited", waitMs: retryAfterMs(response.headers, Date.now()) };
  if (response.status >= 500) return { kind: "failing", waitMs: retryAfterMs(response.headers, Date.now()) };
  if (response.ok) {
    // The document gives the type for this status. A 204 has no value, and its type is undefined.
    return { kind: "answered", answer: { ok: true, value: result.data as Value, response } };
  }
  return { kind: "answered", answer: { ok: false, problem: asProblem(result.error, response) } };
}

/** Makes a problem of any refusal: a proxy on the way may answer in place of the Worker. */
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
