import { describe, expect, it, vi } from "vitest";
import {
  blockDomains,
  createReport,
  deleteReport,
  listBlockedDomains,
  listReports,
  unblockDomain,
  unblockDomains,
} from "../../../../src/abuse/api/operations.ts";
import type { BlockedDomain, Domain } from "../../../../src/abuse/blocked-domain.ts";
import type { BlockedDomainStore } from "../../../../src/abuse/blocked-domain-store.ts";
import type { ReportStore } from "../../../../src/abuse/report-store.ts";
import type { Limiter, RateLimit } from "../../../../src/limits/limiter.ts";
import type { LinkStore } from "../../../../src/links/link-store.ts";
import { linkId } from "../../../../src/names/link-id.ts";
import { askedOf, NOW } from "../../../support/asked.ts";
import { ONE_DOMAIN } from "../../../support/one-domain.ts";

const refuse = () => Promise.reject(new Error("Cannot be: this test asks for something else"));
const EVIL = "evil.example" as Domain; // As parseDomain() gives it.
const BAD = "bad.example" as Domain;
const blocked = (domain: Domain): BlockedDomain => ({ domain, reason: null, createdAt: NOW, createdBy: "key:admin" });

function blocking(store: Partial<BlockedDomainStore>) {
  const reload = vi.fn(async () => undefined);
  return { blockedDomains: { add: refuse, list: refuse, remove: refuse, ...store }, blockList: { reload } };
}

describe("blockDomains", () => {
  it("blockDomains writes down who blocked, and reads the list anew before it answers", async () => {
    const add = vi.fn(async () => [blocked(EVIL)]);
    const services = blocking({ add });
    const given = await blockDomains.handle(askedOf({ services, body: { domains: [EVIL], reason: "Phishing" } }));
    expect(add).toHaveBeenCalledWith([EVIL], { reason: "Phishing", createdBy: "key:admin" }, expect.anything());
    expect(services.blockList.reload).toHaveBeenCalledOnce();
    expect(given).toEqual({
      status: 200,
      json: { blockedDomains: [{ ...blocked(EVIL), createdAt: "2026-11-29T12:00:00.000Z" }] },
    });
  });
});

describe("listBlockedDomains", () => {
  it("listBlockedDomains asks for one more than a page, and says where the next begins", async () => {
    const list = vi.fn(async () => [blocked(BAD), blocked(EVIL)]);
    const asked = askedOf({ services: blocking({ list }), query: { limit: 1, after: null } });
    const given = await listBlockedDomains.handle(asked);
    expect(list).toHaveBeenCalledWith(null, 2, expect.anything());
    expect(given).toMatchObject({ json: { blockedDomains: [{ domain: BAD }], nextCursor: BAD } });
  });

  it("listBlockedDomains refuses a cursor that is no domain", () => {
    const read = listBlockedDomains.query?.read({ cursor: "com" }, askedOf({ services: blocking({}) }));
    expect(read).toMatchObject({ ok: false, error: { errors: [{ path: "cursor" }] } });
  });
});

describe("unblockDomain and unblockDomains", () => {
  it("unblockDomain answers 204 for a domain that was blocked, and reads the list anew", async () => {
    const services = blocking({ remove: async () => [EVIL] });
    expect(await unblockDomain.handle(askedOf({ services, params: { domain: "EVIL.example" } }))).toEqual({
      status: 204,
    });
    expect(services.blockList.reload).toHaveBeenCalledOnce();
  });

  it.each(["com", "good.example"])("unblockDomain answers 404 for %s, which is not blocked", async (domain) => {
    const services = blocking({ remove: async () => [] });
    expect(await unblockDomain.handle(askedOf({ services, params: { domain } }))).toMatchObject({
      problem: { type: "not-found" },
    });
    expect(services.blockList.reload).not.toHaveBeenCalled();
  });

  it("unblockDomains names those that were blocked alone", async () => {
    const services = blocking({ remove: async () => [EVIL] });
    expect(await unblockDomains.handle(askedOf({ services, body: [EVIL, BAD] }))).toEqual({
      status: 200,
      json: { unblocked: [EVIL] },
    });
  });
});

