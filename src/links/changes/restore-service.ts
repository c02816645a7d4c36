import type { RequestScope } from "../../lib/request-scope.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { IssuedNames } from "../../names/issued-names.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { LinkCache } from "../link-cache.ts";
import type { LinkNamer, NamedLink } from "../link-namer.ts";
import { UnreadableLink } from "../unreadable-link.ts";
import type { ChangedBy } from "./changed-by.ts";
import type { DeletedLink, DeletedLinkStore } from "./deleted-link-store.ts";
import { namesTouchedBy } from "./names-touched-by.ts";

/**
 * Brings deleted links back, for 30 days.
 *
 * A restore is to the caches what an edit is (P4): `pending` on every name that the request can mean, then the statement. So no
 * reader goes on saying that there is no such link, and none fills in the link of before the delete. While Redis is down it is
 * refused, and nothing has changed.
 */
export interface RestoreService {
  /** @returns null when no link of late had one of the names. @throws {StoreError} */
  find(names: readonly LinkName[], request: RequestScope): Promise<DeletedLink | null>;
  /** @param names of the request. @param deleted as `find` gave it. */
  restore(
    names: readonly LinkName[],
    deleted: DeletedLink,
    by: ChangedBy,
    request: RequestScope,
  ): Promise<Result<NamedLink, RestoreProblem>>;
}

export type RestoreProblem = {
  readonly reason: "not-found" | "slug-taken" | "cache-unavailable" | "unreadable" | "outcome-unknown";
};

/** @param parts.forget makes this isolate's memory forget names. */
export function createRestoreService(parts: {
  store: DeletedLinkStore;
  cache: Pick<LinkCache, "markPending">;
  issuedNames: Pick<IssuedNames, "decode">;
  namer: Pick<LinkNamer, "nameOf">;
  forget: (name: LinkName) => void;
  reportFailure: (error: StoreError) => void;
}): RestoreService {
  const { store, cache, issuedNames, namer, forget, reportFailure } = parts;

  function failed(error: unknown, reason: RestoreProblem["reason"]) {
    if (!(error instanceof StoreError)) throw error;
    reportFailure(error);
    return err({ reason: error instanceof UnreadableLink ? ("unreadable" as const) : reason });
  }

  return {
    async find(names, request) {
      const issued = await issuedNames.decode(names);
      return issued.length === 0 ? null : store.find(issued, request.deadline);
    },

    async restore(names, { name, link }, by, request) {
      const touched = namesTouchedBy([...names, name]);
      try {
        await cache.markPending(touched, request.deadline);
      } catch (error) {
        return failed(error, "cache-unavailable");
      }
      try {
        const restored = await store.restore({ id: link.id, name }, by, request.deadline);
        if (restored === null) return err({ reason: "not-found" });
        if (restored === "slug-taken") return err({ reason: restored });
        return ok({ name: await namer.nameOf(restored.link), link: restored.link });
      } catch (error) {
        return failed(error, "outcome-unknown");
      } finally {
        for (const each of touched) forget(each); // Whatever came of it, Postgres knows better.
      }
    },
  };
}
