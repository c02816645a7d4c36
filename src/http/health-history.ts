import * as v from "valibot";
import type { ApiContext } from "./api-request.ts";
import { ProblemError } from "./problem.ts";
import { HealthHistoryQuery } from "./schemas.ts";
import { queryProblem } from "./validation.ts";

/** `GET /api/health/history` */
export async function healthHistory(c: ApiContext): Promise<Response> {
  const parsed = v.safeParse(HealthHistoryQuery, c.req.query());
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));
  const pings = await c.env.pings.history(parsed.output.limit, c.var.scope.deadline);
  return c.json({ history: pings.map(({ time, ...rest }) => ({ time: new Date(time).toISOString(), ...rest })) });
}