const LIMIT: RateLimit = { name: "reports-per-day", quota: 200, windowMs: 86_400_000 };
const ID = "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c";

function reporting(parts: { reports?: Partial<ReportStore>; find?: LinkStore["find"]; isAllowed?: boolean }) {
  const { isAllowed = true } = parts;
  const limiter: Limiter = {
    take: async (_, limit) => ({
      limit,
      remaining: 0,
      resetMs: 1,
      ...(isAllowed ? { isAllowed } : { isAllowed, retryAfterMs: 1 }),
    }),
  };
  return {
    links: { find: parts.find ?? (async () => ({ target: null, asOf: NOW })) },
    reports: { add: refuse, list: refuse, remove: refuse, ...parts.reports },
    limiter,
    limits: { reportsPerDay: LIMIT },
    domains: ONE_DOMAIN,
    baseUrl: "https://go.example",
    createId: () => ID,
  };
}

const body = { slug: "promo", reason: "spam" as const, details: null, email: null };
const target = { id: linkId(7n) } as Awaited<ReturnType<LinkStore["find"]>>["target"]; // More of it is not looked at.
const found: LinkStore["find"] = async () => ({ target, asOf: NOW });

describe("createReport", () => {
  it("createReport keeps what was reported of the link that has this name", async () => {
    const add = vi.fn(async () => true);
    const given = await createReport.handle(askedOf({ services: reporting({ find: found, reports: { add } }), body }));
    expect(given).toEqual({ status: 202 });
    expect(add).toHaveBeenCalledWith(
      { id: ID, linkId: target?.id, slug: "promo", reason: "spam", details: null, email: null },
      expect.anything(),
    );
  });

  it("createReport answers 202 also where the day's reports of this address are used up, and keeps nothing", async () => {
    const services = reporting({ find: found, isAllowed: false });
    expect(await createReport.handle(askedOf({ services, body }))).toEqual({ status: 202 });
  });

  it("createReport answers 404 for a name that no link has", async () => {
    expect(await createReport.handle(askedOf({ services: reporting({}), body }))).toMatchObject({
      problem: { type: "not-found", detail: "Cannot find the link: no link has this slug" },
    });
  });
});

describe("listReports and deleteReport", () => {
  it("listReports gives a cursor that its query reads again", async () => {
    const report = { ...body, id: ID, linkId: linkId(7n), time: NOW };
    const services = reporting({ reports: { list: async () => [report, report] } });
    const given = await listReports.handle(askedOf({ services, query: { limit: 1, after: null } }));
    expect(given).toMatchObject({ json: { reports: [{ id: ID, time: "2026-11-29T12:00:00.000Z" }] } });
    const cursor = given.json.nextCursor ?? "";
    expect(listReports.query?.read({ cursor }, askedOf({ services }))).toMatchObject({
      value: { limit: 50, after: { id: ID, time: NOW } },
    });
  });

  it("listReports tells nothing of the link but its name", async () => {
    const report = { ...body, id: ID, linkId: linkId(7n), time: NOW };
    const services = reporting({ reports: { list: async () => [report] } });
    const { json } = await listReports.handle(askedOf({ services, query: { limit: 1, after: null } }));
    expect(json.reports[0]).not.toHaveProperty("linkId");
  });

  it("deleteReport asks nobody about what can't be an id, and takes an id in any case", async () => {
    const asking = (id: string, remove: ReportStore["remove"]) =>
      deleteReport.handle(askedOf({ services: reporting({ reports: { remove } }), params: { id } }));
    expect(await asking("nul\u0000", refuse)).toMatchObject({ problem: { type: "not-found" } });
    expect(await asking(ID.toUpperCase(), async (id) => id === ID)).toEqual({ status: 204 });
    expect(await asking(ID, async () => false)).toMatchObject({ problem: { type: "not-found" } });
  });
});
