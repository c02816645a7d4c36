import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { trouble, tryNow } from "../api/trouble.ts";
import { words } from "../words/words.ts";

/**
 * Says once, for all waiting calls, why they wait and when they are tried again. It moves nothing else on the screen.
 */
export function Notice() {
  const { frame, common } = words();
  const now = useSignal(Date.now());
  const current = trouble.value;
  useEffect(() => {
    if (current === null) return;
    now.value = Date.now();
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => clearInterval(timer);
  }, [current]);

  const seconds = current === null ? 0 : Math.max(0, Math.ceil((current.until - now.value) / 1_000));
  // The text for screen readers has no seconds in it: it would be read aloud each second.
  return (
    <div class="notice" role="status" data-open={current !== null}>
      {current?.kind === "offline" && <p>{frame.offline}</p>}
      {current?.kind === "limited" && <p>{frame.limited(seconds)}</p>}
      {current?.kind === "failing" && <p>{seconds > 0 ? frame.failing(seconds) : frame.failingNow}</p>}
      {current !== null && (
        <button type="button" class="quiet" onClick={tryNow}>
          {common.tryNow}
        </button>
      )}
    </div>
  );
}
