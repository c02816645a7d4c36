import type { Problem } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Idempotency } from "../link-repository.ts";

/**
 * What the request's `Idempotency-Key` stands for; null where it has none.
 *
 * The hash is of what was understood, so a repeat may spell its JSON differently. It is keyed: a body may
 * hold a password, which could be guessed from a plain hash that lies in the database.
 *
 * @param owner of the key: keys of two owners never meet.
 * @param understood what JSON can hold.
 * @returns a problem when the header is not one.
 */
export async function idempotencyOf(
  headers: Pick<Headers, "get">,
  owner: string,
  understood: unknown,
  pseudonym: (text: string) => Promise<string>,
): Promise<Result<Idempotency | null, Problem>> {
  const key = headers.get("Idempotency-Key");
  if (key === null) return ok(null);
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    const message = "must be 1 to 255 printable ASCII characters";
    return err(validationProblem([{ path: "Idempotency-Key", message }]));
  }
  return ok({ owner, key, bodyHash: await pseudonym(`body:${JSON.stringify(understood)}`) });
}
