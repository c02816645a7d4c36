// jose: the library that Cloudflare's own documentation verifies with, without dependencies, over WebCrypto. Only what
// verifies is taken from it (`npm run size`).
import { JOSEError, JWKSNoMatchingKey } from "jose/errors";
import { jwtVerify } from "jose/jwt/verify";
import { type AccessTokens, emailIn } from "../access-tokens.ts";
import type { AccessKeys, KeySet } from "./access-keys.ts";

/** Some 1,200 characters are usual, more with groups of an identity provider. */
const MAX_TOKEN_LENGTH = 16_384;

/**
 * Verifies tokens of Access (RFC 7519): signed with RS256 by a key of the team, for this application, and valid now. A
 * service token has no e-mail, so it belongs to nobody.
 *
 * @param options.team its origin, which is the issuer. @param options.audience the application's tag.
 * @param options.admins in lower case.
 */
export function createAccessTokens(options: {
  team: string;
  audience: string;
  admins: readonly string[];
  keys: AccessKeys;
  now: () => number;
}): AccessTokens {
  const { team, audience, admins, keys, now } = options;

  async function emailOf(token: string, set: KeySet): Promise<string | null> {
    const { payload } = await jwtVerify(token, set, {
      algorithms: ["RS256"],
      ...{ issuer: team, audience },
      requiredClaims: ["exp"],
      currentDate: new Date(now()),
    });
    return emailIn(payload["email"]);
  }

  return {
    async personOf(token, request) {
      if (token.length > MAX_TOKEN_LENGTH) return null;
      try {
        const email = await emailOf(token, await keys.current(request)).catch(async (error: unknown) => {
          if (!(error instanceof JWKSNoMatchingKey)) throw error;
          const set = await keys.reloaded(request);
          return set === null ? null : emailOf(token, set);
        });
        return email === null ? null : { email, isAdmin: admins.includes(email) };
      } catch (error) {
        // The token is wrong in some way. jose's messages may repeat parts of it, so nobody sees them.
        if (error instanceof JOSEError) return null;
        throw error;
      }
    },
  };
}
