import { problemResponse } from "./problem.ts";
import { identified, requestIdOf } from "./request-id.ts";

/** The answer to every request while settings are missing or wrong. */
export function misconfigured(request: Pick<Request, "headers">): Response {
  const detail = "Cannot answer: settings of this Worker are missing or wrong; its log names them";
  return identified(
    problemResponse({ type: "misconfigured", detail }),
    requestIdOf(request, () => crypto.randomUUID()),
  );
}
