import { describe, expect, it } from "vitest";
import type { KeyDraft } from "../../../src/keys/key-repository.ts";
import { createKeyService } from "../../../src/keys/key-service.ts";
import { hashKey, type KeyHash, mintKey } from "../../../src/keys/key-text.ts";
import type { Deadline } from "../../../src/lib/deadline.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { hashOf } from "../../support/sample-keys.ts";

const DRAFT: KeyDraft = { name: "a site", scopes: ["links:write"], expiresAt: 5_000 };
const BYTES = new Uint8Array(32).fill(7);
const deadline: Deadline = {
  totalMs: 12_000,
  remainingMs: () => 12_000,
  signal: () => new AbortController().signal,
  race: (work) => work,
};

/** A service over a repository that writes down what it is asked, and fails when it is told to. */
function setUp(failure?: Error) {
  const asked: unknown[] = [];
  const forgotten: KeyHash[] = [];
  const failures: StoreError[] = [];
  async function answer<Answer>(question: unknown, value: Answer): Promise<Answer> {
    asked.push(question);
    if (failure !== undefined) throw failure;
    return value;
  }
  const service = createKeyService({
    repository: {
      create: (draft, given) =>
        answer([draft, given], {
          id: draft.id,
          name: draft.name,
          scopes: draft.scopes,
          expiresAt: draft.expiresAt,
          createdAt: 1_000,
          lastUsedAt: null,
        }),
      list: (given) => answer(["list", given], []),
      remove: (id, given) => answer(["remove", id, given], id === "known" ? hashOf("f") : null),
    },
    forget: (hash) => forgotten.push(hash),
    createId: () => "new-id",
    createKeyBytes: () => BYTES,
    reportFailure: (error) => failures.push(error),
  });
  return { service, asked, forgotten, failures };
}

const outage = new StoreError({ store: "postgres", operation: "create an API key", reason: "HTTP 503" });

describe("createKeyService()", () => {
  it("create() gives the key to its caller, and its hash alone to the repository", async () => {
    const { service, asked } = setUp();
    const text = mintKey(BYTES);
    const created = await service.create(DRAFT, deadline);
    expect(created).toMatchObject({
      ok: true,
      value: { text, key: { id: "new-id", name: "a site", createdAt: 1_000 } },
    });
    expect(asked).toEqual([[{ ...DRAFT, id: "new-id", hash: await hashKey(text) }, deadline]]);
    expect(JSON.stringify(asked)).not.toContain(text.slice(4));
  });

  it("create() does not know what came of it when Postgres did not answer, and reports that", async () => {
    const { service, failures } = setUp(outage);
    expect(await service.create(DRAFT, deadline)).toEqual({ ok: false, error: { reason: "outcome-unknown" } });
    expect(failures).toEqual([outage]);
  });

  it("remove() has this isolate forget the key that it removed", async () => {
    const { service, asked, forgotten } = setUp();
    expect(await service.remove("known", deadline)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([["remove", "known", deadline]]);
    expect(forgotten).toEqual([hashOf("f")]);
  });

  it("remove() says that there was no such key", async () => {
    const { service, forgotten } = setUp();
    expect(await service.remove("unknown", deadline)).toEqual({ ok: false, error: { reason: "not-found" } });
    expect(forgotten).toEqual([]);
  });

  it("remove() does not know what came of it when Postgres did not answer, and reports that", async () => {
    const { service, failures } = setUp(outage);
    expect(await service.remove("known", deadline)).toEqual({ ok: false, error: { reason: "outcome-unknown" } });
    expect(failures).toEqual([outage]);
  });

  it("list() throws the StoreError: nothing is in doubt", async () => {
    await expect(setUp(outage).service.list(deadline)).rejects.toBe(outage);
  });

  it("create() and remove() throw what is no failure of the store", async () => {
    const bug = new TypeError("a bug");
    const { service, failures } = setUp(bug);
    await expect(service.create(DRAFT, deadline)).rejects.toBe(bug);
    await expect(service.remove("known", deadline)).rejects.toBe(bug);
    expect(failures).toEqual([]);
  });
});
