import type { ComponentChildren } from "preact";
import { format } from "../../words/words.ts";
import { Count } from "../count.tsx";

export interface Bar {
  readonly key: string;
  readonly name: ComponentChildren;
  readonly value: number;
  /** Whether the bar stands for visits without a name. */
  readonly isRest?: boolean;
}

/**
 * Names with their numbers as bars, and with per cent of `all` if that is given. A screen reader reads them as a list.
 */
export function Bars({ bars, all }: { readonly bars: readonly Bar[]; readonly all: number | null }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol class="bars" data-share={all !== null}>
      {bars.map(({ key, name, value, isRest = false }) => (
        <li key={key} data-rest={isRest}>
          <span class="bar-name">{name}</span>
          <svg class="bar" width="100%" height="6" aria-hidden="true">
            <rect width={`${Math.max(0.5, (value / most) * 100)}%`} height="6" rx="1" />
          </svg>
          <Count value={value} />
          {all !== null && <span class="bar-share">{shareText(value, all)}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A share in per cent. A share below 1 % is not shown as 0 %. */
export function shareText(value: number, all: number): string {
  const share = all === 0 ? 0 : value / all;
  return share > 0 && share < 0.005 ? `<${format().percent(0.01)}` : format().percent(share);
}
