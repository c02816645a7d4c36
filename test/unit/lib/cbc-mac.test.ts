import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCbcMac } from "../../../src/lib/cbc-mac.ts";
import { PATIENCE } from "../../support/patience.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((b) => new Uint8Array(b));

/** Key, and messages of so many blocks each. */
const input = fc
  .tuple(fc.constantFrom(16, 24, 32), fc.integer({ min: 1, max: 5 }))
  .chain(([keyBytes, blocks]) =>
    fc.record({ key: bytes(keyBytes), messages: fc.array(bytes(16 * blocks), { minLength: 1, maxLength: 20 }) }),
  );

describe("importCbcMac()", PATIENCE, () => {
  it("agrees with the sample of FIPS 197, of one message and of two", async () => {
    // FIPS 197, appendix C.3, a lone block: CBC with a zero IV is then the cipher itself.
    const key = Uint8Array.from({ length: 32 }, (_, n) => n);
    const block = Uint8Array.from({ length: 16 }, (_, n) => 0x11 * n);
    const ciphertext = Buffer.from("8ea2b7ca516745bfeafc49904b496089", "hex");
    const mac = await importCbcMac(key);
    expect(Buffer.from(await mac(block, 16))).toEqual(ciphertext);
    expect(Buffer.from(await mac(new Uint8Array([...block, ...block]), 16))).toEqual(
      Buffer.concat([ciphertext, ciphertext]),
    );
  });

  it("makes of many messages together what it makes of each", async () => {
    await fc.assert(
      fc.asyncProperty(input, async ({ key, messages }) => {
        const mac = await importCbcMac(key);
        const length = messages[0]?.length ?? 0;
        const each = await Promise.all(messages.map((message) => mac(message, length)));
        const together = await mac(new Uint8Array(messages.flatMap((message) => [...message])), length);
        expect([...together]).toEqual(each.flatMap((one) => [...one]));
      }),
      { numRuns: 300 },
    );
  });
});
