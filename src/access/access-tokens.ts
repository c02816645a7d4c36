import type { Visit } from "../lib/request-scope.ts";

/** The port that tells whose token it is. */
export interface AccessTokens {
  /**
   * @returns null for a token that is none of ours, or none any more.
   * @throws {AccessUnavailable} when nobody can tell, since Access's keys are out of reach.
   */
  personOf(token: string, request: Pick<Visit, "waitUntil">): Promise<Person | null>;
}

/** Somebody of the team. There is no table of people: this is all that is known. */
export interface Person {
  /** In lower case, so that one person is one, however an identity provider spells them. */
  readonly email: string;
  readonly isAdmin: boolean;
}

/** An outage, which says nothing of the token. */
export class AccessUnavailable extends Error {
  override readonly name = "AccessUnavailable";
  constructor() {
    super("Cannot tell who signed in: the keys of Cloudflare Access are out of reach");
  }
}

/** A mailbox, roughly; as long as one can be (RFC 5321, section 4.5.3). @returns null for what is none. */
export function emailIn(claim: unknown): string | null {
  if (typeof claim !== "string" || claim.length > 254) return null;
  return /^[^\s\p{C}@]+@[^\s\p{C}@]+$/u.test(claim) ? claim.toLowerCase() : null;
}
