import { html } from "hono/html";
import { preferredType, VARIES_BY_ACCEPT } from "./accept/preferred-type.ts";
import { PROBLEMS, type Problem, problemResponse, statusOf } from "./problem.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

/** A small page for a person with a browser. What is not Bijou's own text in it goes through `html`, which escapes. */
export type Markup = ReturnType<typeof html>;

/** @param parts.body behind the heading. */
export async function page(parts: {
  status: number;
  heading: string;
  body: Markup;
  headers?: Readonly<Record<string, string>> | undefined;
}): Promise<Response> {
  const { status, heading, body, headers } = parts;
  const text = await html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}</title>
<h1>${heading}</h1>
${body}
</html>
`;
  return new Response(text.toString(), {
    status,
    headers: {
      "Content-Type": HTML,
      "Cache-Control": "no-store",
      ...SECURITY_HEADERS,
      "X-Robots-Tag": "noindex",
      ...headers,
    },
  });
}

const HTML = "text/html; charset=utf-8";

/** Whether whoever asks would rather have a page than JSON: a person with a browser. */
export function wantsPage(request: Pick<Request, "headers">): boolean {
  return preferredType(request.headers.get("Accept"), ["application/problem+json", "application/json", HTML]) === HTML;
}

/** The problem as a page for a person, as problem details for everybody else. */
export function pageOrProblem(
  request: Pick<Request, "headers">,
  problem: Problem & { heading?: string; body?: Markup },
): Response | Promise<Response> {
  const headers = { ...problem.headers, ...VARIES_BY_ACCEPT };
  if (!wantsPage(request)) return problemResponse({ ...problem, headers });
  const { type, heading = PROBLEMS[type].title, detail, body = html`<p>${detail}</p>` } = problem;
  return page({ status: statusOf(type), heading, body, headers });
}
