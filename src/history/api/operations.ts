import type { Caller } from "../../http/caller.ts";
import { domainProblem } from "../../http/domain/domain-problem.ts";
import { onDomainQuery } from "../../http/domain/domain-query.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import { encodeEventCursor } from "../event-cursor.ts";
import type { HistoryPage, HistoryService } from "../history-service.ts";
import { eventJson, viewerOf } from "./event-json.ts";
import { historyQuery, linkHistoryQuery } from "./history-query.ts";

interface HistoryApiServices {
  readonly historyService: HistoryService;
  readonly domains: DomainDirectory;
  readonly baseUrl: string;
  readonly pseudonym: (text: string) => Promise<string>;
}

const operation = operationsOn<HistoryApiServices>();

export const getLinkHistory = operation({
  id: "getLinkHistory",
  method: "get",
  path: "/api/links/{slug}/history",
  access: { scope: "links:read" },
  limit: "reads",
  query: linkHistoryQuery,
  problems: ["not-found"],
  async handle({ params, query: { domain, ...query }, caller, services, scope }) {
    const names = await namesOn(services.domains, params.slug, domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const page = await services.historyService.ofLink(names.value, query, scope);
    if (page === null) return { problem: notFoundProblem("link", "slug") };
    return { status: 200, json: await pageJson(page, caller, services) };
  },
});

export const getHistory = operation({
  id: "getHistory",
  method: "get",
  path: "/api/history",
  access: { scope: "links:read" },
  limit: "reads",
  query: historyQuery,
  async handle({ query, caller, services, scope }) {
    return { status: 200, json: await pageJson(await services.historyService.ofAll(query, scope), caller, services) };
  },
});

/** For privacy: that there were changes stays, what they said does not. */
export const deleteLinkHistory = operation({
  id: "deleteLinkHistory",
  method: "delete",
  path: "/api/links/{slug}/history",
  access: { admin: true },
  limit: "writes",
  query: onDomainQuery,
  problems: ["not-found"],
  async handle({ params, query, services, scope }) {
    const names = await namesOn(services.domains, params.slug, query.domain, scope);
    if (!names.ok) return { problem: domainProblem(names.error) };
    const isLink = await services.historyService.forgetValues(names.value, scope);
    return isLink ? { status: 204 } : { problem: notFoundProblem("link", "slug") };
  },
});

async function pageJson({ events, next }: HistoryPage, caller: Caller, { pseudonym, baseUrl }: HistoryApiServices) {
  const viewer = viewerOf(caller);
  return {
    events: await Promise.all(events.map((event) => eventJson(event, viewer, pseudonym, baseUrl))),
    nextCursor: next === null ? null : encodeEventCursor(next),
  };
}
