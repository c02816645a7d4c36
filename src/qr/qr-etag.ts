import { hexFromBytes } from "../lib/hex.ts";
import type { QrOptions } from "./qr-options.ts";

/** To be raised whenever the same options give another picture, be it by a new version of `qr`. */
const PICTURE_VERSION = 2;

/** A strong ETag, in its quotes, made of what decides a picture: so none has to be drawn to be known again. */
export async function qrEtag(shortUrl: string, options: QrOptions): Promise<string> {
  const text = JSON.stringify([PICTURE_VERSION, shortUrl, options]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `"${hexFromBytes(new Uint8Array(digest, 0, 16))}"`;
}
