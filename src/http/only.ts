import type { Context } from "hono";
import { pageOrProblem } from "./page.ts";
import { methodNotAllowed, problemResponse } from "./problem.ts";

/** The handler for the methods that a path of the API does not take: 405. @param methods those that it takes. */
export function only(...methods: string[]): () => Response {
  return () => problemResponse(methodNotAllowed(...methods));
}

/** The same for a path that people open too: a page for a browser. */
export function onlyToLook(c: Pick<Context, "req">): Response | Promise<Response> {
  return pageOrProblem(c.req.raw, methodNotAllowed("GET", "HEAD"));
}

/** The same for one with a form. */
export function onlyToLookOrSend(c: Pick<Context, "req">): Response | Promise<Response> {
  return pageOrProblem(c.req.raw, methodNotAllowed("GET", "HEAD", "POST"));
}
