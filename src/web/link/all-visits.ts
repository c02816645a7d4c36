import type { BijouClient, components } from "../../client/client.ts";
import type { Answer, Call } from "../api/ask.ts";
import { type LinkRef, paramsOf } from "../api/link-ref.ts";
import { toCsv } from "../parts/files/csv.ts";
import type { View } from "./view.ts";

export type Click = components["schemas"]["Click"];
type ClickList = components["schemas"]["ClickList"];

/** The most that the API gives at once. */
const PAGE = 200;

/**
 * All visits of the view's dates, from the access log.
 *
 * @returns null if the API refuses.
 */
export async function readAllVisits(
  of: LinkRef,
  { from, to, zone }: Pick<View, "from" | "to" | "zone">,
  ask: (call: Call<ClickList>) => Promise<Answer<ClickList>>,
  onProgress: (count: number) => void,
): Promise<readonly Click[] | null> {
  const clicks: Click[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: PAGE, from, to, timezone: zone, ...(cursor === null ? {} : { cursor }) };
    const answer: Answer<ClickList> = await ask((client, signal) => readVisits(client, of, query, signal));
    if (!answer.ok) return null;
    clicks.push(...answer.value.clicks);
    onProgress(clicks.length);
    cursor = answer.value.nextCursor;
  } while (cursor !== null);
  return clicks;
}

/** One page of the access log. */
export async function readVisits(
  client: BijouClient,
  of: LinkRef,
  query: { readonly limit: number; readonly cursor?: string; readonly from?: string; readonly to?: string },
  signal: AbortSignal,
): ReturnType<Call<ClickList>> {
  const { path, query: on } = paramsOf(of);
  const headers = { Accept: "application/json" };
  const { data, ...rest } = await client.GET("/api/links/{slug}/clicks", {
    ...{ params: { path, query: { ...on, ...query } }, headers, signal },
  });
  // By the document this call can answer with CSV too, which nobody asks for here.
  return data === undefined || typeof data === "string" ? rest : { ...rest, data };
}

/** The visits as CSV, with the column names of the API's own CSV. */
export function visitsCsv(clicks: readonly Click[]): string {
  const columns = [
    "time",
    "country",
    "region",
    "city",
    "referrer",
    "device",
    "browser",
    "os",
    "language",
    "utmSource",
    "utmMedium",
    "utmCampaign",
    "utmTerm",
    "utmContent",
    "bot",
    "rule",
  ] as const satisfies readonly (keyof Click)[];
  return toCsv(
    columns,
    clicks.map((click) => columns.map((column) => (column === "bot" ? String(click.bot) : click[column]))),
  );
}
