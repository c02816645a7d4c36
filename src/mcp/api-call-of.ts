import { err, ok, type Result } from "../lib/result.ts";
import type { ApiCall } from "./mcp-server.ts";
import { TOOLS, type Tool, type ToolName } from "./tools.ts";

/** An argument that can't be put into a call at all. Everything else is the operation's to refuse. */
export interface ArgumentError {
  readonly path: string;
  readonly message: string;
}

/** Not the names of links: other paths of the API, or none once a URL is made of them. */
const OTHER_PATHS = /^(?:\.{1,2}|bulk|export|import)$/;

/** The call of the API that a tool stands for. */
export function apiCallOf(name: ToolName, given: Readonly<Record<string, unknown>>): Result<ApiCall, ArgumentError> {
  const { method, path, into }: Tool = TOOLS[name];
  const isOfLink = path.includes("{slug}");
  const { slug, ...others } = given;
  if (isOfLink && (typeof slug !== "string" || slug === "" || !slug.isWellFormed() || OTHER_PATHS.test(slug)))
    return err({ path: "slug", message: "must be the name of a link: its slug or its code" });
  const pathOfLink = isOfLink ? path.replace("{slug}", () => encodeURIComponent(slug as string)) : path;
  const rest = isOfLink ? others : given;
  const { domain, ...ofBody } = rest;
  // Which link it is stands in the address, also where the rest is a body.
  const asksByDomain = into === "body" && isOfLink && domain !== undefined;
  const query = queryOf(into === "query" ? rest : asksByDomain ? { domain } : {});
  if (!query.ok) return query;
  return ok({
    method,
    path: query.value === "" ? pathOfLink : `${pathOfLink}?${query.value}`,
    body: into === "query" ? null : JSON.stringify(asksByDomain ? ofBody : rest),
  });
}

/** A null is an argument that is not given: assistants send it for that. */
function queryOf(given: Readonly<Record<string, unknown>>): Result<string, ArgumentError> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
      return err({ path: name, message: "must be a text, a number, true or false" });
    query.set(name, String(value));
  }
  return ok(query.toString());
}
