import type { components } from "../../client/client.ts";
import { type Asked, useAsked } from "../api/use-asked.ts";
import { apiQuery, type View } from "./view.ts";

type Schemas = components["schemas"];

type OfAll = Omit<Schemas["OverallStats"], "previous">;
type OfLink = Schemas["LinkStats"];

/** Statistics of all links, or of one, with what only either has. */
export type Stats = Omit<OfAll, "topLinks" | "unknownSlugs" | "tagged"> &
  Partial<Pick<OfAll, "topLinks" | "unknownSlugs" | "tagged"> & Pick<OfLink, "rules">> & {
    readonly previous?: Schemas["OverallStatsBefore"] | Schemas["LinkStatsBefore"];
  };
export type NameCount = Schemas["NameCount"];

/**
 * @param slug the name of a link; undefined for all links.
 * @param view null asks nothing.
 */
export function useStats(slug: string | undefined, view: View | null): Asked<Stats> {
  const query = view === null ? {} : apiQuery(view);
  const tag = view === null || view.tag === "" ? {} : { tag: view.tag };
  const key = view === null ? null : JSON.stringify([slug, query, tag]);
  return useAsked<Stats>(key, (client, signal) =>
    slug === undefined
      ? client.GET("/api/stats", { params: { query: { ...query, ...tag } }, signal })
      : client.GET("/api/links/{slug}/stats", { params: { path: { slug }, query }, signal }),
  );
}
