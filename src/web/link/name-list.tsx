import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Bars, shareText } from "../parts/charts/bars.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { toCsv } from "../parts/files/csv.ts";
import { saveCsv } from "../parts/files/save-file.ts";
import { words } from "../words/words.ts";
import { Tools } from "./tools.tsx";

/** A list of names, most visited first. */
export interface List {
  readonly title: string;
  /** Whether a row without a name is an answer too: no rule matched. Else a list of nothing else is shown as empty. */
  readonly hasUnnamed?: boolean;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    /** The name as a link, if it leads somewhere. */
    readonly shown?: ComponentChildren;
    /** The name as the API writes it, for the CSV: people sort and join tables by it. */
    readonly raw: string;
    readonly value: number;
  }[];
}

const FIRST = 10;
/** The API's names for what has none; `""` is a deleted link, or no rule. */
const REST: ReadonlySet<string> = new Set(["unknown", "other", ""]);

/**
 * Ten names as bars, and all of them on request. If there are several lists, they share one place, and the person
 * chooses one.
 */
export function NameList(props: {
  readonly lists: readonly List[];
  /** The number that is 100 %; null to show no shares. */
  readonly all: number | null;
  readonly file: string;
  /** The head of the column of numbers. */
  readonly column: string;
  readonly note?: string;
}) {
  const { lists, all, file, column, note } = props;
  const { stats } = words();
  const chosen = useSignal(0);
  const isWhole = useSignal(false);
  const isTable = useSignal(false);
  const list = lists[chosen.value] ?? lists[0];
  if (list === undefined) return null;
  const { title, rows, hasUnnamed = false } = list;
  const isNothing = !hasUnnamed && rows.every(({ raw }) => raw === "unknown" || raw === "");
  const shown = isWhole.value ? rows : rows.slice(0, FIRST);
  return (
    <section class="name-list" aria-label={title}>
      <header class="name-list-head">
        <h2>{lists.length === 1 ? title : <Tabs titles={lists.map((one) => one.title)} chosen={chosen} />}</h2>
        <Tools
          of={title}
          isTable={isTable.value}
          onTable={() => (isTable.value = !isTable.value)}
          onCsv={() =>
            saveCsv(
              `${file} ${title}`,
              toCsv(
                [title, column],
                rows.map(({ raw, value }) => [raw, value]),
              ),
            )
          }
        />
      </header>
      {note !== undefined && <p class="chart-note">{note}</p>}
      {isTable.value ? (
        <DataTable
          label={title}
          columns={[title, column, ...(all === null ? [] : [stats.share])]}
          rows={rows.map(({ name, value }) => [name, value, ...(all === null ? [] : [shareText(value, all)])])}
        />
      ) : isNothing && rows.length < 2 ? (
        <p class="no-names">{stats.noNames}</p>
      ) : (
        <Bars
          all={all}
          bars={shown.map(({ key, name, shown: link, raw, value }) => ({
            ...{ key, name: link ?? name, value },
            isRest: REST.has(raw),
          }))}
        />
      )}
      {rows.length > FIRST && !isTable.value && (
        <button type="button" class="quiet more" onClick={() => (isWhole.value = !isWhole.value)}>
          {isWhole.value ? stats.fewerNames : stats.allNames(rows.length)}
          <span class="unseen"> {title}</span>
        </button>
      )}
    </section>
  );
}

function Tabs(props: { readonly titles: readonly string[]; readonly chosen: { value: number } }) {
  const { titles, chosen } = props;
  return (
    <span class="tabs">
      {titles.map((title, place) => (
        <button
          key={title}
          type="button"
          class="tab"
          aria-pressed={place === chosen.value}
          onClick={() => (chosen.value = place)}
        >
          {title}
        </button>
      ))}
    </span>
  );
}
