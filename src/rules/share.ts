/**
 * Whether a visitor is among the per cent of a rule: by a hash of link, rule and visitor. Nothing is stored and no
 * cookie is set, and what one link decides says nothing of another.
 *
 * @param share 1 to 99.
 */
export function isInShare(share: number, link: string, rule: string, visitor: string): boolean {
  return (murmur3(`${link}\n${rule}\n${visitor}`) / 2 ** 32) * 100 < share;
}

/**
 * MurmurHash3, x86, 32 bits, over UTF-16 code units (Appleby, github.com/aappleby/smhasher, 2011): no secret is kept
 * by it, but each bit of the text changes half of those of the hash, which the sums of weaker ones do not.
 */
export function murmur3(text: string): number {
  let hash = 0;
  const whole = text.length & ~1;
  for (let i = 0; i < whole; i += 2) {
    hash ^= scramble(text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (whole < text.length) hash ^= scramble(text.charCodeAt(whole));
  hash ^= 2 * text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
