import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Answer, type AskOptions, ask, type Call } from "./ask.ts";
import { who } from "./session.ts";

/** The state of a call that fills a screen. */
export interface Asked<Value> {
  /** The last answer. It stays while the next one is under way, so that nothing on the screen jumps. */
  readonly answer: ReadonlySignal<Answer<Value> | undefined>;
  readonly isWaiting: ReadonlySignal<boolean>;
  /** True once it has waited for over 200 ms: time to show a skeleton. */
  readonly isSlow: ReadonlySignal<boolean>;
  refresh(): void;
}

const SLOW_MS = 200;

/**
 * Makes the call when the component appears, and again when `key` or the caller changes. Aborts it when the component
 * goes.
 *
 * @param key what the call depends on, as text; null asks nothing.
 */
export function useAsked<Value>(
  key: string | null,
  call: Call<Value>,
  options: Pick<AskOptions, "isForAnyone"> = {},
): Asked<Value> {
  const answer = useSignal<Answer<Value> | undefined>(undefined);
  const isWaiting = useSignal(false);
  const isSlow = useSignal(false);
  const round = useSignal(0);
  const latest = useRef(call);
  latest.current = call;
  const caller = who.value.kind === "somebody" ? who.value.session.name : "";
  const callerBefore = useRef(caller);

  useEffect(() => {
    // Another caller must not see what the one before saw. Somebody whose key was revoked is nobody for a while, but
    // not another caller.
    if (caller !== "") {
      if (callerBefore.current !== "" && callerBefore.current !== caller) answer.value = undefined;
      callerBefore.current = caller;
    }
    if (key === null) return;
    const abort = new AbortController();
    isWaiting.value = true;
    const timer = setTimeout(() => {
      isSlow.value = true;
    }, SLOW_MS);
    const end = () => {
      clearTimeout(timer);
      isWaiting.value = false;
      isSlow.value = false;
    };
    ask((client, signal) => latest.current(client, signal), { ...options, signal: abort.signal }).then(
      (given) => {
        answer.value = given;
        end();
      },
      () => {
        // Aborted below, or the sign-in was closed: once somebody signs in, the call is made again.
        if (!abort.signal.aborted) end();
      },
    );
    return () => {
      end();
      abort.abort();
    };
  }, [key, caller, round.value]);

  return {
    ...{ answer, isWaiting, isSlow },
    refresh: () => {
      round.value++;
    },
  };
}
