export interface StripCell {
  readonly key: string;
  /** 0 … 1: how much of it was bad. null where nothing is known. */
  readonly bad: number | null;
  /** Under the pointer. */
  readonly title: string;
}

/** Days side by side, each good, bad in part, or not known. Its table says the same in words: give it beside the picture. */
export function Strip({ cells, label }: { readonly cells: readonly StripCell[]; readonly label: string }) {
  const width = cells.length * STEP - GAP;
  return (
    <svg class="strip" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {cells.map(({ key, bad, title }, at) => {
        // What is bad is seen, however little it is.
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
