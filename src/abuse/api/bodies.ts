// Of valibot's kind and for its reasons: see schemas.ts.
import * as v from "valibot";
import { limit, maxCharacters, object, plainText } from "../../http/shapes.ts";
import { isPlainLines, PLAIN_TEXT_RULE } from "../../lib/plain-text.ts";
import { REPORT_REASONS } from "../report.ts";

/** The bodies and queries of blocked domains and reports: shapes and sizes. Whether a text is a domain is checked later. */
const MAX_DOMAINS = 1_000;
const MAX_REASON_LENGTH = 300;
const MAX_DETAILS_LENGTH = 2_000;
/** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
const MAX_EMAIL_LENGTH = 254;

const domain = v.string("must be a string");

const domains = v.pipe(
  v.array(domain, "must be an array of strings"),
  v.minLength(1, "must not be empty"),
  v.maxLength(MAX_DOMAINS, `must have at most ${MAX_DOMAINS} entries`),
);

/** `POST /api/blocked-domains/unblock` */
export const UnblockDomainsBody = object({ domains });

/** `POST /api/blocked-domains`: either `domain` or `domains`. */
export const BlockDomainsBody = object({
  domain: v.optional(domain),
  domains: v.optional(domains),
  reason: v.optional(
    v.nullable(v.pipe(v.string("must be a string or null"), maxCharacters(MAX_REASON_LENGTH), plainText)),
  ),
});

/** The parameters of `GET /api/blocked-domains`. */
export const ListBlockedDomainsQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });

/** Lines may be broken: people write them. */
const manyLines = v.check<string, string>(isPlainLines, PLAIN_TEXT_RULE);

/** `POST /api/reports` */
export const ReportBody = object({
  slug: v.pipe(v.string("must be a string"), v.minLength(1, "must not be empty"), plainText),
  domain: v.optional(v.string("must be a string")),
  reason: v.picklist(REPORT_REASONS, `must be one of ${REPORT_REASONS.join(", ")}`),
  details: v.optional(
    v.nullable(v.pipe(v.string("must be a string or null"), maxCharacters(MAX_DETAILS_LENGTH), manyLines)),
  ),
  email: v.optional(
    v.nullable(
      v.pipe(
        v.string("must be a string or null"),
        maxCharacters(MAX_EMAIL_LENGTH),
        v.regex(/^[^\s@\x00-\x1f\x7f]+@[^\s@\x00-\x1f\x7f]+$/, "must be an email address"),
        plainText,
      ),
    ),
  ),
});

/** The parameters of `GET /api/reports`. */
export const ListReportsQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });
