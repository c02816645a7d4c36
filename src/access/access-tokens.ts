import type { Visit } from "../lib/request-scope.ts";

/** The port that says who a token of Cloudflare Access belongs to. */
export interface AccessTokens {
  /**
   * @returns null for a token that is not ours, or no longer valid.
   * @throws {AccessUnavailable} when the keys of Access are out of reach, so that no token can be checked.
   */
  personOf(token: string, request: Pick<Visit, "waitUntil">): Promise<Person | null>;
}

/** Somebody of the team. Bijou has no table of people: this is all that it knows. */
export interface Person {
  /** In lower case, so that one person is one, however an identity provider spells them. */
  readonly email: string;
  readonly isAdmin: boolean;
}

/** An outage. It says nothing about the token. */
export class AccessUnavailable extends Error {
  override readonly name = "AccessUnavailable";
  constructor() {
    super("Cannot tell who signed in: the keys of Cloudflare Access are out of reach");
  }
}

/** A mailbox, roughly; as long as one can be (RFC 5321, section 4.5.3). @returns null if the text is not an e-mail address. */
export function emailIn(claim: unknown): string | null {
  if (typeof claim !== "string" || claim.length > 254) return null;
  return /^[^\s\p{C}@]+@[^\s\p{C}@]+$/u.test(claim) ? claim.toLowerCase() : null;
}
