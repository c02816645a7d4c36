import { words } from "../words/words.ts";

/** Grey rows in the place of rows that are still loading. Shown after 200 ms (`isSlow` of useAsked). */
export function SkeletonRows({ rows, isShown }: { readonly rows: number; readonly isShown: boolean }) {
  return (
    <div class="skeleton-rows" data-shown={isShown} role="status" aria-label={words().common.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
