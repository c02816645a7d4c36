import { type AccessTokens, AccessUnavailable } from "../../access/access-tokens.ts";
import { accessTokenOf } from "../../access/credential.ts";
import type { Caller } from "../../http/caller.ts";
import { ProblemError, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { log } from "../../lib/log.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { SCOPES } from "../scope.ts";

/**
 * Reads who signed in at Cloudflare Access. A person has all scopes of a key, and may do everything if an administrator.
 *
 * @returns null when a token counts but is not valid. The caller is then refused, even where anybody may call.
 * @throws {ProblemError} 503 when the token can't be checked now.
 */
export async function authenticatePerson(
  request: Pick<Request, "headers">,
  known: {
    readonly accessTokens: AccessTokens | null;
    readonly pseudonym: (text: string) => Promise<string>;
  },
  visit: Pick<Visit, "waitUntil">,
): Promise<Caller | null> {
  const { accessTokens, pseudonym } = known;
  const token = accessTokens === null ? null : accessTokenOf(request.headers);
  if (accessTokens === null || token === null) return { kind: "anonymous" };
  const person = await accessTokens.personOf(token, visit).catch(refuseUnknown);
  if (person === null) return null;
  const { email, isAdmin } = person;
  const owner = `person:${email}` as const;
  return { kind: "person", owner, name: email, pseudonym: await pseudonym(owner), isAdmin, scopes: SCOPES };
}

function refuseUnknown(error: unknown): never {
  if (!(error instanceof AccessUnavailable)) throw error;
  log("error", "request-failed", { reason: error.message });
  throw new ProblemError({ type: "unavailable", detail: error.message, headers: UNAVAILABLE_HEADERS });
}
