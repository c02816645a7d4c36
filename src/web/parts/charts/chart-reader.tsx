import type { Signal } from "@preact/signals";

/**
 * Lies over a chart and chooses one entry: the one under the pointer or the finger. By keyboard, the arrows go to the
 * entry before or after, Page Up and Page Down move by a tenth, Home and End go to the ends, and Escape chooses none.
 * To a screen reader it is a slider that says each entry in words.
 */
export function ChartReader(props: {
  readonly label: string;
  readonly count: number;
  readonly active: Signal<number | null>;
  readonly sayEntry: (place: number) => string;
  /** @param offset in pixels from the chart's left edge. */
  readonly placeAt: (offset: number) => number;
}) {
  const { label, count, active, sayEntry, placeAt } = props;
  const within = (place: number) => Math.max(0, Math.min(count - 1, place));
  const last = count - 1;
  const at = within(active.value ?? last);
  const point = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    active.value = within(placeAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  const press = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, active.value, last);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    active.value = next === null ? null : within(next);
  };
  return (
    <div
      class="chart-reader"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={sayEntry(at)}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => {
        // After a touch the entry stays chosen, so that the person can read it.
        if (event.pointerType === "mouse") active.value = null;
      }}
      onBlur={() => {
        active.value = null;
      }}
      onKeyDown={press}
    />
  );
}

/** @returns null for none, undefined for a key that means nothing here. */
export function nextPlace(key: string, at: number | null, last: number): number | null | undefined {
  const leap = Math.max(1, Math.round(last / 10));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at === null ? last : at - 1;
    case "ArrowRight":
    case "ArrowUp":
      return at === null ? 0 : at + 1;
    case "PageDown":
      return (at ?? last) - leap;
    case "PageUp":
      return (at ?? 0) + leap;
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return at === null ? undefined : null;
    default:
      return undefined;
  }
}
