import * as v from "valibot";
import type { FieldError, Problem } from "../../http/problem.ts";
import { EXPIRY_IS_PAST, fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { parseRfc3339 } from "../../lib/rfc3339.ts";
import type { KeyDraft } from "../key-repository.ts";
import { CreateKeyBody } from "./key-body.ts";

/**
 * From the JSON of a client to the draft of a key. All fields that are wrong are named at once.
 * @param now what `expiresAt` must lie after, in milliseconds since the epoch.
 */
export function parseKeyBody(body: unknown, now: number): Result<KeyDraft, Problem> {
  const parsed = v.safeParse(CreateKeyBody, body);
  const { expiresAt } = (body ?? {}) as Readonly<Record<string, unknown>>; // Any object may have the field.
  const expiry = typeof expiresAt === "string" ? parseRfc3339(expiresAt) : null;
  const errors = parsed.success ? [] : parsed.issues.map(fieldErrorOf);
  if (typeof expiresAt === "string") errors.push(...expiryErrors(expiry, now));
  if (!parsed.success || errors.length > 0) return err(validationProblem(errors));
  return ok({ name: parsed.output.name, scopes: parsed.output.scopes, expiresAt: expiry });
}

function expiryErrors(time: number | null, now: number): FieldError[] {
  if (time === null) {
    return [{ path: "expiresAt", message: "must be an RFC 3339 time, such as 2027-01-31T12:00:00Z" }];
  }
  return time <= now ? [EXPIRY_IS_PAST] : [];
}
