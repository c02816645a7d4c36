import type { RequestScope } from "../lib/request-scope.ts";
import { ok, type Result } from "../lib/result.ts";
import { StoreError } from "../lib/store-error.ts";
import type { LinkName } from "../names/link-name.ts";
import { targetOf } from "./link.ts";
import type { LinkCache } from "./link-cache.ts";
import type { LinkNamer, NamedLink } from "./link-namer.ts";
import type { BulkDraft, BulkItemOutcome, LinkRepository } from "./link-repository.ts";

/**
 * Creates up to 1,000 links in one go: one statement to Postgres and one pipeline to Redis. Each item has its own outcome,
 * in order, and no item spoils another. While Redis is down, the links are made all the same.
 */
export interface BulkService {
  /** @throws {StoreError} when it is not known whether the links were made: repeat it with the same Idempotency-Key. */
  create(draft: BulkDraft, request: RequestScope): Promise<Result<BulkCreated, BulkProblem>>;
}

export interface BulkCreated {
  readonly items: readonly BulkItem[];
  readonly isReplay: boolean;
}

export type BulkItem =
  | ({ readonly kind: "created" | "existing" } & NamedLink)
  | Extract<BulkItemOutcome, { kind: "slug-taken" | "unreadable" | "refused" }>;

export type BulkProblem = { readonly reason: "idempotency-mismatch" | "wrong-code-key" };

/** @param parts.forget makes this isolate's memory forget names. */
export function createBulkService(parts: {
  repository: Pick<LinkRepository, "createMany">;
  cache: Pick<LinkCache, "publishMany">;
  namer: Pick<LinkNamer, "nameAll">;
  forget: (name: LinkName) => void;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): BulkService {
  const { repository, cache, namer, forget, now, reportFailure } = parts;

  async function itemsOf(outcomes: readonly BulkItemOutcome[]): Promise<BulkItem[]> {
    const named = await namer.nameAll(outcomes.flatMap((outcome) => ("link" in outcome ? [outcome.link] : [])));
    const next = named.values();
    return outcomes.map((outcome) =>
      // There is one named link for each outcome with a link, in the same order.
      "link" in outcome ? { ...outcome, ...(next.next().value as NamedLink) } : outcome,
    );
  }

  async function publish(items: readonly BulkItem[], startedAt: number, request: RequestScope): Promise<void> {
    const created = items.filter((item) => "link" in item).filter(({ kind }) => kind === "created");
    if (created.length === 0) return;
    for (const { name } of created) forget(name); // The memory may hold "no such link".
    try {
      const entries = created.map(({ name, link }) => ({ name, target: targetOf(link) }));
      await cache.publishMany(entries, startedAt, request.deadline);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
    }
  }

  return {
    async create(draft, request) {
      const startedAt = now();
      const outcome = await repository.createMany(draft, request.deadline);
      if (outcome.kind !== "answered") return { ok: false, error: { reason: outcome.kind } };
      const items = await itemsOf(outcome.items);
      if (!outcome.isReplay) await publish(items, startedAt, request);
      return ok({ items, isReplay: outcome.isReplay });
    },
  };
}
