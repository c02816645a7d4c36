import { pageOrProblem } from "./page.ts";
import { type Problem, problemResponse } from "./problem.ts";
import { identified, requestIdOf } from "./request-id.ts";

const MISCONFIGURED: Problem = {
  type: "misconfigured",
  detail: "Cannot answer: settings of this Worker are missing or wrong; its log names them",
};

/** The answer to every request while settings are missing or wrong: a page for a visitor's browser, and no page of the API. */
export async function misconfigured(request: Pick<Request, "headers" | "url">): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isOfApi = pathname.startsWith("/api/") || pathname === "/metrics";
  return identified(
    isOfApi ? problemResponse(MISCONFIGURED) : await pageOrProblem(request, MISCONFIGURED),
    requestIdOf(request, () => crypto.randomUUID()),
  );
}
