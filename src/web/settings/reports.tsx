import { usePages } from "../api/use-pages.ts";
import { ActButton } from "../parts/act-button.tsx";
import { NotYet } from "../parts/not-yet.tsx";
import { words } from "../words/words.ts";
import { dismissed } from "./dismissals.ts";
import { type Report, ReportRow } from "./report-row.tsx";

/** Each row makes a call for its link, so a page has few rows. */
const PAGE = 20;

/** The reports that people have sent about links. */
export function Reports() {
  const { settings } = words();
  const pages = usePages<Report>("reports", (cursor) => async (client, signal) => {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const { data, ...rest } = await client.GET("/api/reports", { params: { query }, signal });
    return data === undefined ? rest : { ...rest, data: { items: data.reports, nextCursor: data.nextCursor } };
  });
  const { hasMore, isSlow, problem, more } = pages;
  const items = pages.items?.filter(({ id }) => !dismissed.value.has(id)) ?? null;
  return (
    <div class="settings-list">
      {items === null ? (
        <NotYet rows={2} isSlow={isSlow} problem={problem} />
      ) : items.length === 0 && !hasMore ? (
        <p class="said-instead">{settings.noReports}</p>
      ) : (
        <ul class="settings-rows" aria-label={settings.reports}>
          {items.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </ul>
      )}
      {hasMore && (
        <ActButton class="quiet more" onAct={more}>
          {settings.more}
        </ActButton>
      )}
    </div>
  );
}
