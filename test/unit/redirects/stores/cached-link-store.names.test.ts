import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { UnreadableLink } from "../../../../src/links/unreadable-link.ts";
import { encodeNone, encodeTarget } from "../../../../src/redirects/stores/cached-target.ts";
import { createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";
import { createRedisRung, FINGERPRINT } from "../../../support/redis-rung.ts";
import { nameOf } from "../../../support/sample-links.ts";

const exact = nameOf("Pricing.");
const middle = nameOf("Pricing");
const folded = slugName("pricing");
if (exact.kind === "code" || middle.kind === "code") throw new Error("Cannot be: these are no codes");
const names = [exact, middle, folded];

const EPOCH = "123";
const target = targetTo("https://example.com/");
const link = encodeTarget(target, FINGERPRINT);
const none = encodeNone(FINGERPRINT, EPOCH);
const noneKeyOf = ({ text }: { text: string }) => ["set", `none:${text}`, none, "nx", "px", 60_000];
const down = () => new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" });

/** The rung over what Redis has of the three names, each as `link:` and `none:`. */
function rungWith(values: readonly (string | null)[], mayPassOver?: (name: { text: string }) => boolean) {
  return createRedisRung({ mget: () => [...values, EPOCH], ...(mayPassOver === undefined ? {} : { mayPassOver }) });
}

describe("withRedis(), of several names", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("find() reads all in one MGET, and gives the first link whose closer names are none", async () => {
    const rung = rungWith([null, none, null, none, link, null]);
    expect(await rung.store.find(names, createVisit())).toMatchObject({ target, name: folded, tier: "redis" });
    expect(rung.commands).toEqual([
      ["mget", ...names.flatMap(({ text }) => [`link:${text}`, `none:${text}`]), "names:epoch"],
    ]);
    expect(rung.loads).toHaveLength(0);
  });

  it("find() gives the closest link, whatever Redis has of the next names", async () => {
    const rung = rungWith([link, null, "pending", null, null, null]);
    expect(await rung.store.find(names, createVisit())).toMatchObject({ target, name: exact });
    expect(rung.loads).toHaveLength(0);
  });

  it.each([
    ["nothing", [null, null, null, none, link, null]],
    ["pending", ["pending", null, null, none, link, null]],
    ["pending in place of none", [null, "pending", null, none, link, null]],
  ])("find() asks Postgres about all names where it has %s of a closer one", async (_, values) => {
    const rung = rungWith(values);
    const reading = rung.store.find(names, createVisit());
    const load = await rung.firstLoad;
    expect(load.names).toEqual(names);
    load.answer({ target: null, asOf: 0 });
    expect(await reading).toMatchObject({ target: null });
  });

  it("find() fills in the link and a none of each closer name, in one round trip, and nothing of the names behind", async () => {
    const rung = rungWith([null, null, null, null, null, null]);
    const visit = createVisit();
    const reading = rung.store.find(names, visit);
    (await rung.firstLoad).answer({ target, name: middle, asOf: 0 });
    await reading;
    await visit.settled();
    expect(rung.commands.slice(1)).toEqual([noneKeyOf(exact), ["set", "link:Pricing", link, "nx", "px", 3_600_000]]);
    expect(rung.requests).toHaveLength(2);
  });

  it("find() fills in a none of every name that no link has, but of none that is pending", async () => {
    const rung = rungWith([null, null, "pending", null, null, null]);
    const visit = createVisit();
    const reading = rung.store.find(names, visit);
    (await rung.firstLoad).answer({ target: null, asOf: 0 });
    await reading;
    await visit.settled();
    expect(rung.commands.slice(1)).toEqual([noneKeyOf(exact), noneKeyOf(folded)]);
  });

  it("find() serves a link behind names that may be passed over while Postgres is down, and says so", async () => {
    const rung = rungWith([null, null, null, none, link, null], ({ text }) => text === exact.text);
    const reading = rung.store.find(names, createVisit());
    (await rung.firstLoad).fail(down());
    expect(await reading).toMatchObject({ target, name: folded, isPastUnknown: true });
    expect(rung.commands).toHaveLength(1);
  });

  it.each([
    ["one of them may not", [null, null, null, null, link, null], down()],
    ["one of them is being edited", ["pending", null, null, none, link, null], down()],
    ["Postgres has answered", [null, null, null, none, link, null], new UnreadableLink("find a link")],
  ])("find() serves no link behind them where %s", async (_, values, failure) => {
    const rung = rungWith(values, ({ text }) => text === exact.text);
    const reading = rung.store.find(names, createVisit());
    (await rung.firstLoad).fail(failure);
    await expect(reading).rejects.toBe(failure);
  });
});
