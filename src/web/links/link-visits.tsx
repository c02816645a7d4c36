import type { components } from "../../client/client.ts";
import { Sparkline } from "../parts/charts/sparkline.tsx";
import { Count } from "../parts/count.tsx";
import { words } from "../words/words.ts";

/** The visits of 30 days, as one number and as a small chart by day. */
export function LinkVisits(props: { readonly visits: NonNullable<components["schemas"]["ListedLink"]["visits"]> }) {
  const { total, series } = props.visits;
  const { links } = words();
  return (
    <div class="link-visits" title={links.visits(total)}>
      <Sparkline values={series.map((point) => point.visits)} />
      <Count value={total} />
      <span class="unseen">{links.visits(total)}</span>
    </div>
  );
}
