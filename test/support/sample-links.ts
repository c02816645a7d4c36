import type { Visit } from "../../src/lib/request-scope.ts";
import { type Destination, parseDestination } from "../../src/links/destination.ts";
import { ALL_FIELDS, type FieldValues } from "../../src/links/field-values.ts";
import type { Link } from "../../src/links/link.ts";
import type { LinkDraft } from "../../src/links/link-repository.ts";
import { isCode } from "../../src/names/code.ts";
import { linkId } from "../../src/names/link-id.ts";
import { type LinkName, linkNameOf } from "../../src/names/link-name.ts";
import { parseSlug, type Slug } from "../../src/names/slug.ts";

/** Well-formed values of the links' types for unit tests, made by the real parsers. */
export const KEY_HEX = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
export const OTHER_KEY_HEX = "070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0";

/** What a link has where nobody says anything, from the table of fields: a new field is in the links of the tests too. */
export const UNSET_FIELDS = Object.fromEntries(
  ALL_FIELDS.filter(({ fallback }) => fallback !== undefined).map(({ name, fallback }) => [name, fallback]),
) as Omit<FieldValues, "url">; // The one without a fallback.

export function slugOf(text: string): Slug {
  const slug = parseSlug(text);
  if (!slug.ok) throw new Error(`Cannot make a slug of "${text}": ${slug.error}`);
  return slug.value;
}

export function destinationOf(text: string): Destination {
  const destination = parseDestination(text, { ownHosts: [], allowPrivate: false });
  if (!destination.ok) throw new Error(`Cannot make a destination of "${text}": ${destination.error.message}`);
  return destination.value;
}

export function nameOf(text: string): LinkName {
  const name = linkNameOf(text);
  if (name === null) throw new Error(`Cannot make a name of "${text}"`);
  return name;
}

/** The name with its brand, for a text that has a code's shape. */
export function codeNameOf(text: string): Extract<LinkName, { kind: "code" }> {
  if (!isCode(text)) throw new Error(`Cannot make a code of "${text}"`);
  return { kind: "code", text };
}

export function linkOf(facts: Partial<Link> = {}): Link {
  return {
    id: linkId(1),
    slug: slugOf("pricing"),
    domain: null,
    url: destinationOf("https://example.com/pricing"),
    ...UNSET_FIELDS,
    passwordHash: null,
    createdBy: { owner: "key:admin", name: null },
    createdAt: 1_000,
    updatedAt: 1_000,
    version: 0,
    ...facts,
  };
}

export function draftOf(facts: Partial<LinkDraft> = {}): LinkDraft {
  return {
    url: destinationOf("https://example.com/pricing"),
    slug: slugOf("pricing"),
    domain: null,
    ...UNSET_FIELDS,
    passwordHash: null,
    createdBy: "key:admin",
    findIfExists: false,
    idempotency: null,
    ...facts,
  };
}

/** A visit of somebody; what it is asked to wait for is dropped. */
export function visitFrom(address = "an-address"): Visit {
  return { waitUntil: () => undefined, address: () => Promise.resolve(address) };
}
