import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The width of an element in pixels, kept up to date. It is known before the first paint. */
export function useWidth<Kind extends Element>(): { ref: RefObject<Kind | null>; width: Signal<number> } {
  const ref = useRef<Kind>(null);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    width.value = Math.round(element.getBoundingClientRect().width);
    const observer = new ResizeObserver(() => {
      width.value = Math.round(element.getBoundingClientRect().width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
