import { describe, expect, it } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import type { ReadEvent } from "../../../../src/metrics/read-event.ts";
import { createKeyConfirmation } from "../../../../src/names/key-confirmation.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import type { IssuedName } from "../../../../src/names/link-name.ts";
import { WrongCodeKey } from "../../../../src/names/wrong-code-key.ts";
import type { Row } from "../../../../src/postgres/postgres.ts";
import { createPostgresLinkStore } from "../../../../src/redirects/stores/postgres-link-store.ts";
import { emptyLinkRow, linkRow, postgresAnswering } from "../../../support/link-rows.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { createVisit, outcomesOf, slugName } from "../../../support/read-ladder.ts";
import { codeNameOf } from "../../../support/sample-links.ts";

const pricing = slugName("pricing");
const code: IssuedName = { ...codeNameOf("dduprfW"), id: linkId(5) };

function setUp(answer: (clock: ReturnType<typeof createManualClock>) => Row[]) {
  const clock = createManualClock();
  const events: ReadEvent[] = [];
  const confirmation = createKeyConfirmation("right");
  const { postgres, operations } = postgresAnswering(async () => answer(clock));
  const report = (event: ReadEvent) => void events.push(event);
  const store = createPostgresLinkStore({ postgres, timeoutMs: 3_000, confirmation, now: clock.now, report });
  return { find: (name: IssuedName) => store.find([name], createVisit()), clock, events, confirmation, operations };
}

describe("createPostgresLinkStore()", () => {
  it("find() gives the target of the link, as of when the statement was sent", async () => {
    const { find, clock, events, operations } = setUp(({ advance }) => {
      advance(500);
      return [{ ...linkRow, key_fingerprint: "right" }];
    });
    const asOf = clock.now();
    expect(await find(pricing)).toMatchObject({ asOf, target: { location: "https://example.com/a?b=%C3%BC" } });
    expect(outcomesOf(events)).toEqual(["postgres: hit"]);
    expect(operations).toEqual(["find a link"]);
  });

  it("find() tells that there is no such link", async () => {
    const { find, events } = setUp(() => [{ ...emptyLinkRow, key_fingerprint: "right" }]);
    expect(await find(code)).toMatchObject({ target: null });
    expect(outcomesOf(events)).toEqual(["postgres: none"]);
  });

  it.each([
    ["right", true],
    ["other", false],
    [null, false],
  ])(
    "find() with the fingerprint %j beside the row leaves the key confirmed: %j",
    async (key_fingerprint, confirmed) => {
      const { find, confirmation } = setUp(() => [{ ...emptyLinkRow, key_fingerprint }]);
      await find(pricing);
      expect(confirmation.isConfirmed).toBe(confirmed);
    },
  );

  it.each([linkRow, emptyLinkRow])(
    "find() answers nothing for a code under a wrong key, neither link nor 404",
    async (row) => {
      const { find, events } = setUp(() => [{ ...row, key_fingerprint: "other" }]);
      await expect(find(code)).rejects.toBeInstanceOf(WrongCodeKey);
      expect(events).toEqual([]);
    },
  );

  it("find() answers for a slug under a wrong key: it names the same link under each", async () => {
    const { find } = setUp(() => [{ ...linkRow, key_fingerprint: "other" }]);
    expect(await find(pricing)).toMatchObject({ target: { redirectStatus: 302 } });
  });

  it.each([[[]], [[linkRow, linkRow]]])(
    "find() fails when Postgres gives another number of rows than one",
    async (rows) => {
      const { find } = setUp(() => rows);
      await expect(find(pricing)).rejects.toBeInstanceOf(StoreError);
    },
  );
});
