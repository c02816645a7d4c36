import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { LinkRef } from "../api/link-ref.ts";
import { shownTo } from "../api/session.ts";
import { useWhileSeen } from "../parts/while-seen.ts";
import { format, words } from "../words/words.ts";
import { ChartSkeleton } from "./chart-skeleton.tsx";
import { DeleteVisits } from "./delete-visits.tsx";
import { NameLists } from "./name-lists.tsx";
import { NewestVisits, useNewestVisits } from "./newest-visits.tsx";
import { NoStats } from "./no-stats.tsx";
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

/**
 * The statistics of one link, or of all links.
 *
 * @param props.children what stands below them. It appears once the height of all above it is known: else it would move under a
 *   person's finger.
 */
export function Report(props: {
  readonly of: LinkRef | undefined;
  readonly view: View;
  readonly show: (changed: Partial<View>) => void;
  readonly children?: ComponentChildren;
}) {
  const { of, view, show, children } = props;
  const { stats } = words();
  const asked = useStats(of, view);
  const newest = useNewestVisits(of);
  /** Once known, all stays: what is asked again comes in the place of what was there. */
  const isHeightKnown = useRef(false);
  const isReasonKnown = useSignal(false);
  const answer = asked.answer.value;
  const countAgain = () => {
    if (!asked.isWaiting.peek()) asked.refresh();
  };
  useWhileSeen(of === undefined ? AGAIN_MS : null, countAgain);
  if (answer === undefined) return <ChartSkeleton isShown={asked.isSlow.value} />;
  if (!answer.ok) {
    return (
      <>
        <NoStats of={of} problem={answer.problem} />
        {children}
      </>
    );
  }
  const counted = answer.value;
  const areNewestKnown = of === undefined || newest.answer.value !== undefined;
  if (areNewestKnown && (counted.visits > 0 || isReasonKnown.value)) isHeightKnown.current = true;
  const name = `${of?.slug ?? "all"} ${view.from} ${view.to}`;
  const unknown = counted.unknownSlugs ?? [];
  const unknownNames = unknown.length === 0 ? null : <UnknownNames names={unknown} name={name} />;
  return (
    <>
      <div class="report" data-stale={asked.isSlow.value && isOfOther(counted, view)} aria-busy={asked.isWaiting.value}>
        {counted.onDomain?.isComplete === false && (
          <p class="empty">{stats.newestOn(format().number(counted.onDomain.links), view.domain)}</p>
        )}
        {counted.visits === 0 ? (
          <WhyEmpty
            {...{ counted, of, view, show, countAgain }}
            onKnown={() => {
              isReasonKnown.value = true;
            }}
          />
        ) : (
          <>
            <VisitsChart counted={counted} view={view} name={name} title={of?.slug ?? stats.title} />
            <NameLists counted={counted} view={view} name={name}>
              {unknownNames}
            </NameLists>
          </>
        )}
        {counted.visits === 0 && unknownNames !== null && <div class="name-lists">{unknownNames}</div>}
        {isHeightKnown.current && of !== undefined && (
          <NewestVisits asked={newest} of={of} view={view} onNew={countAgain} />
        )}
        {isHeightKnown.current && of !== undefined && shownTo()?.isAdmin === true && (
          <DeleteVisits
            of={of}
            onDone={() => {
              newest.refresh();
              asked.refresh();
            }}
          />
        )}
      </div>
      {isHeightKnown.current && children}
    </>
  );
}

/** Whether these statistics are still those of the view before, because the new ones are loading. */
function isOfOther({ utcDays, interval, timezone, previous }: Stats, view: View): boolean {
  const isSame =
    utcDays.first === view.from && utcDays.last === view.to && interval === view.interval && timezone === view.zone;
  return !isSame || (previous !== undefined) !== view.isCompared;
}
