/**
 * A keyed hash of many inputs of 16 bytes, in two calls of WebCrypto however many there are. A call for each was the
 * dearest part of recording a visit (`npm run bench`).
 *
 * The hash of x is D(x) ⊕ x, where D is AES's inverse. Without the key nobody tells it from chance. With the key nobody can
 * turn it around but by trying inputs, since x itself is added (as in Davies and Meyer's way to make a hash of a cipher).
 *
 * WebCrypto has no ECB. But decrypting in CBC mode takes D of each block by itself, and adds the block before it, which is
 * known and can be taken off again. It wants to see padding at the end: the first call makes the block that decrypts to it.
 */
export type BlockHash = (inputs: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

const BLOCK_BYTES = 16;
const BLOCK_WORDS = BLOCK_BYTES / 4;

/** @param keyBytes 16, 24 or 32. */
export async function importBlockHash(keyBytes: Uint8Array<ArrayBuffer>): Promise<BlockHash> {
  const key = await crypto.subtle.importKey("raw", keyBytes, "AES-CBC", false, ["encrypt", "decrypt"]);
  return async (inputs) => {
    const { length } = inputs;
    if (length === 0) return new Uint8Array();
    const iv = inputs.slice(length - BLOCK_BYTES);
    const padding = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, new Uint8Array());
    const ciphertext = new Uint8Array(length + BLOCK_BYTES);
    ciphertext.set(inputs);
    ciphertext.set(new Uint8Array(padding), length);
    const zero = { name: "AES-CBC", iv: new Uint8Array(BLOCK_BYTES) };
    const hashes = new Uint32Array(await crypto.subtle.decrypt(zero, key, ciphertext));
    const words = new Uint32Array(ciphertext.buffer);
    for (let n = 0; n < hashes.length; n++) {
      const before = n < BLOCK_WORDS ? 0 : (words[n - BLOCK_WORDS] ?? 0);
      hashes[n] = (hashes[n] ?? 0) ^ before ^ (words[n] ?? 0);
    }
    return new Uint8Array(hashes.buffer);
  };
}
