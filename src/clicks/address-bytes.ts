/** How many bytes stand for an address. */
export const ADDRESS_BYTES = 8;

/** Before the four bytes of an IPv4 address: no visitor's IPv6 address begins so. */
const IPV4_MARK = 0xffff_ffff;

/**
 * Writes eight bytes that stand for what counts as one address: no two addresses of visitors share them.
 *
 * @param counted an IPv4 address, `a:b:c:d::/64`, or `unknown`.
 */
export function writeAddress(view: DataView, at: number, counted: string): void {
  if (counted.includes(":")) {
    const [a = "", b = "", c = "", d = ""] = counted.split(":", 4);
    [a, b, c, d].forEach((part, n) => view.setUint16(at + 2 * n, Number.parseInt(part, 16)));
  } else if (counted.includes(".")) {
    view.setUint32(at, IPV4_MARK);
    let [place, byte] = [at + 4, 0];
    for (let n = 0; n < counted.length; n++) {
      const digit = counted.charCodeAt(n) - 48;
      if (digit >= 0) {
        byte = 10 * byte + digit;
      } else {
        view.setUint8(place++, byte);
        byte = 0;
      }
    }
    view.setUint8(place, byte);
  } else {
    view.setUint32(at, 0);
    view.setUint32(at + 4, 0);
  }
}
