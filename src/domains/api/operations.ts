import { notFoundProblem } from "../../http/not-found.ts";
import { type Input, operationsOn } from "../../http/operation.ts";
import { type Problem, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import type { DestinationRules } from "../../links/destination.ts";
import { defaultHostOf } from "../../links/short-url.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { hostOf, parseHost } from "../../names/host.ts";
import { type DomainProblem, type DomainService, MAX_DOMAINS } from "../domain-service.ts";
import type { Domain, DomainSettings } from "../domain-store.ts";
import { CreateDomainBody, EditDomainBody } from "./domain-bodies.ts";
import { type GivenDomain, parseCreateDomain, parseEditDomain } from "./domain-input.ts";

interface DomainsApiServices {
  readonly domainService: DomainService;
  readonly destinationRules: (requestHost: string | null) => DestinationRules;
  readonly baseUrl: string;
}

const operation = operationsOn<DomainsApiServices>();

/** Two files of 32 kB, each byte escaped. */
const MAX_BODY_BYTES = 262_144;

export const listDomains = operation({
  id: "listDomains",
  method: "get",
  path: "/api/domains",
  access: { admin: true },
  limit: "reads",
  async handle({ services: { domainService, baseUrl }, scope }) {
    const domains = await domainService.list(scope);
    return { status: 200, json: { domains: domains.map((domain) => domainJson(domain, baseUrl)) } };
  },
});

type Request = { readonly url: string; readonly services: DomainsApiServices };
const ownHosts = ({ url, services }: Request) => services.destinationRules(hostOf(url)).ownHosts;

const createBody: Input<GivenDomain, Request> = {
  schema: CreateDomainBody,
  read: (json, request) => parseCreateDomain(json, ownHosts(request)),
};

export const createDomain = operation({
  id: "createDomain",
  method: "post",
  path: "/api/domains",
  access: { admin: true },
  limit: "writes",
  before: "block-list",
  maxBodyBytes: MAX_BODY_BYTES,
  body: createBody,
  problems: ["domain-taken"],
  async handle({ body: { domain, settings }, services: { domainService, baseUrl }, scope }) {
    if (domain === defaultHostOf(baseUrl)) return { problem: TAKEN };
    const made = await domainService.create({ ...NOTHING, ...settings, domain }, scope);
    if (!made.ok) return { problem: problemOf(made.error) };
    return { status: 201, json: domainJson(made.value, baseUrl), headers: { Location: `/api/domains/${domain}` } };
  },
});

const editBody: Input<Partial<DomainSettings>, Request> = {
  schema: EditDomainBody,
  read: (json, request) => parseEditDomain(json, ownHosts(request)),
};

export const editDomain = operation({
  id: "editDomain",
  method: "patch",
  path: "/api/domains/{domain}",
  access: { admin: true },
  limit: "writes",
  before: "block-list",
  maxBodyBytes: MAX_BODY_BYTES,
  body: editBody,
  problems: ["not-found"],
  async handle({ params, body, services: { domainService, baseUrl }, scope }) {
    const domain = domainIn(params.domain, baseUrl);
    if (domain === undefined) return { problem: UNKNOWN };
    const edited = await domainService.edit(domain, body, scope);
    return edited.ok ? { status: 200, json: domainJson(edited.value, baseUrl) } : { problem: problemOf(edited.error) };
  },
});

export const deleteDomain = operation({
  id: "deleteDomain",
  method: "delete",
  path: "/api/domains/{domain}",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found", "domain-in-use"],
  async handle({ params, services: { domainService, baseUrl }, scope }) {
    const domain = domainIn(params.domain, baseUrl);
    if (domain === undefined) return { problem: UNKNOWN };
    if (domain === null) return { problem: IS_DEFAULT };
    const removed = await domainService.remove(domain, scope);
    return removed.ok ? { status: 204 } : { problem: problemOf(removed.error) };
  },
});

/** null for the default domain; undefined for what can be none. */
function domainIn(text: string, baseUrl: string): DomainName | null | undefined {
  const host = parseHost(text);
  if (!host.ok) return undefined;
  return host.value === defaultHostOf(baseUrl) ? null : host.value;
}

const NOTHING: DomainSettings = {
  ...{ homeUrl: null, notFoundUrl: null, expiredUrl: null, appleAppSiteAssociation: null, assetLinks: null },
};

/** A domain as the API answers it everywhere. */
function domainJson({ domain, appleAppSiteAssociation, assetLinks, ...urls }: Domain, baseUrl: string) {
  const fileOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text)); // As it was stored.
  return {
    domain: domain ?? defaultHostOf(baseUrl),
    isDefault: domain === null,
    ...{ homeUrl: urls.homeUrl, notFoundUrl: urls.notFoundUrl, expiredUrl: urls.expiredUrl },
    appleAppSiteAssociation: fileOf(appleAppSiteAssociation),
    assetLinks: fileOf(assetLinks),
  };
}

const UNKNOWN = notFoundProblem("domain", "domain");
const TAKEN: Problem = {
  type: "domain-taken",
  detail: "Cannot add the domain: it is there already",
  errors: [{ path: "domain", message: "is there already" }],
};
const IS_DEFAULT: Problem = {
  type: "domain-in-use",
  detail: "Cannot delete the domain: it is the default one, BASE_URL's",
  errors: [{ path: "domain", message: "must not be the default one" }],
};

function problemOf(problem: DomainProblem): Problem {
  switch (problem.reason) {
    case "taken":
      return TAKEN;
    case "too-many":
      return validationProblem([
        { path: "domain", message: `must not be more than the ${MAX_DOMAINS} that there may be` },
      ]);
    case "not-found":
      return UNKNOWN;
    case "has-links": {
      const { links } = problem;
      const count = links === 1 ? "1 link" : `${links} links`;
      return {
        type: "domain-in-use",
        detail: `Cannot delete the domain: it has ${count}`,
        errors: [{ path: "domain", message: `has ${count}` }],
      };
    }
    case "cache-unavailable":
      return {
        type: "unavailable",
        detail: "Cannot change the domain: Redis is out of reach. Nothing was changed",
        headers: UNAVAILABLE_HEADERS,
      };
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: "Cannot say whether the domain was changed. Read the list of domains, then decide",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}
