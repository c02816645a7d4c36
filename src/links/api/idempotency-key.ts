import type { Problem } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Idempotency } from "../link-repository.ts";

/**
 * Fields that a later release has added to a create, with what they are where nobody gives them. They are left out of
 * the hash then, so that a create which one release did is recognised when it is repeated to the next (P3).
 * test/whole/two-releases.test.ts fails for one that is forgotten.
 */
const ADDED_LATER: Readonly<Record<string, unknown>> = { maxVisits: null };

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
  return ok({ owner, key, bodyHash: await pseudonym(`body:${textOf(understood)}`) });
}

function textOf(understood: unknown): string {
  return JSON.stringify(understood, (name, value: unknown) =>
    name in ADDED_LATER && value === ADDED_LATER[name] ? undefined : value,
  );
}
