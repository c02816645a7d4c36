import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Answer, type AskOptions, ask, type Call } from "./ask.ts";
import { who } from "./session.ts";

/** What a screen knows of a call that fills it. */
export interface Asked<Value> {
  /** The last answer. It stays while the next one is under way, so that nothing on the screen jumps. */
  readonly answer: ReadonlySignal<Answer<Value> | undefined>;
  readonly isWaiting: ReadonlySignal<boolean>;
  /** Waiting for over 200 ms: the time for a skeleton. */
  readonly isSlow: ReadonlySignal<boolean>;
  refresh(): void;
}

const SLOW_MS = 200;

/**
 * Asks when the component is there, again when `key` or the caller changes, and stops asking when it goes.
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
    // Another one may not see what the one before saw. Whose key was revoked is nobody for a while, and no other.
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
        // Aborted below, or the sign-in was closed: it is asked again when somebody has signed in.
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
