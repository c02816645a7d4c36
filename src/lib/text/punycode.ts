/**
 * Whether a label of a host name that begins with `xn--` stands for a name (UTS #46, section 4; RFC 5891, section 5.4):
 * it has to be Punycode (RFC 3492) of a text that is not ASCII alone, and that text has to become the very label again.
 * URL parsers are to refuse others, but the runtimes' look at no label of a host that is all ASCII.
 *
 * @param label in lower case, as the WHATWG parser gives it.
 */
export function isPunycodeLabel(label: string): boolean {
  const decoded = decodePunycode(label.slice("xn--".length));
  if (decoded === null || !/[^\u0000-\u007f]/.test(decoded)) return false;
  // Encoding is left to the runtime, which maps characters and refuses those that a name may not have.
  const url = `http://${decoded}.example/`;
  return URL.canParse(url) && new URL(url).hostname === `${label}.example`;
}

// The parameters of RFC 3492, section 5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 0x80;
const MAX_CODE = 0x10ffff;

/** RFC 3492, section 6.2. @returns null where the text is no Punycode. */
export function decodePunycode(text: string): string | null {
  const delimiter = text.lastIndexOf("-");
  const codes = Array.from(text.slice(0, Math.max(0, delimiter)), (char) => char.charCodeAt(0));
  const digits = Array.from(text.slice(delimiter + 1), (char) => BASE_36.indexOf(char)).values();
  let [code, bias, position] = [FIRST_CODE, FIRST_BIAS, 0];
  for (let digit = digits.next(); !digit.done; digit = digits.next()) {
    const before = position;
    for (let weight = 1, k = BASE; ; k += BASE, digit = digits.next()) {
      if (digit.done || digit.value === -1) return null;
      position += digit.value * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit.value < threshold) break;
      weight *= BASE - threshold;
      if (!Number.isSafeInteger(weight * BASE)) return null;
    }
    const length = codes.length + 1;
    bias = adapt(position - before, length, before === 0);
    code += Math.floor(position / length);
    position %= length;
    if (code > MAX_CODE || (code >= 0xd800 && code <= 0xdfff)) return null;
    codes.splice(position++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

const BASE_36 = "abcdefghijklmnopqrstuvwxyz0123456789";

/** RFC 3492, section 6.1. */
function adapt(given: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(given / (isFirst ? DAMP : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) delta = Math.floor(delta / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + SKEW));
}
