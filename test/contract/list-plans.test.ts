import { beforeAll, describe, expect, it } from "vitest";
import type { LinkQuery } from "../../src/links/listing/link-list.ts";
import { listLinks } from "../../src/links/stores/list-statements.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { IssuedName } from "../../src/names/link-name.ts";
import { adaptersOn } from "../support/adapters.ts";
import { embedded, engines } from "../support/engines.ts";
import { fillWithLinks } from "../support/many-links.ts";
import { explain, rowsRead } from "../support/query-plan.ts";
import { codeNameOf, nameOf } from "../support/sample-links.ts";
import { useStandIns } from "../support/stand-ins.ts";

/** A page of 50, and one to know whether there are more. */
const LIMIT = 51;
/** So many of the newest are looked at for a page. */
const LOOK = 40 * LIMIT;

function queryOf(facts: Partial<LinkQuery>): LinkQuery {
  return {
    limit: LIMIT,
    after: null,
    tag: null,
    search: null,
    enabled: null,
    expired: null,
    createdBy: null,
    broken: null,
    ...facts,
  };
}

function searchFor(words: string, ...names: IssuedName[]): LinkQuery["search"] {
  return { names, words };
}

const slugName = (text: string) => nameOf(text) as Extract<IssuedName, { kind: "slug" }>; // It is none of the others.

