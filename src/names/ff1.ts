import type { CbcMac } from "../lib/cbc-mac.ts";
import { bytesInto, numberOf, numeralsOf } from "./numerals.ts";

/**
 * FF1, the format-preserving encryption of NIST SP 800-38G, over AES.
 *
 * A permutation of strings of n numerals, each in 0 … radix − 1, under a key and a tweak: ten Feistel
 * rounds, each one CBC-MAC. Many strings go through a round together.
 *
 * Ten rounds of a full cipher and not four with a small seed: on small domains those are broken in
 * practice (Durak and Vaudenay, CRYPTO 2017).
 */
export interface Ff1 {
  /** SP 800-38G, Algorithm 7. @throws {RangeError} on a length or numeral outside the domain. */
  encrypt(plaintext: readonly number[]): Promise<number[]>;
  /** Each by itself, in order. @param plaintexts all of one length. @throws {RangeError} as `encrypt`. */
  encryptAll(plaintexts: readonly (readonly number[])[]): Promise<number[][]>;
  /** SP 800-38G, Algorithm 8. @throws {RangeError} on a length or numeral outside the domain. */
  decrypt(ciphertext: readonly number[]): Promise<number[]>;
}

const ROUNDS = 10;
const BLOCK_BYTES = 16;
/** SP 800-38G Rev. 1 asks for radix^n of a million at least: below that, guessing beats the cipher. */
const MIN_DOMAIN = 1_000_000n;
/** Longest half, in bytes, whose round value (d bytes, step 5.iv) still comes out of one AES block. */
const MAX_HALF_BYTES = 12;

/**
 * @param options.cbcMac under the key.
 * @param options.radix 2 … 65,536.
 * @param options.tweak public bytes that select the permutation; empty if absent.
 * @throws {RangeError} when the radix is outside SP 800-38G.
 */
export function createFf1(options: { cbcMac: CbcMac; radix: number; tweak?: Uint8Array }): Ff1 {
  const { cbcMac, radix, tweak = new Uint8Array() } = options;
  if (!Number.isInteger(radix) || radix < 2 || radix > 2 ** 16) {
    throw new RangeError(`Cannot create FF1: radix must be 2 … 65536, received ${radix}`);
  }

  /** What all rounds share, for `count` strings of n numerals: steps 1 to 5 of both algorithms. */
  function prepare(n: number, count: number) {
    const u = Math.floor(n / 2);
    const v = n - u;
    const halfBytes = Math.ceil(bitLength(BigInt(radix) ** BigInt(v) - 1n) / 8);
    if (halfBytes > MAX_HALF_BYTES) {
      throw new RangeError(
        `Cannot apply FF1: halves may have ${MAX_HALF_BYTES} bytes, ${n} numerals of radix ${radix} need ${halfBytes}`,
      );
    }
    const roundBytes = 4 * Math.ceil(halfBytes / 4) + 4;
    const pad = (BLOCK_BYTES - ((tweak.length + halfBytes + 1) % BLOCK_BYTES)) % BLOCK_BYTES;

    // P ‖ Q (steps 5 and 6.i): only Q's round number and half change from round to round.
    const message = new Uint8Array(BLOCK_BYTES + tweak.length + pad + 1 + halfBytes);
    const view = new DataView(message.buffer);
    message.set([1, 2, 1, radix >> 16, (radix >> 8) & 255, radix & 255, ROUNDS, u & 255]);
    view.setUint32(8, n);
    view.setUint32(12, tweak.length);
    message.set(tweak, BLOCK_BYTES);
    const messages = new Uint8Array(message.length * count);
    for (let start = 0; start < messages.length; start += message.length) messages.set(message, start);

    /** y of step 6.iv for a round and each half that is fed into it. */
    async function roundValues(round: number, halves: readonly bigint[]): Promise<bigint[]> {
      halves.forEach((half, n) => {
        const end = (n + 1) * message.length;
        messages[end - halfBytes - 1] = round;
        bytesInto(messages, end - halfBytes, end, half);
      });
      const macs = await cbcMac(messages, message.length);
      const view = new DataView(macs.buffer, macs.byteOffset);
      return halves.map((_, n) => {
        const start = n * BLOCK_BYTES;
        // Eight bytes, and then four at a time: each step allocates, and a bulk create takes 10,000 of these rounds.
        let y = view.getBigUint64(start);
        for (let i = 8; i < roundBytes; i += 4) y = (y << 32n) | BigInt(view.getUint32(start + i));
        return y;
      });
    }
    return { u, v, modulusU: BigInt(radix) ** BigInt(u), modulusV: BigInt(radix) ** BigInt(v), roundValues };
  }

  function check(numerals: readonly number[]): void {
    if (numerals.length < 2 || BigInt(radix) ** BigInt(numerals.length) < MIN_DOMAIN) {
      throw new RangeError(
        `Cannot apply FF1: radix^n must be at least ${MIN_DOMAIN}, received ${numerals.length} numerals`,
      );
    }
    for (const numeral of numerals) {
      if (!Number.isInteger(numeral) || numeral < 0 || numeral >= radix) {
        throw new RangeError(`Cannot apply FF1: numerals must be 0 … ${radix - 1}, received ${numeral}`);
      }
    }
  }

  async function encryptAll(plaintexts: readonly (readonly number[])[]): Promise<number[][]> {
    const [first = []] = plaintexts;
    plaintexts.forEach(check);
    if (plaintexts.some(({ length }) => length !== first.length)) {
      throw new RangeError("Cannot apply FF1: strings that are encrypted together must have one length");
    }
    if (plaintexts.length === 0) return [];
    const { u, v, modulusU, modulusV, roundValues } = prepare(first.length, plaintexts.length);
    let as = plaintexts.map((plaintext) => numberOf(plaintext.slice(0, u), radix));
    let bs = plaintexts.map((plaintext) => numberOf(plaintext.slice(u), radix));
    for (let round = 0; round < ROUNDS; round++) {
      const modulus = round % 2 === 0 ? modulusU : modulusV;
      const values = await roundValues(round, bs);
      const cs = values.map((y, n) => ((as[n] ?? 0n) + y) % modulus);
      as = bs;
      bs = cs;
    }
    return as.map((a, n) => [...numeralsOf(a, u, radix), ...numeralsOf(bs[n] ?? 0n, v, radix)]);
  }

  return {
    encryptAll,

    async encrypt(plaintext) {
      const [ciphertext = []] = await encryptAll([plaintext]);
      return ciphertext;
    },

    async decrypt(ciphertext) {
      check(ciphertext);
      const { u, v, modulusU, modulusV, roundValues } = prepare(ciphertext.length, 1);
      let a = numberOf(ciphertext.slice(0, u), radix);
      let b = numberOf(ciphertext.slice(u), radix);
      for (let round = ROUNDS - 1; round >= 0; round--) {
        const modulus = round % 2 === 0 ? modulusU : modulusV;
        const [y = 0n] = await roundValues(round, [a]);
        const c = (((b - y) % modulus) + modulus) % modulus;
        b = a;
        a = c;
      }
      return [...numeralsOf(a, u, radix), ...numeralsOf(b, v, radix)];
    },
  };
}

function bitLength(number: bigint): number {
  return number === 0n ? 0 : number.toString(2).length;
}
