import { afterAll, beforeAll, beforeEach } from "vitest";
import { createPostgresHistoryStore } from "../../src/history/stores/postgres-history-store.ts";
import type { ChangedBy } from "../../src/links/changes/changed-by.ts";
import type { Link } from "../../src/links/link.ts";
import type { LinkChanges, LinkDraft } from "../../src/links/link-repository.ts";
import type { Stack } from "../../src/local/stack.ts";
import { textOn } from "../../src/names/domain-of-name.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { adaptersOn, draftOf, generous } from "./adapters.ts";
import type { Engine } from "./engines.ts";

/** A database for a suite, empty before each test, with what changes links in it and what reads their events. */
export function useLinkEvents(engine: Engine) {
  const world = {} as { stack: Stack; adapters: Awaited<ReturnType<typeof adaptersOn>> }; // Filled before the first test.
  beforeAll(async () => {
    world.stack = await engine.start();
    world.adapters = await adaptersOn(world.stack);
  });
  afterAll(() => world.stack.close());
  beforeEach(() => sql("TRUNCATE links, link_events, deleted_links, idempotency"));

  const sql = async (query: string, params: string[] = []) => (await world.stack.sql.query({ query, params })).rows;
  const history = () => {
    const { postgres, confirmation, key } = world.adapters;
    return createPostgresHistoryStore({ postgres, timeoutMs: 30_000, fingerprint: key.fingerprint, confirmation });
  };
  /** The oldest first. */
  const events = async () => (await history().ofAll({ limit: 1_000, before: null }, generous())).toReversed();
  const eventsOf = async (id: bigint) => (await events()).filter(({ linkId }) => linkId === id);
  const create = async (fields: Partial<LinkDraft> = {}) => {
    const outcome = await world.adapters.repository.create(draftOf(fields), generous());
    if (!("link" in outcome)) throw new Error(`Cannot create a link for a test: ${outcome.kind}`);
    return outcome.link;
  };
  const named = async ({ id, slug, domain }: Pick<Link, "id" | "slug" | "domain">): Promise<IssuedName> =>
    slug === null
      ? { kind: "code", text: textOn(domain, await world.adapters.codes.encode(id)), id }
      : ({ kind: "slug", text: slug } as IssuedName);
  const edit = async (link: Link, changes: LinkChanges, by?: ChangedBy) =>
    world.adapters.repository.edit([await named(link)], changes, generous(), null, by);
  const remove = async (link: Link, by?: ChangedBy) =>
    world.adapters.repository.remove([await named(link)], generous(), null, by);

  return Object.assign(world, { sql, history, events, eventsOf, create, named, edit, remove });
}

export const KEY: ChangedBy = { owner: "key:of-a-site", isAdmin: false };
/** As that of a password. */
export const HASH = "pbkdf2-sha256$100000$0011223344556677$aa";
