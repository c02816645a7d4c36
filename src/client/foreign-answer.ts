import { isProblem } from "./is-problem.ts";

/** What a call resolves to. */
export interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Whether it can't be Bijou that answered so: a proxy's error page, another site, a redirect to somewhere else. */
export function isForeign(method: string, path: string, parseAs: string | undefined, answer: Answer): boolean {
  const { data, error, response } = answer;
  // The API never redirects. A redirected POST would arrive as a GET, and on another host without its key.
  if (response.redirected && path.startsWith("/api/")) return true;
  if (method === "HEAD") return false;
  // `/health` answers a failure with its own JSON, and not with a problem.
  if (response.status >= 400) return !isProblem(error) && !(path === "/health" && typeof error === "object");
  const isJsonDue = [200, 201].includes(response.status) && (parseAs ?? "json") === "json" && method !== "OPTIONS";
  return isJsonDue && data === undefined;
}

export function foreignText(origin: string, { redirected, url, status, headers }: Response): string {
  if (redirected) return `Cannot use ${origin}: it must not redirect, received a redirect to ${url}`;
  const type = headers.get("Content-Type")?.split(";")[0] ?? "no Content-Type";
  return `Cannot use the answer of ${origin}: it must be Bijou's JSON, received ${status} with ${type}`;
}
