import type { Timeouts } from "../config.ts";
import type { BlockCipher } from "../lib/block-cipher.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { type CodeCodec, createCodeCodec } from "./code.ts";
import { importCodeKey } from "./code-key.ts";
import { createIssuedNames, type IssuedNames, type KnownMeta } from "./issued-names.ts";
import { createKeyConfirmation, type KeyConfirmation } from "./key-confirmation.ts";
import { createKnownMeta } from "./stores/database-meta.ts";

export { probePostgres } from "./stores/database-meta.ts";

/** The part of `services.ts` that reads and makes names, with the key of the codes. */
export interface NamesServices {
  readonly codes: CodeCodec;
  readonly pseudonym: (address: string) => Promise<string>;
}

export async function createNamesServices(parts: {
  codeKey: Parameters<typeof importCodeKey>[0];
  postgres: Postgres;
  timeouts: Timeouts;
  staleMaxMs: number;
  now: () => number;
}): Promise<
  NamesServices & {
    etagCipher: BlockCipher;
    webhookSecret: (text: string) => Promise<string>;
    fingerprint: string;
    confirmation: KeyConfirmation;
    knownMeta: KnownMeta;
    issuedNames: IssuedNames;
  }
> {
  const { codeKey, postgres, timeouts, staleMaxMs, now } = parts;
  const { cbcMac, fingerprint, pseudonym, etagCipher, webhookSecret } = await importCodeKey(codeKey);
  const confirmation = createKeyConfirmation(fingerprint);
  const codes = createCodeCodec(cbcMac);
  const knownMeta = createKnownMeta({
    postgres,
    timeoutMs: timeouts.postgresRedirectMs,
    joinLimitMs: timeouts.joinLimitMs,
    now,
  });
  const issuedNames = createIssuedNames({ codes, confirmation, knownMeta, staleMaxMs });
  return { codes, pseudonym, etagCipher, webhookSecret, fingerprint, confirmation, knownMeta, issuedNames };
}
