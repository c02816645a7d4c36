import { useEffect } from "preact/hooks";
import type { LinkRef } from "../api/link-ref.ts";
import { createTimeTexts } from "../parts/charts/time-texts.ts";
import { addDays, dateOn, zoneClock } from "../parts/charts/zone-clock.ts";
import { useWhileSeen } from "../parts/while-seen.ts";
import { words } from "../words/words.ts";
import { emptyReason } from "./empty-reason.ts";
import { here } from "./here.ts";
import { type Stats, useStats } from "./stats.ts";
import type { View } from "./view.ts";

/** How often to look again. A visit is counted after some seconds, and then appears without a reload. */
const LOOK_AGAIN_MS = 5_000;
/** As far back as the API counts by months. */
const EVER_DAYS = 3_659;

/** Says why there are no visits to see, and offers a view that has some. */
export function WhyEmpty(props: {
  readonly counted: Stats;
  readonly of: LinkRef | undefined;
  readonly view: View;
  readonly show: (changed: Partial<View>) => void;
  readonly countAgain: () => void;
  /** Called once it says its last word: what it says until then may be shorter. */
  readonly onKnown: () => void;
}) {
  const { counted, of, view, show, countAgain, onKnown } = props;
  const { stats } = words();
  const { zone, withBots } = view;
  const today = here().today(zone);
  const isAsked =
    (counted.bots === 0 || withBots) &&
    [counted.tagged, counted.made, counted.onDomain].every((one) => one?.links !== 0);
  const wide: View = {
    ...view,
    isCompared: false,
    range: "dates",
    interval: "month",
    from: addDays(today, -EVER_DAYS),
    to: today,
  };
  const ever = useStats(of, isAsked ? wide : null).answer.value;
  const isKnown = !isAsked || ever !== undefined;
  useEffect(() => {
    if (isKnown) onKnown();
  }, [isKnown]);
  const known = emptyReason(counted, withBots, ever?.ok === true ? ever.value : undefined, undefined);
  const first = known.kind === "elsewhen" ? dateOn(zoneClock(zone), new Date(known.month)) : undefined;
  const asDays: View | null =
    first === undefined ? null : { ...wide, interval: "day", from: first, to: lastOfMonth(first, today) };
  const month = useStats(of, asDays).answer.value;
  const reason = emptyReason(
    counted,
    withBots,
    ever?.ok === true ? ever.value : undefined,
    month?.ok === true ? month.value : undefined,
  );
  useWhileSeen(LOOK_AGAIN_MS, countAgain);
  return (
    <div class="why-empty" role="status">
      {content()}
    </div>
  );

  function never(): string {
    if (of !== undefined) return stats.neverLink;
    if (view.domain !== "") return stats.neverDomain(view.domain);
    if (view.maker !== "") return stats.neverMaker(view.maker);
    return view.tag === "" ? stats.never : stats.neverTag(view.tag);
  }

  function content() {
    switch (reason.kind) {
      case "asking":
        return <p>{stats.noneHere}</p>;
      case "no-tagged":
        return <Said text={stats.noTagged(view.tag)} action={stats.allLinks} onAction={() => show({ tag: "" })} />;
      case "none-there":
        return (
          <Said text={stats.noneOn(view.domain)} action={stats.allDomains} onAction={() => show({ domain: "" })} />
        );
      case "none-made":
        return (
          <Said
            text={view.tag === "" ? stats.noneMade(view.maker) : stats.noneMadeTagged(view.maker, view.tag)}
            action={stats.allLinks}
            onAction={() => show({ tag: "", maker: "" })}
          />
        );
      case "bots":
        return (
          <Said text={stats.allBots(reason.bots)} action={stats.showBots} onAction={() => show({ withBots: true })} />
        );
      case "bots-ever":
        return (
          <Said
            text={stats.botsEver(reason.bots)}
            action={stats.showBots}
            onAction={() => show({ withBots: true, range: "12m" })}
          />
        );
      case "never":
        return <p>{never()}</p>;
      case "elsewhen": {
        const texts = createTimeTexts(document.documentElement.lang, zone, "month");
        const { month: start, day } = reason;
        const text =
          day === undefined ? stats.lastIn(texts.entry(new Date(start))) : stats.lastOn(texts.date(new Date(day)));
        return (
          <Said
            text={[
              ...(view.tag === "" ? [] : [stats.onlyTag(view.tag)]),
              ...(view.maker === "" ? [] : [stats.onlyMaker(view.maker)]),
              ...(of !== undefined || view.domain === "" ? [] : [stats.onlyDomain(view.domain)]),
              text,
            ].join(" ")}
            action={stats.showLast}
            onAction={() => {
              if (asDays !== null) show({ range: "dates", from: asDays.from, to: asDays.to });
            }}
          />
        );
      }
    }
  }
}

function Said(props: { readonly text: string; readonly action: string; readonly onAction: () => void }) {
  const { text, action, onAction } = props;
  return (
    <>
      <p>{text}</p>
      <button type="button" onClick={onAction}>
        {action}
      </button>
    </>
  );
}

/** The last date of a month, but not after today. @param first the first date of the month. */
function lastOfMonth(first: string, today: string): string {
  const last = addDays(`${addDays(`${first.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
  return last > today ? today : last;
}
