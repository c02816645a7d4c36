import { useEffect, useRef } from "preact/hooks";

/**
 * Runs every `ms` milliseconds while the tab is visible, and never while it is hidden. If a run became due meanwhile,
 * it runs as soon as the tab is visible again.
 *
 * @param ms null to never run.
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
