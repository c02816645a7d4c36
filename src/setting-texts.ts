/** What the texts of settings must look like. The words for each rule are in env.ts, where the setting is read. */

export function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** As RFC 9116, section 2.5.3, has it; a line break would be another field. */
export function isContact(value: string): boolean {
  if (!/^(mailto:[^@/]+@[^@/]+|https:\/\/.+)$/.test(value) || !/^[\x21-\x7e]+$/.test(value)) return false;
  return URL.canParse(value);
}

/** Standard Webhooks 1.0.0: 24 to 64 random bytes. */
export function isWebhookSecret(value: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(value)?.[1];
  if (base64 === undefined || base64.length % 4 !== 0) return false;
  const bytes = atob(base64).length;
  return bytes >= 24 && bytes <= 64;
}

export function isOrigin(value: string): boolean {
  return isHttpUrl(value) && new URL(value).origin === value.replace(/\/$/, "");
}

/** Over https, or where nobody is in between. */
export function isSafeOrigin(value: string): boolean {
  if (!isOrigin(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** In lower case. */
export function emailIn(text: string): string | null {
  return /^[^\s@,]+@[^\s@,]+$/.test(text) ? text.toLowerCase() : null;
}

/** What Cloudflare takes for a name: it becomes part of a host. */
export function isWorkerName(value: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(value);
}

/** A host name in any spelling, as a URL parser reads it. Nothing but a host: no port, no path, no user. */
export function hostIn(text: string): string | null {
  const url = `https://${text}/`;
  return /^[^\s/\\?#@:]+$/.test(text) && URL.canParse(url) ? new URL(url).hostname : null;
}

/** What the Neon driver asks for; checked here so that it does not fail at the first query. */
export function isPostgresUrl(value: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const url = new URL(value);
  return url.username !== "" && url.password !== "" && url.hostname !== "" && url.pathname.length > 1;
}

export function originIn(text: string): string | null {
  return text === "*" || isOrigin(text) ? text.replace(/\/$/, "") : null;
}
