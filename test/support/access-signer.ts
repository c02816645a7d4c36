import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

/** Signs as Cloudflare Access does, and publishes its keys: for stand-ins, in Node and in workerd. */
export interface AccessSigner {
  /** @param claims over those of a token that is right. An undefined one is left out. */
  sign(claims?: Readonly<Record<string, unknown>>, options?: SignOptions): Promise<string>;
  /** Signs with a new key from here on. @param keepsOld whether the old one stays published, as Access does it. */
  rotate(keepsOld?: boolean): Promise<void>;
  /** The answer of `/cdn-cgi/access/certs`. */
  certs(): { keys: object[] };
}

interface SignOptions {
  readonly alg?: string;
  readonly kid?: string;
  /** A secret, in place of the team's key. */
  readonly secret?: Uint8Array;
}

export const AUDIENCE = "a".repeat(64);
export const EMAIL = "ada@example.com";

/** @param team the issuer. @param now milliseconds since the epoch. */
export async function createAccessSigner(team: string, now: () => number = () => Date.now()): Promise<AccessSigner> {
  let published: object[] = [];
  let key: JWK;
  let keyId = "";
  let made = 0;

  async function makeKey(keepsOld: boolean): Promise<void> {
    const pair = await generateKeyPair("RS256", { extractable: true });
    key = await exportJWK(pair.privateKey);
    keyId = `key-${++made}`;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: keyId, alg: "RS256", use: "sig" };
    published = [...(keepsOld ? published : []), jwk];
  }
  await makeKey(false);

  return {
    async sign(claims = {}, { alg = "RS256", kid = keyId, secret } = {}) {
      const seconds = Math.floor(now() / 1_000);
      const payload: Record<string, unknown> = {
        ...{ aud: [AUDIENCE], email: EMAIL, iss: team, iat: seconds, nbf: seconds, exp: seconds + 3_600 },
        ...{ type: "app", sub: "a-subject", country: "DE", identity_nonce: "nonce" },
        ...claims,
      };
      const given = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
      return new SignJWT(given)
        .setProtectedHeader({ alg, kid, typ: "JWT" })
        .sign(secret ?? (await importJWK(key, alg)));
    },
    rotate: (keepsOld = true) => makeKey(keepsOld),
    certs: () => ({ keys: published }),
  };
}
