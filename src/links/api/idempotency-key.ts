import type { ApiContext } from "../../http/api-request.ts";
import { ProblemError } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import type { Idempotency } from "../link-repository.ts";

/**
 * What the request's `Idempotency-Key` stands for; null where it has none.
 *
 * The hash is of what was understood, so a repeat may spell its JSON differently. It is keyed: a body may
 * hold a password, which could be guessed from a plain hash that lies in the database.
 *
 * @param owner of the key: keys of two owners never meet.
 * @param understood what JSON can hold.
 * @throws {ProblemError} when the header is not one.
 */
export async function idempotencyOf(c: ApiContext, owner: string, understood: unknown): Promise<Idempotency | null> {
  const key = c.req.header("Idempotency-Key");
  if (key === undefined) return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new ProblemError(
      validationProblem([{ path: "Idempotency-Key", message: "must be 1 to 255 printable ASCII characters" }]),
    );
  }
  return { owner, key, bodyHash: await c.env.pseudonym(`body:${JSON.stringify(understood)}`) };
}
