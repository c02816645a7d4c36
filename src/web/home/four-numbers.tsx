import { currentDomain } from "../api/domains.ts";
import { useAsked } from "../api/use-asked.ts";
import { Count } from "../parts/count.tsx";
import { words } from "../words/words.ts";

/** How many links the API lists at once. If there are more, the number is shown with a plus. */
const MOST_COUNTED = 200;

/** Four numbers in one row: links, visits today, visitors today, visits in 30 days. */
export function FourNumbers() {
  const { home } = words();
  const domain = currentDomain();
  const ofDomain = domain === undefined ? {} : { domain };
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const stats = useAsked(`today ${domain ?? ""}`, (client, signal) =>
    client.GET("/api/stats", { params: { query: { timezone, ...ofDomain } }, signal }),
  );
  const links = useAsked(`count ${domain ?? ""}`, (client, signal) =>
    client.GET("/api/links", { params: { query: { limit: MOST_COUNTED, ...ofDomain } }, signal }),
  );
  const counted = links.answer.value;
  const given = stats.answer.value;
  const days = given?.ok === true ? given.value.series : [];
  /** There are more links there than the API counts. */
  const isMore = given?.ok === true && given.value.onDomain?.isComplete === false;
  const [yesterday, today] = [days.at(-2), days.at(-1)];
  return (
    <section class="numbers" aria-label={home.overview}>
      <OneNumber
        label={home.numberLinks}
        value={counted?.ok === true ? counted.value.links.length : null}
        isMore={counted?.ok === true && counted.value.nextCursor !== null}
      />
      <OneNumber label={home.visitsToday} value={today?.visits ?? null} isMore={isMore} before={yesterday?.visits} />
      <OneNumber
        label={home.visitorsToday}
        value={today?.visitors ?? null}
        isMore={isMore}
        before={yesterday?.visitors}
      />
      <OneNumber label={home.visitsMonth} value={given?.ok === true ? given.value.visits : null} isMore={isMore} />
    </section>
  );
}

function OneNumber(props: {
  readonly label: string;
  readonly value: number | null;
  readonly isMore?: boolean;
  readonly before?: number | null | undefined;
}) {
  const { label, value, isMore = false, before } = props;
  return (
    <div class="number">
      <p class="number-value">
        {value === null ? <span class="number-wait" aria-hidden="true" /> : <Count value={value} />}
        {isMore && "+"}
      </p>
      <p class="number-label">{label}</p>
      <p class="number-change">{value !== null && typeof before === "number" && changeWords(value - before)}</p>
    </div>
  );
}

function changeWords(change: number): string {
  const { home } = words();
  if (change === 0) return home.asYesterday;
  return change > 0 ? home.moreThanYesterday(change) : home.fewerThanYesterday(-change);
}
