import { FIELD_NAMES, type FieldName } from "../../links/field-values.ts";

/**
 * What columns and fields are called in practice, by their letters and digits (`columnName`), those that tell most
 * first. The names are from files and documents of:
 *
 * - Bitly: `Link, Custom Link, Destination URL` (URLR/urlr-docs, docs/migration/bitly.md), `Bitlink, Long URL`, and its
 *   API's `link, long_url, custom_bitlinks, created_at`; "custom back-half" (support.bitly.com, 360039085531).
 * - Rebrandly: `slashtag, destination, shortUrl, createdAt` (developers.rebrandly.com/docs/link-entity).
 * - Short.io: `path, originalURL, shortURL, secureShortURL, createdAt, expiresAt` (its API; PyPI shortcm-client).
 * - Dub: `key, url, shortLink, expiresAt, createdAt` (its API's links).
 * - TinyURL: `alias, url, tiny_url, created_at, expires_at` (its API's `/create`).
 * - tiny.cc: `url;short_id;note`, `url;short_url` (tiny.cc/tiny/csv_examples).
 * - Switchy: `link,slug`, where the link is the destination (help.switchy.io, 4239010).
 * - Pretty Links: `url, slug, name, redirect_type, created_at`, where the name is a title (its import of CSV).
 * - BL.INK: long URL, "short link keyword", auto-delete date (help.bl.ink/importing-exporting-links).
 * - URLR: `url, code, label, expired_at, expired_url` (docs.urlr.me/en/imports/links).
 * - Cuttly: `fullLink, shortLink`. T2M: `Long URL, Short URL`. LinkSnap: `url, slug, shortUrl, expiresAt`.
 * - YOURLS' plugins: `source, target` and `keyword, url`; YOURLS' API and Bitly's third: `url, shorturl`, `url, long_url`.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Nothing else than a destination. */
export const DESTINATIONS = words(`
  longurl longlink destinationurl destinationlink destination targeturl targetlink
  originalurl originallink redirecturl redirectto fulllink longaddress destinationaddress`);

/** A destination where it is the only one, and else perhaps the short URL: what is in it decides. */
export const PERHAPS_DESTINATIONS = words("url fullurl link website webaddress href target");

/** Nothing else than a name or a short URL. What somebody chose comes before what was drawn. */
export const NAMES = words(`
  customalias customslug custombackhalf customname customcode customkeyword customshortcode customending custompath
  customid customkey custombitlink custombitlinks customlink customurl customshortlink customshorturl
  vanityurl vanitylink vanityname vanity
  slug linkslug urlslug shortslug alias linkalias urlalias backhalf keyword shortlinkkeyword shortkeyword slashtag
  shortcode shortpath shortid shortname shortkey shorthash code linkcode urlcode key linkkey urlkey path linkpath urlpath
  ending linkending hash short suffix
  shorturl shortlink shortenedurl shortenedlink secureshorturl fullshorturl fullshortlink bitlink bitlylink bitlyurl
  tinyurl tinylink brandedlink brandedurl brandedshortlink prettylink prettyurl smartlink smarturl shortaddress`);

/** A name where there is a destination, and no name else. `source` of visits stands beside `medium`, not `target`. */
export const PERHAPS_NAMES: Readonly<Record<string, readonly string[]>> = {
  source: words("target targeturl destination destinationurl"),
  sourceurl: words("target targeturl destination destinationurl"),
  address: words("target targeturl"),
};

/** A name where there is none else, and a title beside one. */
export const NAMES_OR_TITLES = words("name linkname");

type OtherField = Exclude<FieldName, "url">;

/** Where nothing else is known, a field of Bijou's is called as it is here. */
const ownNames = Object.fromEntries(
  FIELD_NAMES.filter((name) => name !== "url").map((name): [OtherField, readonly string[]] => [
    name,
    [name.toLowerCase()],
  ]),
) as Readonly<Record<OtherField, readonly string[]>>; // Its keys.

/** What else a link has. The first that a row has something for counts. */
export const OTHER_FIELDS = {
  ...ownNames,
  title: words("title linktitle pagetitle label displayname"),
  tags: words("tags tag labels"),
  createdAt: words(`
    createdat created datecreated creationdate createddate createdon creationtime createdtime dateadded timestamp`),
  updatedAt: words("updatedat updated dateupdated updateddate modifiedat modified datemodified lastmodified"),
  expiresAt: words(`
    expiresat expires expireson expireat expiredat expirydate expiry expirationdate expirationtime expiration
    validuntil autodeletedate`),
  expiredUrl: words("expiredurl expirationurl expiryurl"),
  maxVisits: words("maxvisits maxclicks clicklimit visitlimit"),
  password: words("password"),
  passwordProtected: words("passwordprotected haspassword ispasswordprotected"),
  passwordHash: words("passwordhash"),
} as const satisfies Readonly<Record<string, readonly string[]>>;
