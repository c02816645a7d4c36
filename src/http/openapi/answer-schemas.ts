import * as v from "valibot";
import { FORMAT_NAMES } from "../../imports/import-format.ts";
import { ANSWERED_FIELDS } from "../../links/fields.docs.ts";
import { count, time, uri } from "./answer-values.ts";

/**
 * What the API answers with, described once: the OpenAPI document and the types of the client are made
 * from this. The Worker imports no more of it than types; that its answers are these is held by
 * test/whole/openapi-answers.test.ts.
 */
export const Link = v.object({
  slug: v.string(),
  custom: v.boolean(),
  shortUrl: uri,
  ...ANSWERED_FIELDS,
  createdAt: time,
  updatedAt: time,
  passwordProtected: v.boolean(),
});

export const LinkList = v.object({ links: v.array(Link), nextCursor: v.nullable(v.string()) });

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

export const ImportAccepted = v.object({ jobId: v.pipe(v.string(), v.uuid()) });

export const ImportJob = v.object({
  state: v.picklist(["queued", "running", "done", "failed"]),
  total: v.nullable(count),
  created: count,
  failed: count,
  format: v.nullable(v.picklist(FORMAT_NAMES)),
  ignoredColumns: v.array(v.string()),
  unnamed: v.nullable(count),
  errors: v.array(v.object({ line: count, message: v.string() })),
  renamed: v.array(v.object({ line: count, from: v.string(), to: v.string() })),
});

/** What the form on a link's password page sends; `unlock.ts` takes the field out by hand. */
export const PasswordForm = v.object({ password: v.string() });

/** A takedown while Redis is out of reach. */
export const Takedown = v.object({ effectiveBy: time });
