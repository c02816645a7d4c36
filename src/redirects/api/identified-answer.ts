import { identified } from "../../http/request-id.ts";
import type { VisitorRequest } from "./look-up.ts";

/** The answer with the id of its request. A redirect has the caller's or none: to make one is a good part of what it takes. */
export function identifiedAnswer(
  { requestId, services }: Pick<VisitorRequest, "requestId" | "services">,
  answer: Response,
): Response {
  if (requestId === null && answer.status >= 300 && answer.status < 400) return answer;
  return identified(answer, requestId ?? services.createId());
}
