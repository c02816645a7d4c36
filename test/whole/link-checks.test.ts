import { afterAll, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { useHardenedWorker } from "../support/hardened-worker.ts";
import { site, startSites } from "../support/polite-sites.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** The production bundle against sites that redirect, hang, answer without end, and keep programs out. */
const ok = site((_, response) => void response.writeHead(200).end("page"));
let leadsTo = "";
const sites = await startSites({
  2: ok,
  3: site((_, response) => void response.writeHead(302, { Location: leadsTo }).end()),
  4: site(() => {}), // Never answers.
  5: site((request, response) => {
    if (request.method === "HEAD") return void response.writeHead(405).end();
    response.writeHead(200);
    const more = setInterval(() => response.write("x".repeat(65_536)), 5);
    response.on("close", () => clearInterval(more));
  }),
  6: site(
    (_, response) => void response.writeHead(200).end(),
    (_, response) => void response.writeHead(200).end("User-agent: Bijou\nDisallow: /"),
  ),
  7: site((_, response) => void response.writeHead(404).end()),
  8: ok,
  9: site((_, response) => void response.writeHead(302, { Location: "ftp://example.com/" }).end()),
});
leadsTo = sites.url(8, "/landed");
afterAll(() => sites.close());

interface CheckJson {
  readonly check: { readonly status: number | null; readonly problem: string | null; readonly finalUrl: string } | null;
  readonly isNew?: boolean;
}

describe.each(engines)("looks at destinations on $name", (engine) => {
  const whole = useWhole(engine, { ALLOW_PRIVATE_DESTINATIONS: "true", LINK_CHECK_HOSTS: "50" });
  const api = (method: string, path: string) => whole.worker.fetch(path, { method, headers: asAdmin });
  const linkTo = async (url: string) => (await whole.worker.create({ url })).slug;
  const look = async (slug: string) => (await api("POST", `/api/links/${slug}/check`)).json<CheckJson>();
  const known = async (slug: string) => (await api("GET", `/api/links/${slug}/check`)).json<CheckJson>();
  const DAY = "1 day";
  const aDayPasses = () =>
    whole.stack.sql.query({
      query: `WITH hosts AS (UPDATE checked_hosts SET asked_at = asked_at - interval '${DAY}', looked_at = looked_at - interval '${DAY}')
        UPDATE link_checks SET checked_at = checked_at - interval '${DAY}', failing_since = failing_since - interval '${DAY}'`,
      params: [],
    });
  const round = () =>
    whole.worker.harness.getWorker("bijou").scheduled({ cron: "17 3 * * *", scheduledTime: new Date() });

  it("a host is looked at once a day, by name, and what was seen is kept", async () => {
    const slug = await linkTo(sites.url(2, "/a"));
    expect(await known(slug)).toEqual({ check: null });
    const before = sites.asked.length;
    const seen = await look(slug);
    expect(seen).toMatchObject({ isNew: true, check: { status: 200, problem: null, finalUrl: sites.url(2, "/a") } });
    expect(sites.asked.slice(before)).toEqual([
      expect.objectContaining({ method: "GET", path: "/robots.txt" }),
      expect.objectContaining({ method: "HEAD", path: "/a" }),
    ]);
    expect(sites.asked.at(-1)?.agent).toMatch(/^Bijou\/\S+ \(\+https?:\/\/\S+\/_\/checks\)$/);
    expect(await look(slug)).toEqual({ ...seen, isNew: false });
    // Another link to the same host has to wait as well.
    expect(await look(await linkTo(sites.url(2, "/b")))).toEqual({ check: null, isNew: false });
    expect(sites.asked).toHaveLength(before + 2);
    expect(await known(slug)).toEqual({ check: seen.check });
  });

  it("waits for nobody who hangs or never ends, and heeds robots.txt", async () => {
    const start = Date.now();
    const hangs = await linkTo(sites.url(4));
    expect((await look(hangs)).check).toMatchObject({ status: null, problem: "timeout" });
    await api("DELETE", `/api/links/${hangs}`);
    expect(Date.now() - start).toBeLessThan(12_000);
    expect((await look(await linkTo(sites.url(5)))).check).toMatchObject({ status: 200, problem: null });
    expect((await look(await linkTo(sites.url(6)))).check).toMatchObject({ status: null, problem: "robots" });
    expect(sites.of(6).map(({ path }) => path)).not.toContain("/");
  });

  it("the round of a day finds what is broken after two days, and lists and links show it", async () => {
    const gone = await linkTo(sites.url(7, "/gone"));
    const fine = await linkTo(sites.url(2, "/fine"));
    await aDayPasses();
    await round();
    expect((await known(gone)).check).toMatchObject({ status: 404, isBroken: false });
    await round();
    expect(sites.of(7).filter(({ method }) => method === "HEAD")).toHaveLength(1);
    await aDayPasses();
    await round();
    expect((await known(gone)).check).toMatchObject({ status: 404, isBroken: true });
    const list = async (query: string) =>
      (await (await api("GET", `/api/links?${query}`)).json<{ links: { slug: string; check?: object }[] }>()).links;
    const broken = await list("broken=true&checks=include");
    expect(broken).toEqual([
      expect.objectContaining({ slug: gone, check: expect.objectContaining({ status: 404 }) as object }),
    ]);
    const others = (await list("broken=false")).map(({ slug }) => slug);
    expect(others).toContain(fine);
    expect(others).not.toContain(gone);
    expect((await list("limit=1"))[0]).not.toHaveProperty("check");
    // A new destination starts anew.
    await whole.worker.fetch(`/api/links/${gone}`, {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ url: "https://example.com/other" }),
    });
    expect(await list("broken=true")).toEqual([]);
    expect(await known(gone)).toEqual({ check: null });
  });

  it("its agent's address explains it, and no link is there", async () => {
    const page = await whole.worker.fetch("/_/checks", { headers: { Accept: "text/html" } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("User-agent: Bijou");
    for (const method of ["GET", "POST"]) expect((await api(method, "/api/links/no-such-link/check")).status).toBe(404);
  });
});

describe.each(engines)("looks that are led on, on $name", (engine) => {
  // The harness of the suite above follows redirects itself, on the way out of workerd.
  const worker = useHardenedWorker(engine, { ALLOW_PRIVATE_DESTINATIONS: "true" });
  async function lookAt(url: string) {
    const { slug } = await (await worker.call("POST", "/api/links", { url })).json<{ slug: string }>();
    return (await (await worker.call("POST", `/api/links/${slug}/check`)).json<CheckJson>()).check;
  }

  it("follows redirects to other hosts by hand, and says where they lead", async () => {
    const before = sites.of(8).length;
    expect(await lookAt(sites.url(3))).toMatchObject({ status: 200, finalUrl: sites.url(8, "/landed"), problem: null });
    expect(sites.of(8).slice(before)).toEqual([
      expect.objectContaining({ method: "GET", path: "/robots.txt" }),
      expect.objectContaining({ method: "HEAD", path: "/landed" }),
    ]);
    // The host that it was led to has had its look of the day.
    expect(await lookAt(sites.url(8, "/own"))).toBeNull();
    expect(sites.of(8)).toHaveLength(before + 2);
  });

  it("goes nowhere that no link may lead", async () => {
    expect(await lookAt(sites.url(9))).toMatchObject({ status: 302, problem: "refused", finalUrl: sites.url(9) });
  });
});
