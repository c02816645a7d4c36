import type { components } from "../../client/client.ts";
import { keyOf, type LinkRef, paramsOf } from "../api/link-ref.ts";
import { type Asked, useAsked } from "../api/use-asked.ts";
import { apiQuery, type View } from "./view.ts";

type Schemas = components["schemas"];

type OfAll = Omit<Schemas["OverallStats"], "previous">;
type OfLink = Schemas["LinkStats"];

/** Statistics of all links, or of one, with what only either has. */
export type Stats = Omit<OfAll, "topLinks" | "unknownSlugs" | "tagged" | "made" | "onDomain"> &
  Partial<Pick<OfAll, "topLinks" | "unknownSlugs" | "tagged" | "made" | "onDomain"> & Pick<OfLink, "rules">> & {
    readonly previous?: Schemas["OverallStatsBefore"] | Schemas["LinkStatsBefore"];
  };
export type NameCount = Schemas["NameCount"];

/**
 * @param of a link; undefined for all links.
 * @param view null asks nothing.
 */
export function useStats(of: LinkRef | undefined, view: View | null): Asked<Stats> {
  const query = view === null ? {} : apiQuery(view);
  const choice = {
    ...(view === null || view.tag === "" ? {} : { tag: view.tag }),
    ...(view === null || view.maker === "" ? {} : { createdBy: view.maker }),
    ...(view === null || view.domain === "" ? {} : { domain: view.domain }),
  };
  const key = view === null ? null : JSON.stringify([of === undefined ? null : keyOf(of), query, choice]);
  return useAsked<Stats>(key, (client, signal) =>
    of === undefined
      ? client.GET("/api/stats", { params: { query: { ...query, ...choice } }, signal })
      : client.GET("/api/links/{slug}/stats", {
          params: { path: { slug: of.slug }, query: { ...query, ...paramsOf(of).query } },
          signal,
        }),
  );
}
