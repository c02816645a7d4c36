import { useEffect, useRef } from "preact/hooks";

/**
 * Runs again and again while the tab is seen, and never while it is hidden; at once when it is seen again and was due.
 *
 * @param ms null for not at all.
 */
export function useWhileSeen(ms: number | null, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (ms === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let dueAt = Date.now() + ms;
    const plan = () => {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      timer = setTimeout(
        () => {
          dueAt = Date.now() + ms;
          latest.current();
          plan();
        },
        Math.max(0, dueAt - Date.now()),
      );
    };
    plan();
    document.addEventListener("visibilitychange", plan);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", plan);
    };
  }, [ms]);
}
