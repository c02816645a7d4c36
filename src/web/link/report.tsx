import { useSignal } from "@preact/signals";
import { type LinkRef, screenOf } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { shownTo } from "../api/session.ts";
import { useWhileSeen } from "../parts/while-seen.ts";
import { format, words } from "../words/words.ts";
import { ChartSkeleton } from "./chart-skeleton.tsx";
import { DeleteVisits } from "./delete-visits.tsx";
import { NameLists } from "./name-lists.tsx";
import { NewestVisits } from "./newest-visits.tsx";
import { type Stats, useStats } from "./stats.ts";
import { UnknownNames } from "./unknown-names.tsx";
import type { View } from "./view.ts";
import { VisitsChart } from "./visits-chart.tsx";
import { WhyEmpty } from "./why-empty.tsx";

/**
 * How often the statistics of all links are read again while the tab is visible. Those of one link are read again when
 * its log has a new visit.
 */
const AGAIN_MS = 60_000;

/** The statistics of one link, or of all links. */
export function Report(props: {
  readonly of: LinkRef | undefined;
  readonly view: View;
  readonly show: (changed: Partial<View>) => void;
}) {
  const { of, view, show } = props;
  const { link, stats } = words();
  const asked = useStats(of, view);
  /** Raised when the visits are deleted, so that the list of visits is read anew. */
  const round = useSignal(0);
  const answer = asked.answer.value;
  const countAgain = () => {
    if (!asked.isWaiting.peek()) asked.refresh();
  };
  useWhileSeen(of === undefined ? AGAIN_MS : null, countAgain);
  if (answer === undefined) return <ChartSkeleton isShown={asked.isSlow.value} />;
  if (!answer.ok) {
    const isGone = of !== undefined && answer.problem.status === 404;
    const said = problemWords(answer.problem);
    return (
      <div class="stack no-stats" role="alert">
        <p>{isGone ? link.none(of.slug) : [...said.fields.values(), said.whole].join(" ")}</p>
        {isGone ? (
          <a class="button" href="/_/links">
            {link.toLinks}
          </a>
        ) : (
          <a class="button" href={of === undefined ? "/_/stats" : screenOf(of)}>
            {stats.usualView}
          </a>
        )}
      </div>
    );
  }
  const counted = answer.value;
  const name = `${of?.slug ?? "all"} ${view.from} ${view.to}`;
  const unknown = counted.unknownSlugs ?? [];
  const unknownNames = unknown.length === 0 ? null : <UnknownNames names={unknown} name={name} />;
  return (
    <div class="report" data-stale={asked.isSlow.value && isOfOther(counted, view)} aria-busy={asked.isWaiting.value}>
      {counted.onDomain?.isComplete === false && (
        <p class="empty">{stats.newestOn(format().number(counted.onDomain.links), view.domain)}</p>
      )}
      {counted.visits === 0 ? (
        <WhyEmpty counted={counted} of={of} view={view} show={show} countAgain={countAgain} />
      ) : (
        <>
          <VisitsChart counted={counted} view={view} name={name} title={of?.slug ?? stats.title} />
          <NameLists counted={counted} view={view} name={name}>
            {unknownNames}
          </NameLists>
        </>
      )}
      {counted.visits === 0 && unknownNames !== null && <div class="name-lists">{unknownNames}</div>}
      {of !== undefined && <NewestVisits key={round.value} of={of} view={view} onNew={countAgain} />}
      {of !== undefined && shownTo()?.isAdmin === true && (
        <DeleteVisits
          of={of}
          onDone={() => {
            round.value++;
            asked.refresh();
          }}
        />
      )}
    </div>
  );
}

/** Whether these statistics are still those of the view before, because the new ones are loading. */
function isOfOther({ utcDays, interval, timezone, previous }: Stats, view: View): boolean {
  const isSame =
    utcDays.first === view.from && utcDays.last === view.to && interval === view.interval && timezone === view.zone;
  return !isSame || (previous !== undefined) !== view.isCompared;
}
