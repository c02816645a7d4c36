import { methodNotAllowed, problemResponse } from "./problem.ts";

/** The handler for the methods that a known path does not take: 405. @param methods those that it takes. */
export function only(...methods: string[]): () => Response {
  return () => problemResponse(methodNotAllowed(...methods));
}
