import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";

/** The static files, by path (build-web.ts): what is used of Cloudflare's binding to them. */
export interface Assets {
  fetch(url: string): Promise<Response>;
}

/** Where the build puts the document; the host of the address means nothing to the binding. */
const DOCUMENT_URL = "https://assets.local/_/docs/openapi.json";

/**
 * `GET /api/openapi.json`: the document that was made with this Worker, with the address that this one has.
 * @throws {Error} when the static files were not deployed with the Worker.
 */
export async function openApi(c: Context<AppEnv>): Promise<Response> {
  const { assets, baseUrl } = c.env;
  const file = await assets.fetch(DOCUMENT_URL);
  if (!file.ok) throw new Error(`Cannot read the OpenAPI document: the static files answer ${file.status}`);
  const document = await file.json<Record<string, unknown>>();
  return c.json({ ...document, servers: [{ url: baseUrl }] });
}
