import { type Problem, problemResponse, statusOf } from "./problem.ts";

/** The problem as a small page for a person with a browser, as problem details for everybody else. */
export function pageOrProblem(request: Pick<Request, "headers">, problem: Problem & { heading: string }): Response {
  if (!request.headers.get("Accept")?.includes("text/html")) return problemResponse(problem);
  const { heading, detail } = problem;
  // The texts are Bijou's own; nothing of the request is repeated, so there is nothing to escape.
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${heading}</title>
<h1>${heading}</h1>
<p>${detail}</p>
</html>
`;
  return new Response(html, {
    status: statusOf(problem.type),
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
      ...problem.headers,
    },
  });
}