describe.each(engines)("query plans of listLinks() on $name", (engine) => {
  // The embedded engine is slow at it; what a plan is chosen for shows there too.
  const count = engine === embedded ? 40_000 : 1_000_000;
  const standIns = useStandIns(engine);

  beforeAll(() => fillWithLinks(standIns.stack.sql, count), 300_000);

  /** Runs the list, and tells which indexes were used, and how many links were read for it. */
  async function explainList(facts: Partial<LinkQuery>) {
    const { postgres } = await adaptersOn(standIns.stack);
    const nodes = await explain(postgres, listLinks(queryOf(facts)));
    const used = nodes.filter((node) => node["Actual Loops"] > 0);
    const read = used.filter((node) => node["Relation Name"] === "links");
    return {
      // That were run: what is planned for a case that did not come up reads nothing.
      sequentialScans: read.filter((node) => node["Node Type"] === "Seq Scan"),
      indexes: new Set(used.flatMap((node) => node["Index Name"] ?? []).filter((name) => name.startsWith("links_"))),
      linksRead: read.reduce((sum, node) => sum + rowsRead(node), 0),
    };
  }

  const inTheMiddle = { createdAt: Date.now() - (count / 2) * 10_000, id: linkId(count / 2) };
  const rare = count / 20_000;

  it.each<[string, Partial<LinkQuery>, number]>([
    ["the newest links", {}, LIMIT],
    ["the links behind a deep cursor", { after: inTheMiddle }, LIMIT],
    ["a common tag", { tag: "campaign" }, LOOK],
    ["a common word", { search: searchFor("newsletter") }, LOOK],
    ["a common word behind a deep cursor", { search: searchFor("newsletter"), after: inTheMiddle }, LOOK],
    ["a beginning that many words have", { search: searchFor("p") }, LOOK],
  ])("listLinks() of %s reads links_created_at_index alone, and no further than it must", async (_, facts, most) => {
    const { sequentialScans, indexes, linksRead } = await explainList(facts);
    expect(sequentialScans).toEqual([]);
    expect(indexes).toEqual(new Set(["links_created_at_index"]));
    expect(linksRead).toBeGreaterThan(0);
    expect(linksRead).toBeLessThanOrEqual(most);
  });

  it.each<[string, string, Partial<LinkQuery>, number]>([
    ["a rare tag", "links_tags_index", { tag: "archive" }, rare],
    ["a tag that no link has", "links_tags_index", { tag: "nobody's" }, 0],
    ["a rare tag behind a deep cursor", "links_tags_index", { tag: "archive", after: inTheMiddle }, rare],
    ["a rare tag and a common word", "links_tags_index", { tag: "archive", search: searchFor("page") }, rare],
    ["a rare word", "links_words_index", { search: searchFor("aardvark") }, rare],
    ["a word that no link has", "links_words_index", { search: searchFor("zyzzyva") }, 0],
    [
      "a rare word behind a deep cursor",
      "links_words_index",
      { search: searchFor("aardvark"), after: inTheMiddle },
      rare,
    ],
    [
      "two common words that are rare together",
      "links_words_index",
      { search: searchFor("spring shop770") },
      count / 1_000,
    ],
    ["an exact slug", "links_slug_unique", { search: searchFor("promo-4000", slugName("promo-4000")) }, count / 1_000],
    ["an exact code", "links_pkey", { search: searchFor("bnrhHjL", { ...codeNameOf("bnrhHjL"), id: linkId(5) }) }, 1],
  ])("listLinks() of %s reads %s, and only what it finds there", async (_, index, facts, found) => {
    const { sequentialScans, indexes, linksRead } = await explainList(facts);
    expect(sequentialScans).toEqual([]);
    expect(indexes).toContain(index);
    // The look at the newest, then what matches: once to sort it, and of that a page to answer.
    expect(linksRead).toBeLessThanOrEqual(LOOK + found + Math.min(found, LIMIT));
  });

  it.each<[string, Partial<LinkQuery>, string, number]>([
    ["links that are switched on", { enabled: true }, "links_created_at_index", LIMIT],
    ["links that have not expired", { expired: false }, "links_created_at_index", LIMIT],
    ["links that are switched off", { enabled: false }, "links_disabled_index", LIMIT],
    ["those behind a deep cursor", { enabled: false, after: inTheMiddle }, "links_disabled_index", LIMIT],
    ["the links of one who made nearly all", { createdBy: "admin" }, "links_created_by_index", LIMIT],
    ["the links of one who made half, long ago", { createdBy: "old site" }, "links_created_by_index", LIMIT],
    ["those that are switched on", { createdBy: "old site", enabled: true }, "links_created_by_index", LIMIT],
    ["the links of nobody", { createdBy: "nobody" }, "links_created_by_index", 0],
  ])("listLinks() of %s reads a page of its index, and no more", async (_, facts, index, most) => {
    const { sequentialScans, indexes, linksRead } = await explainList(facts);
    expect(sequentialScans).toEqual([]);
    expect(indexes).toEqual(new Set([index]));
    // A page of each key that the name can mean.
    expect(linksRead).toBeLessThanOrEqual(2 * most);
  });

  it.each<[string, Partial<LinkQuery>, string | RegExp, number]>([
    ["links that have expired", { expired: true }, "links_expires_at_index", rare],
    ["those behind a deep cursor", { expired: true, after: inTheMiddle }, "links_expires_at_index", rare],
    ["those of one who made nearly all", { expired: true, createdBy: "admin" }, "links_expires_at_index", rare],
    // Few are the one, and few are the other: PostgreSQL chooses by its samples.
    ["those that are switched off too", { expired: true, enabled: false }, /links_(disabled|expires_at)_index/, rare],
    ["links that are switched off and of one", { enabled: false, createdBy: "admin" }, "links_disabled_index", rare],
    ["a rare tag, and switched on", { tag: "archive", enabled: true }, "links_tags_index", rare],
    ["a rare word in a note", { search: searchFor("quokka") }, "links_note_words_index", rare],
    ["a word in a note that many begin so", { search: searchFor("quok") }, "links_note_words_index", rare],
    ["two words, one of them in the note", { search: searchFor("quokka page") }, "links_note_words_index", rare],
  ])("listLinks() of %s reads an index for what few links have", async (_, facts, index, found) => {
    const { sequentialScans, indexes, linksRead } = await explainList(facts);
    expect(sequentialScans).toEqual([]);
    expect([...indexes].join(" ")).toMatch(index);
    // Found once or twice (by the words, and by the note), and read to be answered.
    expect(linksRead).toBeLessThanOrEqual(LOOK + 3 * found);
  });

  it("listLinks() of broken links reads an index for the few, and of all others no further than it must", async () => {
    const sql = (query: string) => standIns.stack.sql.query({ query, params: [] });
    await sql(`INSERT INTO link_checks (link_id, host, url, checked_at, final_url, duration_ms, is_broken)
      SELECT id, 'example.com', url, now(), url, 1, id % 20000 = 17 FROM links`);
    await sql("VACUUM (ANALYZE) link_checks");
    const found = await explainList({ broken: true });
    expect(found.sequentialScans).toEqual([]);
    expect(found.linksRead).toBeLessThanOrEqual(LOOK + 3 * rare);
    expect(found.linksRead).toBeGreaterThanOrEqual(rare);
    const others = await explainList({ broken: false });
    expect(others.sequentialScans).toEqual([]);
    expect(others.linksRead).toBeLessThanOrEqual(LIMIT + 1);
  });

  it("listLinks() finds by index what it would find without one", async () => {
    const { postgres } = await adaptersOn(standIns.stack);
    const run = (facts: Partial<LinkQuery>) =>
      postgres.run("list", () => AbortSignal.timeout(60_000), listLinks(queryOf(facts)));
    const ids = async (facts: Partial<LinkQuery>) =>
      (await run(facts)).flatMap(({ id }) => (id === null ? [] : Number(id)));
    const all = Array.from({ length: count }, (_, i) => count - i);
    const page = (isMatch: (i: number) => boolean) => all.filter(isMatch).slice(0, LIMIT);

    expect(await ids({})).toEqual(page(() => true));
    expect(await ids({ tag: "campaign" })).toEqual(page((i) => i % 5 === 1 && i % 20_000 !== 9));
    expect(await ids({ tag: "archive" })).toEqual(page((i) => i % 20_000 === 9));
    expect(await ids({ search: searchFor("NEWS-letter") })).toEqual(page(() => false));
    expect(await ids({ search: searchFor("Newsl") })).toEqual(page((i) => i % 5 === 0));
    expect(await ids({ search: searchFor("aardvark") })).toEqual(page((i) => i % 20_000 === 7));
    expect(await ids({ enabled: false })).toEqual(page((i) => i % 20_000 === 11));
    expect(await ids({ expired: true })).toEqual(page((i) => i % 20_000 === 12));
    expect(await ids({ expired: true, enabled: false })).toEqual([]);
    expect(await ids({ createdBy: "old site" })).toEqual(page((i) => i <= count / 2 && i % 2 === 1));
    expect(await ids({ createdBy: "admin", expired: true })).toEqual(page((i) => i % 20_000 === 12));
    expect(await ids({ search: searchFor("quokka") })).toEqual(page((i) => i % 20_000 === 8));
    expect(await ids({ search: searchFor("spring shop770") })).toEqual(page((i) => i % 1_000 === 770));
  });
});
