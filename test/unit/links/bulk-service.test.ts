import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createBulkService } from "../../../src/links/bulk-service.ts";
import type { BulkDraft, BulkOutcome } from "../../../src/links/link-repository.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { linkNameOf } from "../../../src/names/link-name.ts";
import { createLinkServiceWorld } from "../../support/link-service-world.ts";
import { linkOf, slugOf } from "../../support/sample-links.ts";

const { request } = createLinkServiceWorld();
const draft: BulkDraft = { items: [], createdBy: "key:admin", idempotency: null };
const made = linkOf({ id: linkId(5), slug: slugOf("made") });
const found = linkOf({ id: linkId(4), slug: slugOf("found") });
const problem = { type: "/_/problems/validation", status: 400 };

/** A service whose Postgres answers so, and what it then does. */
function serviceWith(outcome: BulkOutcome, publishing: () => Promise<void> = async () => undefined) {
  const steps: string[] = [];
  const service = createBulkService({
    repository: { createMany: async () => outcome },
    cache: {
      publishMany: async (entries, startedAt) => {
        steps.push(`publish ${entries.map(({ name }) => name.text).join(", ")} begun at ${startedAt}`);
        return publishing();
      },
    },
    namer: {
      nameAll: async (links) =>
        links.map((link) => {
          const name = linkNameOf(link.slug ?? "");
          if (name === null) throw new Error("no name");
          return { name, link };
        }),
    },
    forget: ({ text }) => steps.push(`forget ${text}`),
    now: () => 77,
    reportFailure: (error) => steps.push(error.reason),
  });
  return { steps, create: () => service.create(draft, request) };
}

const items = [
  { kind: "existing", link: found },
  { kind: "created", link: made },
  { kind: "slug-taken" },
  { kind: "refused", problem },
] as const;

describe("createBulkService().create()", () => {
  it("gives each item its outcome in order, and publishes only what was made", async () => {
    const { steps, create } = serviceWith({ kind: "answered", items, isReplay: false });
    expect(await create()).toEqual({
      ok: true,
      value: {
        isReplay: false,
        items: [
          { kind: "existing", link: found, name: { kind: "slug", text: "found" } },
          { kind: "created", link: made, name: { kind: "slug", text: "made" } },
          { kind: "slug-taken" },
          { kind: "refused", problem },
        ],
      },
    });
    expect(steps).toEqual(["forget made", "publish made begun at 77"]);
  });

  it("publishes nothing of a replay: its links may have been edited or deleted since", async () => {
    const { steps, create } = serviceWith({ kind: "answered", items, isReplay: true });
    expect(await create()).toMatchObject({ ok: true, value: { isReplay: true } });
    expect(steps).toEqual([]);
  });

  it("asks Redis nothing where no link was made", async () => {
    const { steps, create } = serviceWith({ kind: "answered", items: [items[2], items[3]], isReplay: false });
    expect((await create()).ok).toBe(true);
    expect(steps).toEqual([]);
  });

  it("goes on without Redis, and reports it", async () => {
    const failure = new StoreError({ store: "redis", operation: "publish", reason: "out of reach" });
    const { steps, create } = serviceWith({ kind: "answered", items, isReplay: false }, () => Promise.reject(failure));
    expect((await create()).ok).toBe(true);
    expect(steps.at(-1)).toBe("out of reach");
  });

  it.each(["idempotency-mismatch", "wrong-code-key"] as const)("says %s of the batch as a whole", async (kind) => {
    expect(await serviceWith({ kind }).create()).toEqual({ ok: false, error: { reason: kind } });
  });
});
