export interface StripCell {
  readonly key: string;
  /** Which share of it was bad, 0 … 1; null if nothing is known. */
  readonly bad: number | null;
  /** Shown while the pointer is over it. */
  readonly title: string;
}

/**
 * Days side by side, each good, bad in part, or not known. Put a table beside this picture that says the same in words.
 */
export function Strip({ cells, label }: { readonly cells: readonly StripCell[]; readonly label: string }) {
  const width = cells.length * STEP - GAP;
  return (
    <svg class="strip" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {cells.map(({ key, bad, title }, at) => {
        // Even the smallest bad part must be visible.
        const badHeight = bad === null || bad === 0 ? 0 : Math.max(LEAST, bad * HEIGHT);
        const place = { x: at * STEP, width: STEP - GAP };
        return (
          <g key={key}>
            <title>{title}</title>
            <rect class="strip-cell" data-state={bad === null ? "none" : "good"} {...place} y={0} height={HEIGHT} />
            {badHeight > 0 && (
              <rect class="strip-cell" data-state="bad" {...place} y={HEIGHT - badHeight} height={badHeight} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

const STEP = 12;
const GAP = 3;
const HEIGHT = 40;
const LEAST = 8;
