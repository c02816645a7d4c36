import type { RequestScope } from "../lib/request-scope.ts";
import type { LinkNamer } from "../links/link-namer.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { LinkName } from "../names/link-name.ts";
import type { HistoryQuery, HistoryStore } from "./history-store.ts";
import type { LinkEvent } from "./link-event.ts";

/** Reads what happened to links, for the API. Writing is nobody's: triggers in Postgres do it. */
export interface HistoryService {
  /** @returns null when there is no such link, and was none of late. */
  ofLink(names: readonly LinkName[], query: HistoryQuery, request: RequestScope): Promise<HistoryPage | null>;
  ofAll(query: HistoryQuery, request: RequestScope): Promise<HistoryPage>;
  /** Deletes the values in the events of a link. @returns whether there is one. */
  forgetValues(names: readonly LinkName[], request: RequestScope): Promise<boolean>;
}

export interface HistoryPage {
  readonly events: readonly NamedEvent[];
  /** The event before which the next page begins; null behind the last. */
  readonly next: bigint | null;
}

export interface NamedEvent {
  /** null once the link was deleted for good, or nobody knows it any more. */
  readonly name: LinkName | null;
  readonly event: LinkEvent;
}

export function createHistoryService(parts: {
  store: HistoryStore;
  issuedNames: Pick<IssuedNames, "decode">;
  namer: Pick<LinkNamer, "nameAll">;
}): HistoryService {
  const { store, issuedNames, namer } = parts;

  async function pageOf(found: readonly LinkEvent[], limit: number): Promise<HistoryPage> {
    const events = found.slice(0, limit);
    const known = events.filter(({ isForgotten }) => !isForgotten);
    const named = await namer.nameAll(known.map(({ linkId: id, slug, domain }) => ({ id, slug, domain })));
    const names = new Map(known.map((event, i) => [event, named[i]?.name]));
    return {
      events: events.map((event) => ({ name: names.get(event) ?? null, event })),
      next: found.length > limit ? (events.at(-1)?.id ?? null) : null,
    };
  }

  /** One more than asked for tells whether there are more. */
  const oneMore = (query: HistoryQuery): HistoryQuery => ({ ...query, limit: query.limit + 1 });

  return {
    async ofLink(names, query, request) {
      const issued = await issuedNames.decode(names);
      const found = issued.length === 0 ? null : await store.ofLink(issued, oneMore(query), request.deadline);
      return found === null ? null : pageOf(found, query.limit);
    },

    ofAll: async (query, request) => pageOf(await store.ofAll(oneMore(query), request.deadline), query.limit),

    async forgetValues(names, request) {
      const issued = await issuedNames.decode(names);
      return issued.length > 0 && (await store.forgetValues(issued, request.deadline));
    },
  };
}
