import * as v from "valibot";
import { count, time, uri } from "../../http/openapi/answer-values.ts";
import { ANSWERED_FIELDS } from "../fields.docs.ts";

/** What the operations on links answer with. */
export const Link = v.object({
  slug: v.string(),
  domain: v.string(),
  custom: v.boolean(),
  shortUrl: uri,
  ...ANSWERED_FIELDS,
  createdAt: time,
  updatedAt: time,
  passwordProtected: v.boolean(),
  createdBy: v.nullable(v.object({ kind: v.picklist(["admin", "key", "person"]), name: v.nullable(v.string()) })),
});

export const NameCheck = v.object({
  slug: v.string(),
  isFree: v.boolean(),
  reason: v.optional(v.picklist(["taken", "reserved", "invalid"])),
});

/** What is known of where a link leads. */
export const LinkState = v.object({
  status: v.nullable(v.pipe(v.number(), v.integer())),
  finalUrl: v.string(),
  problem: v.nullable(v.string()),
  durationMs: count,
  checkedAt: time,
  failingSince: v.nullable(time),
  isBroken: v.boolean(),
});

export const ListedLink = v.object({
  ...Link.entries,
  check: v.optional(v.nullable(LinkState)),
  visits: v.optional(v.object({ total: count, series: v.array(v.object({ time, visits: count })) })),
});

export const LinkList = v.object({ links: v.array(ListedLink), nextCursor: v.nullable(v.string()) });

/** A problem of one item among many; those of whole requests have schemas of their own (problem-schemas.ts). */
export const ItemProblem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.string(),
  errors: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
});

export const BulkResults = v.object({
  results: v.array(
    v.union([
      v.object({ status: v.picklist([200, 201]), link: Link }),
      v.object({ status: v.pipe(v.number(), v.integer()), problem: ItemProblem }),
    ]),
  ),
});

/** A takedown while Redis is out of reach. */
export const Takedown = v.object({ effectiveBy: time });
