/**
 * FF1, the format-preserving encryption of NIST SP 800-38G, over AES from WebCrypto.
 *
 * A permutation of strings of n numerals, each in 0 … radix − 1, under a key and a tweak: ten Feistel
 * rounds, each one CBC-MAC. WebCrypto offers no ECB or CBC-MAC, but the last block of ciphertext of
 * AES-CBC with a zero IV is that MAC, so a round is one `encrypt`. The key never leaves WebCrypto.
 *
 * Ten rounds of a full cipher and not four with a small seed: on small domains those are broken in
 * practice (Durak and Vaudenay, CRYPTO 2017).
 */
export interface Ff1 {
  /** SP 800-38G, Algorithm 7. @throws {RangeError} on a length or numeral outside the domain. */
  encrypt(plaintext: readonly number[]): Promise<number[]>;
  /** SP 800-38G, Algorithm 8. @throws {RangeError} on a length or numeral outside the domain. */
  decrypt(ciphertext: readonly number[]): Promise<number[]>;
}

const ROUNDS = 10;
const BLOCK_BYTES = 16;
const CBC_MAC = { name: "AES-CBC", iv: new Uint8Array(BLOCK_BYTES) };
/** SP 800-38G Rev. 1 asks for radix^n of a million at least: below that, guessing beats the cipher. */
const MIN_DOMAIN = 1_000_000n;
/** Longest half, in bytes, whose round value (d bytes, step 5.iv) still comes out of one AES block. */
const MAX_HALF_BYTES = 12;

/**
 * @param options.key AES key for AES-CBC with the usage `encrypt`.
 * @param options.radix 2 … 65,536.
 * @param options.tweak public bytes that select the permutation; empty if absent.
 * @throws {RangeError} when the radix is outside SP 800-38G.
 */
export function createFf1(options: { key: CryptoKey; radix: number; tweak?: Uint8Array }): Ff1 {
  const { key, radix, tweak = new Uint8Array() } = options;
  if (!Number.isInteger(radix) || radix < 2 || radix > 2 ** 16) {
    throw new RangeError(`Cannot create FF1: radix must be 2 … 65536, received ${radix}`);
  }

  /** NUM_radix (Algorithm 1): the number that the numerals spell, most significant first. */
  function numberOf(numerals: readonly number[]): bigint {
    return numerals.reduce((sum, numeral) => sum * BigInt(radix) + BigInt(numeral), 0n);
  }

  /** STR^m_radix (Algorithm 3). */
  function numeralsOf(number: bigint, length: number): number[] {
    const numerals = new Array<number>(length);
    for (let i = length - 1; i >= 0; i--) {
      numerals[i] = Number(number % BigInt(radix));
      number /= BigInt(radix);
    }
    return numerals;
  }

  /** What the rounds share for strings of n numerals: steps 1 to 5 of both algorithms. */
  function prepare(n: number) {
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
    const block = new Uint8Array(BLOCK_BYTES + tweak.length + pad + 1 + halfBytes);
    const view = new DataView(block.buffer);
    block.set([1, 2, 1, radix >> 16, (radix >> 8) & 255, radix & 255, ROUNDS, u & 255]);
    view.setUint32(8, n);
    view.setUint32(12, tweak.length);
    block.set(tweak, BLOCK_BYTES);

    /** y of step 6.iv for a round and the half that is fed into it. */
    async function roundValue(round: number, half: bigint): Promise<bigint> {
      block[block.length - halfBytes - 1] = round;
      for (let i = block.length - 1, rest = half; i >= block.length - halfBytes; i--, rest >>= 8n) {
        block[i] = Number(rest & 255n);
      }
      const mac = await lastBlock(block);
      let y = 0n;
      // Four bytes at a time: each step allocates, and a bulk create takes 10,000 of these rounds.
      for (let i = 0; i < roundBytes; i += 4) y = (y << 32n) | BigInt(mac.getUint32(i));
      return y;
    }
    return { u, v, modulusU: BigInt(radix) ** BigInt(u), modulusV: BigInt(radix) ** BigInt(v), roundValue };
  }

  /** PRF (Algorithm 6): CBC-MAC. WebCrypto appends a block of padding, so the MAC is the block before it. */
  async function lastBlock(data: Uint8Array<ArrayBuffer>): Promise<DataView> {
    const ciphertext = await crypto.subtle.encrypt(CBC_MAC, key, data);
    return new DataView(ciphertext, data.length - BLOCK_BYTES, BLOCK_BYTES);
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

  return {
    async encrypt(plaintext) {
      check(plaintext);
      const { u, v, modulusU, modulusV, roundValue } = prepare(plaintext.length);
      let a = numberOf(plaintext.slice(0, u));
      let b = numberOf(plaintext.slice(u));
      for (let round = 0; round < ROUNDS; round++) {
        const modulus = round % 2 === 0 ? modulusU : modulusV;
        const c = (a + (await roundValue(round, b))) % modulus;
        a = b;
        b = c;
      }
      return [...numeralsOf(a, u), ...numeralsOf(b, v)];
    },

    async decrypt(ciphertext) {
      check(ciphertext);
      const { u, v, modulusU, modulusV, roundValue } = prepare(ciphertext.length);
      let a = numberOf(ciphertext.slice(0, u));
      let b = numberOf(ciphertext.slice(u));
      for (let round = ROUNDS - 1; round >= 0; round--) {
        const modulus = round % 2 === 0 ? modulusU : modulusV;
        const c = (((b - (await roundValue(round, a))) % modulus) + modulus) % modulus;
        b = a;
        a = c;
      }
      return [...numeralsOf(a, u), ...numeralsOf(b, v)];
    },
  };
}

function bitLength(number: bigint): number {
  return number === 0n ? 0 : number.toString(2).length;
}
