import { createDecipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importBlockHash } from "../../../src/lib/block-hash.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((b) => new Uint8Array(b));

describe("importBlockHash()", () => {
  it("agrees with the sample of FIPS 197, decrypted and with its ciphertext added", async () => {
    // FIPS 197, appendix C.3.
    const key = Uint8Array.from({ length: 32 }, (_, n) => n);
    const ciphertext = new Uint8Array(Buffer.from("8ea2b7ca516745bfeafc49904b496089", "hex"));
    const hash = await importBlockHash(key);
    const expected = ciphertext.map((byte, n) => byte ^ (0x11 * n));
    expect(await hash(ciphertext)).toEqual(expected);
    // A second one, the same: each is hashed by itself.
    expect(await hash(new Uint8Array([...ciphertext, ...ciphertext]))).toEqual(
      new Uint8Array([...expected, ...expected]),
    );
  });

  it("is D(x) ⊕ x of each of many blocks, by Node's AES in ECB mode, and leaves them as they are", async () => {
    await fc.assert(
      fc.asyncProperty(bytes(32), fc.array(bytes(16), { maxLength: 40 }), async (key, blocks) => {
        const inputs = new Uint8Array(blocks.flatMap((block) => [...block]));
        const before = inputs.slice();
        const decipher = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false);
        const inverse = Buffer.concat([decipher.update(inputs), decipher.final()]);
        const hashes = await (await importBlockHash(key))(inputs);
        expect([...hashes]).toEqual([...inverse].map((byte, n) => byte ^ (before[n] ?? 0)));
        expect(inputs).toEqual(before);
      }),
    );
  });
});
