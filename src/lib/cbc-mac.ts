// @noble/ciphers: AES-ECB in 3.5 kB, audited, without dependencies, kept up; WebCrypto offers no ECB.
import { ecb } from "@noble/ciphers/aes.js";

/**
 * CBC-MACs under one AES key (NIST SP 800-38B without the subkeys; SP 800-38G, Algorithm 6, calls it PRF). Safe only
 * for messages of one length, as FF1's are.
 *
 * A lone message goes to WebCrypto, which has no call for more than one: at some 5 µs a call, the 10,600 of a thousand
 * codes were half of the CPU of a bulk create. So several go through AES in JavaScript together, a block of each at
 * a time. That looks tables up by secret values, which takes a neighbour in the same cache to notice: no visitor is one.
 *
 * @param messages of `length` bytes each, one behind the other.
 * @param length a multiple of 16.
 * @returns 16 bytes for each.
 */
export type CbcMac = (messages: Uint8Array<ArrayBuffer>, length: number) => Promise<Uint8Array<ArrayBuffer>>;

const BLOCK_BYTES = 16;
const BLOCK_WORDS = BLOCK_BYTES / 4;
const ZERO_IV = { name: "AES-CBC", iv: new Uint8Array(BLOCK_BYTES) };

/** @param keyBytes 16, 24 or 32. */
export async function importCbcMac(keyBytes: Uint8Array<ArrayBuffer>): Promise<CbcMac> {
  const key = await crypto.subtle.importKey("raw", keyBytes, "AES-CBC", false, ["encrypt"]);

  /** The last block of ciphertext is the MAC; WebCrypto appends one of padding. */
  async function macOfOne(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(
      await crypto.subtle.encrypt(ZERO_IV, key, message),
      message.length - BLOCK_BYTES,
      BLOCK_BYTES,
    );
  }

  function macsOfMany(messages: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
    const words = new Uint32Array(messages.buffer, messages.byteOffset, messages.length / 4);
    const messageWords = length / 4;
    let macs = new Uint32Array((words.length / messageWords) * BLOCK_WORDS);
    for (let block = 0; block < messageWords; block += BLOCK_WORDS) {
      for (let from = block, to = 0; to < macs.length; from += messageWords, to += BLOCK_WORDS) {
        for (let word = 0; word < BLOCK_WORDS; word++)
          macs[to + word] = (macs[to + word] ?? 0) ^ (words[from + word] ?? 0);
      }
      // The library forbids encrypting twice with an instance. Its key schedule takes a few µs.
      macs = new Uint32Array(ecb(keyBytes, { disablePadding: true }).encrypt(new Uint8Array(macs.buffer)).buffer);
    }
    return new Uint8Array(macs.buffer);
  }

  return async (messages, length) => (messages.length === length ? macOfOne(messages) : macsOfMany(messages, length));
}
