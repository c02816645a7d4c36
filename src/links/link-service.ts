import type { RequestScope } from "../lib/request-scope.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { StoreError } from "../lib/store-error.ts";
import { type DomainName, textOn } from "../names/domain-of-name.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { IssuedName, LinkName } from "../names/link-name.ts";
import { BY_NOBODY, type ChangedBy } from "./changes/changed-by.ts";
import { namesTouchedBy } from "./changes/names-touched-by.ts";
import { targetOf } from "./link.ts";
import type { LinkCache } from "./link-cache.ts";
import type { LinkConditions } from "./link-etag.ts";
import type { LinkNamer, NamedLink } from "./link-namer.ts";
import type {
  CreateOutcome,
  Idempotency,
  LinkChanges,
  LinkDraft,
  LinkRepository,
  PreconditionFailed,
} from "./link-repository.ts";
import type { LinkQuery, ListPlace } from "./listing/link-list.ts";
import { checkName, type NameCheck } from "./name-check.ts";
import type { Takedowns } from "./takedowns.ts";
import { UnreadableLink } from "./unreadable-link.ts";

/**
 * Creates, reads and changes links for the API: Postgres first, and the caches in the order that keeps P3 and P4.
 *
 * While Redis is down, creates go on, and edits are refused before anything has changed. A takedown (a delete, or only
 * `enabled: false`) goes on, and says when it holds everywhere. While Postgres is down, calls throw {@link StoreError};
 * an edit is `outcome-unknown`, since an aborted statement may have been saved.
 *
 * Names come from `parseLinkNames`. They mean the first one that a link has, and the statement itself finds out which that
 * is. No cache is asked about it, or an edit could hit the wrong link.
 */
export interface LinkService {
  create(draft: LinkDraft, request: RequestScope): Promise<Result<CreatedLink, CreateProblem>>;
  /** The first answer to a create with this Idempotency-Key; null when none is remembered. */
  recall(idempotency: Idempotency, request: RequestScope): Promise<Result<CreatedLink, CreateProblem> | null>;
  /** @returns null when there is no such link. */
  get(names: readonly LinkName[], request: RequestScope): Promise<NamedLink | null>;
  /** @param query its search by names as `parseLinkNames` gives them. */
  list(query: Omit<LinkQuery, "search"> & { search: NameSearch | null }, request: RequestScope): Promise<LinkPage>;
  /** @param conditions null for none. @param by whom history names; nobody where that is not said. */
  edit(
    names: readonly LinkName[],
    changes: LinkChanges,
    request: RequestScope,
    conditions?: LinkConditions | null,
    by?: ChangedBy,
  ): Promise<Result<EditedLink, EditProblem>>;
  remove(
    names: readonly LinkName[],
    request: RequestScope,
    conditions?: LinkConditions | null,
    by?: ChangedBy,
  ): Promise<Result<Takedown, EditProblem>>;
  /** Whether a create would take the text for a name. @param domain null for the default one. */
  checkName(text: string, request: RequestScope, domain?: DomainName | null): Promise<NameCheck>;
}

export interface NameSearch {
  readonly names: readonly LinkName[];
  readonly words: string;
}

export interface LinkPage {
  readonly links: readonly NamedLink[];
  /** Where the next page begins; null after the last page. */
  readonly next: ListPlace | null;
}

export interface CreatedLink extends NamedLink {
  readonly wasFound: boolean;
  readonly isReplay: boolean;
}

/** `effectiveBy`: milliseconds since the epoch; null when it is in force as promised in P4. */
export interface Takedown {
  readonly effectiveBy: number | null;
}

export interface EditedLink extends NamedLink, Takedown {}

export type CreateProblem = { readonly reason: "slug-taken" | "idempotency-mismatch" | "wrong-code-key" };
export type EditProblem = {
  readonly reason: "not-found" | "precondition-failed" | "cache-unavailable" | "unreadable" | "outcome-unknown";
};

