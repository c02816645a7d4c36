import { described } from "../../http/openapi/described.ts";
import type { DescribedOperation, RoomDocs } from "../../http/openapi/described-operation.ts";
import { WEB_URL } from "../../links/fields.docs.ts";
import * as answers from "./answers.docs.ts";
import { CreateDomainBody, EditDomainBody } from "./domain-bodies.ts";
import { createDomain, deleteDomain, editDomain, listDomains } from "./operations.ts";

const CREATE_DOMAIN = { domain: "events.example", homeUrl: "https://example.com/events" } as const;

const DOMAIN = {
  ...CREATE_DOMAIN,
  isDefault: false,
  notFoundUrl: null,
  expiredUrl: null,
  appleAppSiteAssociation: null,
  assetLinks: [
    {
      relation: ["delegate_permission/common.handle_all_urls"],
      target: { namespace: "android_app", package_name: "com.example", sha256_cert_fingerprints: ["14:6D:E9"] },
    },
  ],
} as const;

const domainParameter = {
  name: "domain",
  in: "path",
  required: true,
  description: "The domain, in any spelling of its host.",
  schema: { type: "string" },
  example: "events.example",
} as const;

const SETTINGS = {
  homeUrl: { ...WEB_URL, description: "Where `/` leads, in place of the page; null for the page." },
  notFoundUrl: { ...WEB_URL, description: "Where names lead that no link has: 302 for everybody. Null for 404." },
  expiredUrl: {
    ...WEB_URL,
    description: "Where expired and used up links lead that have no `expiredUrl` of their own. Null for 410.",
  },
  appleAppSiteAssociation: {
    description:
      "Served as JSON at `/.well-known/apple-app-site-association`. At most 32,768 bytes. Null where there is none.",
  },
  assetLinks: {
    description: "Served as JSON at `/.well-known/assetlinks.json`. At most 32,768 bytes. Null where there is none.",
  },
};
const NAME = { description: "A host name, without a port." };
const tag = "Domains";
const aDomain = { "application/json": { schema: answers.Domain, example: DOMAIN } };

/** `/api/domains` */
export const DOMAINS_DOCS: RoomDocs = {
  operations: [
    described(listDomains, {
      tag,
      summary: "List the domains",
      description: "The default one first: BASE_URL's host. HOME_URL is its `homeUrl` until one is set.",
      answers: {
        200: {
          description: "All domains.",
          content: { "application/json": { schema: answers.DomainList, example: { domains: [DOMAIN] } } },
        },
      },
    }),
    described(createDomain, {
      tag,
      summary: "Add a domain",
      description: "Links can be made on it from now on. It opens once it is routed to this Worker.",
      body: { example: CREATE_DOMAIN },
      answers: {
        201: { description: "The domain.", headers: { Location: true }, content: aDomain },
      },
    }),
    described(editDomain, {
      tag,
      summary: "Change a domain",
      description: "Fields in the body change, `null` clears a field. It holds everywhere within 10 seconds.",
      params: { domain: domainParameter },
      body: { example: { notFoundUrl: "https://example.com/lost" } },
      answers: { 200: { description: "The domain as it is now.", content: aDomain } },
    }),
    described(deleteDomain, {
      tag,
      summary: "Delete a domain",
      description: "409 with their number while it has links. What was deleted there can't be restored without it.",
      params: { domain: domainParameter },
      answers: { 204: { description: "The domain is deleted." } },
    }),
    ...[
      [
        "getAppleAppSiteAssociation",
        "/.well-known/apple-app-site-association",
        "Which apps open links on iPhones",
      ] as const,
      ["getAssetLinks", "/.well-known/assetlinks.json", "Which apps open links on Android"] as const,
    ].map(
      ([operationId, path, summary]): DescribedOperation => ({
        ...{ operationId, method: "get", path, tag, summary, access: "anyone" },
        description: "Of the domain that is asked, as JSON and without a redirect.",
        answers: {
          200: { description: "The file.", content: { "application/json": { schema: answers.AppLinksFile } } },
        },
        problems: ["not-found", "unavailable"],
        pages: ["misconfigured"],
      }),
    ),
  ],
  schemas: { CreateDomain: CreateDomainBody, EditDomain: EditDomainBody, ...answers },
  parameters: { domainParameter },
  notes: {
    CreateDomain: { domain: NAME, ...SETTINGS },
    EditDomain: SETTINGS,
    Domain: {
      domain: NAME,
      isDefault: { description: "Whether it is BASE_URL's host, where links are made that name no domain." },
      ...SETTINGS,
      // No rule of a request holds for what is stored already.
      homeUrl: { description: SETTINGS.homeUrl.description, format: "iri" },
      notFoundUrl: { description: SETTINGS.notFoundUrl.description, format: "iri" },
      expiredUrl: { description: SETTINGS.expiredUrl.description, format: "iri" },
    },
    DomainList: { domains: { description: "The default one first, the others by name." } },
  },
};
