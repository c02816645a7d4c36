import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { importCbcMac } from "../../src/lib/cbc-mac.ts";
import { bytesFromHex } from "../../src/lib/hex.ts";
import { type Code, createCodeCodec, isCode } from "../../src/names/code.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import { createFf1 } from "../../src/names/ff1.ts";
import { linkId } from "../../src/names/link-id.ts";
import { shapedText } from "../support/code-arbitraries.ts";
import { CODE_KEY } from "../support/settings.ts";
import { call, createLink, otherIsolate } from "../support/worker-client.ts";
import { countCalls } from "../support/worker-fetch.ts";
import codes from "../vectors/codes.json";
import nist from "../vectors/nist-ff1.json";

/** Strings of a code's shape, the same ones at each run. */
function guesses(count: number): Code[] {
  return fc.sample(shapedText, { seed: 20_261_122, numRuns: count });
}

async function codecOf(key: string) {
  return createCodeCodec((await importCodeKey(key)).cbcMac);
}

describe("codes under workerd's WebCrypto", () => {
  it.each(nist.samples)(
    "createFf1() agrees with NIST's sample $n",
    async ({ key, radix, tweak, plaintext, ciphertext }) => {
      const ff1 = createFf1({ cbcMac: await importCbcMac(bytesFromHex(key)), radix, tweak: bytesFromHex(tweak) });
      expect(await ff1.encrypt(plaintext)).toEqual(ciphertext);
      expect(await ff1.encryptAll([plaintext, plaintext])).toEqual([ciphertext, ciphertext]);
      expect(await ff1.decrypt(ciphertext)).toEqual(plaintext);
    },
  );

  it("encode() and decode() agree with every vector of another implementation", async () => {
    expect(codes.codes.length).toBeGreaterThan(100);
    for (const { key, id, code } of codes.codes) {
      const codec = await codecOf(key);
      expect(await codec.encode(linkId(id))).toBe(code);
      expect(await codec.decode(shaped(code))).toBe(BigInt(id));
    }
  });

  it("decode() refuses every string that another implementation never issues", async () => {
    expect(codes.never.length).toBeGreaterThan(10);
    for (const { key, code } of codes.never) expect(await (await codecOf(key)).decode(shaped(code))).toBeNull();
  });

  it("the Worker issues the codes of the vectors", async () => {
    const { slug } = await createLink();
    expect(await (await codecOf(CODE_KEY)).decode(shaped(slug))).not.toBeNull();
  });
});

function shaped(code: string): Code {
  if (!isCode(code)) throw new Error(`Not of a code's shape: "${code}"`);
  return code;
}

describe("codes that were never issued", () => {
  afterEach(() => vi.restoreAllMocks());

  it("GET /{slug} refuses at least 99.9 % of 3,000 random ones with no store touched (P2)", async () => {
    const { slug } = await createLink();
    const unissued = guesses(3_000);
    const calls = countCalls();
    let touching = 0;
    for (const guess of unissued) {
      const before = countOf(calls());
      const response = await call(`/${guess}`);
      expect(response.status).toBe(404);
      if (countOf(calls()) > before) touching++;
    }
    expect(touching).toBeLessThanOrEqual(unissued.length / 1_000);
    // The count does see what touches a store.
    const before = countOf(calls());
    expect((await otherIsolate()(`/${slug}`)).status).toBe(302);
    expect(countOf(calls())).toBeGreaterThan(before);
  });

  it("GET /{slug} asks once whose database it is, and then no more (P9)", async () => {
    await createLink();
    const visit = otherIsolate();
    const calls = countCalls();
    for (const guess of guesses(20)) expect((await visit(`/${guess}`)).status).toBe(404);
    expect(countOf(calls())).toBe(1);
  });
});

function countOf(calls: Record<string, number>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
