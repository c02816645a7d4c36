import { operationsOn } from "../../http/operation.ts";
import { DOCS_PAGE, DOCS_PAGE_HEADERS } from "./docs-page.ts";

/** The static files, by path (build-web.ts): what is used of Cloudflare's binding to them. */
export interface Assets {
  fetch(url: string, init?: { headers: Record<string, string> }): Promise<Response>;
}

const operation = operationsOn<{ readonly assets: Assets; readonly baseUrl: string }>();

/** Where the build puts the document; the host of the address means nothing to the binding. */
const DOCUMENT_URL = "https://assets.local/_/docs/openapi.json";

/** The document that was made with this Worker, with the address that this one has. */
export const getOpenApiDocument = operation({
  id: "getOpenApiDocument",
  method: "get",
  path: "/api/openapi.json",
  access: "anyone",
  async handle({ services: { assets, baseUrl } }) {
    const file = await assets.fetch(DOCUMENT_URL);
    if (!file.ok) throw new Error(`Cannot read the OpenAPI document: the static files answer ${file.status}`);
    const document = await file.json<OpenApi>();
    return { status: 200, json: { ...document, servers: [{ url: baseUrl }] } };
  },
});

/** What is surely in it. */
interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, unknown>>;
}

export const getDocsPage = operation({
  id: "getDocsPage",
  method: "get",
  path: "/api/docs",
  access: "anyone",
  respond: () => ({ status: 200 as const, body: DOCS_PAGE, headers: DOCS_PAGE_HEADERS }),
});
