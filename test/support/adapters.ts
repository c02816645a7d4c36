import { neonConfig } from "@neondatabase/serverless";
import { createDeadline, type Deadline } from "../../src/lib/deadline.ts";
import type { Visit } from "../../src/lib/request-scope.ts";
import type { Destination } from "../../src/links/destination.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import { createPostgresLinkRepository } from "../../src/links/stores/postgres-link-repository.ts";
import type { Stack } from "../../src/local/stack.ts";
import type { ReadEvent } from "../../src/metrics/read-event.ts";
import { createCodeCodec } from "../../src/names/code.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import { createKeyConfirmation } from "../../src/names/key-confirmation.ts";
import type { Slug } from "../../src/names/slug.ts";
import { createPostgres } from "../../src/postgres/postgres.ts";
import { createPostgresLinkStore } from "../../src/redirects/stores/postgres-link-store.ts";
import { createRedisStore } from "../../src/redis/redis.ts";
import { UNSET_FIELDS } from "./sample-links.ts";
import { CODE_KEY } from "./settings.ts";

/** The real adapters on a stack, with what they share. */
export async function adaptersOn({ bindings }: Pick<Stack, "bindings">) {
  neonConfig.fetchEndpoint = bindings.NEON_FETCH_ENDPOINT;
  const postgres = createPostgres(bindings.DATABASE_URL);
  const redis = createRedisStore({ url: bindings.UPSTASH_REDIS_REST_URL, token: bindings.UPSTASH_REDIS_REST_TOKEN });
  const key = await importCodeKey(CODE_KEY);
  const confirmation = createKeyConfirmation(key.fingerprint);
  const events: ReadEvent[] = [];
  const report = (event: ReadEvent) => void events.push(event);
  const now = () => Date.now();
  return {
    ...{ postgres, redis, key, confirmation, events, report, now },
    codes: createCodeCodec(key.cbcMac),
    repository: createPostgresLinkRepository({
      postgres,
      timeoutMs: 30_000,
      fingerprint: key.fingerprint,
      confirmation,
      now,
    }),
    store: createPostgresLinkStore({ postgres, timeoutMs: 30_000, confirmation, now, report }),
  };
}

export const generous = (): Deadline => createDeadline(60_000, () => Date.now());

/** A visit whose background work a test can wait for. */
export function createVisit(): Visit & { settled(): Promise<void> } {
  const work: Promise<unknown>[] = [];
  return {
    waitUntil: (promise) => void work.push(promise),
    address: async () => "address",
    settled: () => Promise.all(work).then(() => undefined),
  };
}

export function draftOf(fields: Partial<LinkDraft> & { slug?: Slug | null } = {}): LinkDraft {
  return {
    ...UNSET_FIELDS,
    ...{ slug: null, domain: null, url: "https://example.com/" as Destination, passwordHash: null }, // As its parser would take it.
    ...{ createdBy: "key:admin", findIfExists: false, idempotency: null },
    ...fields,
  };
}
