import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ask } from "../api/ask.ts";
import { keyOf, type LinkRef } from "../api/link-ref.ts";
import { problemWords } from "../api/problem-words.ts";
import { type Asked, useAsked } from "../api/use-asked.ts";
import { saveCsv } from "../parts/files/save-file.ts";
import { SkeletonRows } from "../parts/skeleton.tsx";
import { Time } from "../parts/time.tsx";
import { useWhileSeen } from "../parts/while-seen.ts";
import { format, words } from "../words/words.ts";
import { type Click, readAllVisits, readVisits, visitsCsv } from "./all-visits.ts";
import { createShownNames } from "./shown-names.ts";
import type { View } from "./view.ts";

const SHOWN = 20;
const AGAIN_MS = 10_000;

type Newest = Asked<{ readonly clicks: readonly Click[] }>;

/** Reads the newest visits, beside the statistics. @param of undefined reads none. */
export function useNewestVisits(of: LinkRef | undefined): Newest {
  const { slug = "", domain } = of ?? {};
  return useAsked(of === undefined ? null : `clicks ${keyOf(of)}`, (client, signal) =>
    readVisits(client, { slug, domain }, { limit: SHOWN }, signal),
  );
}

/**
 * The newest visits of a link, as they come in. They are read again and again while the tab is visible, and never while
 * it is hidden.
 */
export function NewestVisits(props: {
  readonly asked: Newest;
  readonly of: LinkRef;
  readonly view: View;
  readonly onNew: () => void;
}) {
  const { asked, of, view, onNew } = props;
  const { stats } = words();
  useWhileSeen(AGAIN_MS, () => {
    if (!asked.isWaiting.peek()) asked.refresh();
  });
  const answer = asked.answer.value;
  const clicks = answer?.ok === true ? answer.value.clicks : [];
  const newest = clicks[0]?.id;
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (answer === undefined) return;
    if (known.current !== null && newest !== undefined && newest !== known.current) onNew();
    known.current = newest ?? "";
  }, [answer]);
  if (answer !== undefined && answer.ok && clicks.length === 0) return null; // The report says why.
  return (
    <section class="newest-visits" aria-label={stats.newest}>
      <header class="name-list-head">
        <h2>{stats.newest}</h2>
        <SaveAll of={of} view={view} />
      </header>
      {answer === undefined ? (
        <SkeletonRows rows={5} isShown={asked.isSlow.value} />
      ) : !answer.ok ? (
        <p class="empty">{problemWords(answer.problem).whole}</p>
      ) : (
        <Visits clicks={clicks} />
      )}
    </section>
  );
}

function Visits({ clicks }: { readonly clicks: readonly Click[] }) {
  const { stats } = words();
  const shown = useMemo(() => createShownNames(document.documentElement.lang, stats.names), []);
  const columns = [stats.when, stats.where, stats.referrer, stats.agent, stats.language, stats.campaign];
  // The roles are written out, since on a phone each row is shown as a block, and browsers then forget that it is a
  // row.
  return (
    <table class="visits" role="table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {clicks.map((click) => (
          <tr key={click.id} role="row">
            <td role="cell">
              <Time at={click.time} />
              {click.bot && <span class="state">{stats.bot}</span>}
            </td>
            <td role="cell">
              {joined([click.city, click.country === null ? null : shown(click.country, "country")], ", ")}
            </td>
            <td role="cell">{click.referrer ?? stats.names.direct}</td>
            <td role="cell">{joined([click.browser, click.os], " · ")}</td>
            <td role="cell">{click.language === null ? "–" : shown(click.language, "language")}</td>
            <td role="cell">{joined([click.utmSource, click.utmMedium, click.utmCampaign], " / ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function joined(texts: readonly (string | null)[], by: string): string {
  return texts.filter((text) => text !== null).join(by) || "–";
}

/**
 * Saves all visits of the period as CSV. It reads them page by page, which may take a while, and shows its progress.
 */
function SaveAll({ of, view }: { readonly of: LinkRef; readonly view: View }) {
  const { stats } = words();
  const count = useSignal<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  async function save(): Promise<void> {
    if (count.value !== null) return;
    abort.current = new AbortController();
    const { signal } = abort.current;
    count.value = 0;
    try {
      const clicks = await readAllVisits(
        of,
        view,
        (options) => ask(options, { signal }),
        (so) => (count.value = so),
      );
      if (clicks !== null) saveCsv(`${of.slug} ${view.from} ${view.to} ${stats.newest}`, visitsCsv(clicks));
    } catch (error) {
      if (!signal.aborted) throw error; // The person has left the screen, and no longer waits for the file.
    } finally {
      count.value = null;
    }
  }
  return (
    <div class="tools">
      <button type="button" class="quiet" aria-busy={count.value !== null} onClick={() => void save()}>
        {count.value === null ? stats.csvOfPeriod : stats.csvSoFar(format().number(count.value))}
      </button>
    </div>
  );
}
