import { problemResponse } from "../../http/problem.ts";

export const SECURITY_TXT_PATH = "/.well-known/security.txt";

const DAY_MS = 86_400_000;
/** RFC 9116, section 2.5.5, wants less than a year; whoever keeps a copy shall ask again twice in one. */
const VALID_DAYS = 180;

/**
 * `GET /.well-known/security.txt` (RFC 9116): whom to tell of a hole.
 *
 * @param contact a mailto: or https: URL; null where nobody was named, and so there is no such file.
 * @param now milliseconds since the epoch. The file is the same all day.
 */
export function securityTxt(contact: string | null, baseUrl: string, now: number): Response {
  if (contact === null) {
    return problemResponse({
      type: "not-found",
      detail: "Cannot name a security contact: SECURITY_CONTACT is not set",
    });
  }
  const expires = new Date((Math.floor(now / DAY_MS) + VALID_DAYS) * DAY_MS);
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace(".000Z", "Z")}`,
    `Canonical: ${baseUrl}${SECURITY_TXT_PATH}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" },
  });
}
