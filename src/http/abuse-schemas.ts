// Of valibot's kind and for its reasons: see schemas.ts.
import * as v from "valibot";
import { limit, object, plainText } from "./schemas.ts";

/** The bodies and queries of what refuses abusers: shapes and sizes. That a domain is one is checked after it. */
const MAX_DOMAINS = 1_000;
const MAX_REASON_LENGTH = 300;

const domain = v.string("must be a string");

/** `POST /api/blocked-domains`: of `domain` and `domains` there is one. */
export const BlockDomainsBody = object({
  domain: v.optional(domain),
  domains: v.optional(
    v.pipe(
      v.array(domain, "must be an array of strings"),
      v.minLength(1, "must not be empty"),
      v.maxLength(MAX_DOMAINS, `must have at most ${MAX_DOMAINS} entries`),
    ),
  ),
  reason: v.optional(
    v.nullable(
      v.pipe(
        v.string("must be a string or null"),
        v.maxLength(MAX_REASON_LENGTH, `must have at most ${MAX_REASON_LENGTH} characters`),
        plainText,
      ),
    ),
  ),
});

/** The parameters of `GET /api/blocked-domains`. */
export const ListBlockedDomainsQuery = v.strictObject({ limit, cursor: v.optional(v.string()) });
