import { err, ok, type Result } from "../lib/result.ts";
import { withoutDotsAtEnd } from "../lib/text/without-dots-at-end.ts";
import type { DomainName } from "./domain-of-name.ts";

/**
 * Hosts in one spelling: lower case, ASCII, without a port and without a dot at the end. A URL parser does most of it, so that a
 * `Host` header and the name that an administrator types come out alike.
 */
const MAX_LENGTH = 253;
const MAX_LABEL_LENGTH = 63;
export const HOST_RULE = "must be a host name, such as go.example, without scheme, port and path";

/** @param text as somebody typed it. @returns what is wrong with it otherwise. */
export function parseHost(text: string): Result<DomainName, string> {
  const given = text.trim();
  // What ends a host in a URL, what the parser would drop, and stars, which it takes for letters.
  const isHost = /^\[[\da-f:.]+\]$/i.test(given) || !/[\s\u0000-\u001f\u007f/\\?#@:*%]/.test(given);
  const url = `http://${given}/`;
  if (given === "" || !isHost || !given.isWellFormed() || !URL.canParse(url)) return err(HOST_RULE);
  const host = hostOf(url);
  if (host.length > MAX_LENGTH) return err(`must have at most ${MAX_LENGTH} characters`);
  if (!host.startsWith("[") && host.split(".").some((label) => !isLabel(label))) return err(HOST_RULE);
  return ok(host as DomainName); // Apart from the stores, the brand is given only here.
}

function isLabel(label: string): boolean {
  return label.length <= MAX_LABEL_LENGTH && /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/.test(label);
}

/** The host of a request, or of any absolute URL. */
export function hostOf(url: string): string {
  return withoutDotsAtEnd(new URL(url).hostname);
}
