import { SkeletonRows } from "../parts/skeleton.tsx";

/** Grey shapes while the statistics are loading: a chart, and rows of names below it. */
export function ChartSkeleton({ isShown }: { readonly isShown: boolean }) {
  return (
    <div class="report">
      <div class="chart-skeleton" data-shown={isShown} aria-hidden="true" />
      <SkeletonRows rows={6} isShown={isShown} />
    </div>
  );
}
