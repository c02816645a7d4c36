import { may } from "../api/session.ts";
import { useAsked } from "../api/use-asked.ts";
import { Strip } from "../parts/charts/strip.tsx";
import { NotYet } from "../parts/not-yet.tsx";
import { format, words } from "../words/words.ts";
import { daysOf, type StripDay } from "./days-of.ts";
import { componentWords } from "./health.tsx";

const DAYS = 30;

/** What the scheduled pings saw on each day, as a strip and as a table. */
export function HealthHistory() {
  const { settings } = words();
  return (
    <div class="history">
      <h3>{settings.history}</h3>
      {may("stats:read") ? <History /> : <p class="said-instead">{settings.historyForReaders}</p>}
    </div>
  );
}

function History() {
  const { settings } = words();
  const asked = useAsked("health-days", (client, signal) => client.GET("/api/health/days", { signal }));
  const answer = asked.answer.value;
  if (answer?.ok !== true) {
    return <NotYet rows={1} isSlow={asked.isSlow.value} problem={answer?.ok === false ? answer.problem : null} />;
  }
  if (answer.value.days.length === 0) return <p class="said-instead">{settings.noPings}</p>;
  const days = daysOf(answer.value.days, DAYS, new Date());
  const known = days.filter((day) => day.pings > 0);
  const pings = known.reduce((sum, day) => sum + day.pings, 0);
  const failed = known.reduce((sum, day) => sum + day.failed, 0);
  const summary = failed === 0 ? settings.noneFailed(pings) : settings.someFailed(failed, pings);
  return (
    <>
      <Strip
        label={summary}
        cells={days.map((day) => ({
          key: String(day.day.getTime()),
          bad: day.pings === 0 ? null : day.failed / day.pings,
          title: `${format().utcDate(day.day)}: ${dayWords(day)}`,
        }))}
      />
      <p class="strip-ends" aria-hidden="true">
        <span>{settings.daysAgo(DAYS - 1)}</span>
        <span>{settings.today}</span>
      </p>
      <p>{summary}</p>
      {!answer.value.isComplete && <p class="row-note">{settings.notAllPings}</p>}
      <details class="as-table">
        <summary>{settings.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{settings.day}</th>
              <th scope="col" class="number-cell">
                {settings.pings}
              </th>
              <th scope="col" class="number-cell">
                {settings.failedPings}
              </th>
              <th scope="col">{settings.down}</th>
            </tr>
          </thead>
          <tbody>
            {known.toReversed().map((day) => (
              <tr key={day.day.getTime()}>
                <th scope="row">{format().utcDate(day.day)}</th>
                <td class="number-cell">{format().number(day.pings)}</td>
                <td class="number-cell">{format().number(day.failed)}</td>
                <td>{day.down.map(componentWords).join(", ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function dayWords({ pings, failed, down }: StripDay): string {
  const { settings } = words();
  if (pings === 0) return settings.notPinged;
  if (failed === 0) return settings.noneFailed(pings);
  return [settings.someFailed(failed, pings), down.map(componentWords).join(", ")].join(" ");
}
