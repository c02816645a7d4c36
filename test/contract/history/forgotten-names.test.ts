import { beforeEach, describe, expect, it } from "vitest";
import { createHistoryService } from "../../../src/history/history-service.ts";
import { createPostgresHistoryKeeper } from "../../../src/history/stores/postgres-history-store.ts";
import { createLinkNamer } from "../../../src/links/link-namer.ts";
import { type DomainName, domainIn, textOn } from "../../../src/names/domain-of-name.ts";
import { generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { useLinkEvents } from "../../support/link-events-world.ts";
import { slugOf, visitFrom } from "../../support/sample-links.ts";

const THERE = "events.example" as DomainName; // As the list of domains has it.

/** What the history calls a link whose row went 30 days after it was deleted. */
describe.each(engines)("the names of links that are long gone, on $name", (engine) => {
  const world = useLinkEvents(engine);
  const { sql, history, create, named, remove } = world;
  beforeEach(async () => {
    await sql("INSERT INTO domains (domain) VALUES ('events.example') ON CONFLICT DO NOTHING");
  });

  /** By link, the texts that its events are named with. */
  async function told() {
    const { codes } = world.adapters;
    const service = createHistoryService({
      store: history(),
      issuedNames: { decode: () => Promise.reject(new Error("not asked")) },
      namer: createLinkNamer(codes),
    });
    const { events } = await service.ofAll({ limit: 100, before: null }, { ...visitFrom(), deadline: generous() });
    const names = new Map<bigint, (string | null)[]>();
    for (const { name, event } of events) {
      expect(event.isForgotten || event.domain === (name === null ? null : domainIn(name.text))).toBe(true);
      names.set(event.linkId, [...(names.get(event.linkId) ?? []), name?.text ?? null]);
    }
    return names;
  }

  async function forget() {
    const keeper = createPostgresHistoryKeeper({ postgres: world.adapters.postgres, timeoutMs: 30_000 });
    await sql("UPDATE deleted_links SET deleted_at = now() - interval '31 days'");
    return keeper.forgetDeleted(10, generous());
  }

  it("a slug says its domain itself, and a code is named on the default domain alone", async () => {
    const slug = slugOf("sale");
    const links = {
      slugHere: await create({ slug }),
      slugThere: await create({ slug: textOn(THERE, slug), domain: THERE }),
      codeHere: await create(),
      codeThere: await create({ domain: THERE }),
      stays: await create({ domain: THERE }),
    };
    const { stays, ...gone } = links;
    for (const link of Object.values(gone)) await remove(link);
    const namesOf = async () => {
      const names = await told();
      return Object.fromEntries(Object.entries(links).map(([key, { id }]) => [key, names.get(id)]));
    };
    const codeOf = async ({ id }: { id: (typeof stays)["id"] }) => world.adapters.codes.encode(id);
    const lasting = {
      slugHere: ["sale", "sale"],
      slugThere: ["events.example/sale", "events.example/sale"],
      codeHere: [await codeOf(links.codeHere), await codeOf(links.codeHere)],
      stays: [textOn(THERE, await codeOf(stays))],
    };
    const codeThere = textOn(THERE, await codeOf(links.codeThere));
    expect(await namesOf()).toEqual({ ...lasting, codeThere: [codeThere, codeThere] });
    expect(await forget()).toBe(4);
    expect(await namesOf()).toEqual({ ...lasting, codeThere: [null, null] });
  });

  it("a code of a second domain goes also where the values of its events went before", async () => {
    const link = await create({ domain: THERE });
    expect(await history().forgetValues([await named(link)], generous())).toBe(true);
    await remove(link);
    expect(await forget()).toBe(1);
    expect((await told()).get(link.id)).toEqual([null, null]);
  });
});
