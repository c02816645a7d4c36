import { pageOrProblem } from "./page.ts";
import { type Problem, problemResponse } from "./problem.ts";
import { identified, requestIdOf } from "./request-id.ts";

/**
 * What to do about it under `wrangler dev`, for the answer and the log; null where it is deployed. wrangler writes the
 * value into the bundle, and [env.…define] of wrangler.toml keeps the shell of a deploy from changing it.
 */
export const REMEDY =
  process.env["NODE_ENV"] === "development"
    ? "in development `npm run stack`, in another terminal, gives `npx wrangler dev` its settings; `npm start` needs neither"
    : null;

const MISCONFIGURED: Problem = {
  type: "misconfigured",
  detail: `Cannot answer: settings of this Worker are missing or wrong; its log names them${REMEDY === null ? "" : `; ${REMEDY}`}`,
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
