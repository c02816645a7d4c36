import type { Context } from "hono";
import { html } from "hono/html";
import { page, pageOrProblem } from "../../http/page.ts";
import { PROBLEMS, type ProblemType } from "../../http/problem.ts";
import { PROBLEM_ADVICE } from "../../http/problem-advice.ts";

/** `GET /_/problems/{type}`: what the `type` of a problem means. */
export function problemPage(c: Pick<Context, "req">): Response | Promise<Response> {
  const type = c.req.param("type") ?? "";
  if (!isProblemType(type)) {
    return pageOrProblem(c.req.raw, { type: "not-found", detail: "Cannot find the page: no problem has this name" });
  }
  const { status, title } = PROBLEMS[type];
  // In English, for developers, as the API's document is.
  return page(c.req.raw, {
    status: 200,
    language: "en",
    say: () => ({
      heading: title,
      body: html`<p>${PROBLEM_ADVICE[type]}</p>
<p class="aside"><code>${type}</code>, answered with status ${status}.</p>`,
    }),
  });
}

function isProblemType(type: string): type is ProblemType {
  return Object.hasOwn(PROBLEMS, type);
}