export function createLinkService(parts: {
  repository: LinkRepository;
  cache: LinkCache;
  takedowns: Takedowns;
  issuedNames: Pick<IssuedNames, "decode">;
  namer: LinkNamer;
  /** Makes this isolate's memory forget the names. */
  forget: (name: LinkName) => void;
  /** How long, in milliseconds, a cache may serve a link after a change that it did not hear of. */
  cacheHorizonMs: number;
  now: () => number;
  /** Called with failures that do not stop the answer. */
  reportFailure: (error: StoreError) => void;
}): LinkService {
  const { repository, cache, takedowns, issuedNames, namer, forget, cacheHorizonMs, now, reportFailure } = parts;

  async function createdLinkOf(outcome: CreateOutcome): Promise<Result<CreatedLink, CreateProblem>> {
    if (outcome.kind !== "created" && outcome.kind !== "existing") return err({ reason: outcome.kind });
    const { kind, link, isReplay } = outcome;
    return ok({ name: await namer.nameOf(link), link, wasFound: kind === "existing", isReplay });
  }

  /** Does the work and reports a store's failure; false when it failed. */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return false;
    }
  }

  /**
   * The one order in which a link may change: `pending` to the cache, then the statement to Postgres.
   *
   * If the statement finds that the conditions do not hold, it has changed nothing, and the caches need no further
   * change. `pending` stays, as after every edit: another edit may have set it by now, or may still need it for a
   * statement that is under way. Only if no link can meet the conditions, `pending` is not set at all.
   *
   * @param change returns null when there was no such link.
   */
  async function changeLink<Changed extends object>(
    names: readonly LinkName[],
    { isTakedown, conditions }: { isTakedown: boolean; conditions: LinkConditions | null },
    request: RequestScope,
    change: (issued: readonly IssuedName[]) => Promise<Changed | PreconditionFailed | null>,
  ): Promise<Result<{ changed: Changed } & Takedown, EditProblem>> {
    const issued = await issuedNames.decode(names);
    if (issued.length === 0) return err({ reason: "not-found" });
    if (conditions !== null && isMetByNone(conditions)) {
      const isThere = (await repository.get(issued, request.deadline)) !== null;
      return err({ reason: isThere ? "precondition-failed" : "not-found" });
    }

    // Before the statement, nobody knows which of the names the link has, so all are marked.
    const touched = namesTouchedBy(names);
    const isPending = await attempt(() => cache.markPending(touched, request.deadline));
    if (!isPending && !isTakedown) return err({ reason: "cache-unavailable" });

    let changed: Changed | PreconditionFailed | null | undefined;
    try {
      changed = await change(issued);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return err({ reason: error instanceof UnreadableLink ? "unreadable" : "outcome-unknown" });
    } finally {
      if (changed !== "precondition-failed") {
        for (const name of touched) forget(name); // Whether the change was made or not, Postgres knows,
        if (!isPending) await attempt(() => takedowns.retry(touched)); // and the caches must ask it.
      }
    }
    if (changed === null) return err({ reason: "not-found" });
    if (changed === "precondition-failed") return err({ reason: changed });
    // By then every cached copy has run out, even if the Queue did not take the message.
    return ok({ changed, effectiveBy: isPending ? null : now() + cacheHorizonMs });
  }

  return {
    async create(draft, request) {
      const startedAt = now();
      const created = await createdLinkOf(await repository.create(draft, request.deadline));
      if (!created.ok) return created;
      const { name, link, wasFound, isReplay } = created.value;
      if (!wasFound && !isReplay) {
        forget(name); // The memory may hold "no such link".
        await attempt(() => cache.publish(name, targetOf(link), startedAt, request.deadline));
      }
      return created;
    },

    async recall(idempotency, request) {
      const outcome = await repository.recall(idempotency, request.deadline);
      return outcome === null ? null : createdLinkOf(outcome);
    },

    async get(names, request) {
      const issued = await issuedNames.decode(names);
      return issued.length === 0 ? null : repository.get(issued, request.deadline);
    },

    async list({ search, limit, ...query }, request) {
      const names = await issuedNames.decode(search?.names ?? []);
      // Read one more than asked for, to see whether there is another page.
      const found = await repository.list(
        { ...query, limit: limit + 1, search: search === null ? null : { names, words: search.words } },
        request.deadline,
      );
      const links = await namer.nameAll(found.slice(0, limit));
      return { links, next: found.length > limit ? (links.at(-1)?.link ?? null) : null };
    },

    async edit(names, changes, request, conditions = null, by = BY_NOBODY) {
      const isTakedown = Object.keys(changes).length === 1 && changes.enabled === false;
      const result = await changeLink(names, { isTakedown, conditions }, request, (issued) =>
        repository.edit(issued, changes, request.deadline, conditions, by),
      );
      if (!result.ok) return result;
      return ok({ ...result.value.changed, effectiveBy: result.value.effectiveBy });
    },

    async remove(names, request, conditions = null, by = BY_NOBODY) {
      const result = await changeLink(names, { isTakedown: true, conditions }, request, async (issued) => {
        const removed = await repository.remove(issued, request.deadline, conditions, by);
        return removed === true ? {} : removed || null;
      });
      return result.ok ? ok({ effectiveBy: result.value.effectiveBy }) : result;
    },

    checkName: (text, request, domain = null) =>
      checkName(text, {
        issuedNames,
        isTaken: (names) =>
          repository.isTaken(
            names.map((name) => textOn(domain, name)),
            request.deadline,
          ),
      }),
  };
}

/** Whether no link can be in such a state: then there is nothing to be sent but a question. */
function isMetByNone({ isOneOf, isNoneOf }: LinkConditions): boolean {
  return isNoneOf === "any" || isOneOf?.length === 0;
}
