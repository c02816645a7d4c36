import { type SQL, sql } from "drizzle-orm";
import { blockedDomains } from "../../../abuse/stores/abuse-tables.ts";
import { ALL_FIELDS, type AnyField } from "../../field-values.ts";
import { FINDABLE_FIELDS, type FindableField } from "../../link-repository.ts";

/**
 * What findIfExists looks for, as conditions on a row `link` of `links` beside a row `wanted` with the same columns.
 * Tags are a set: their order is how somebody typed them.
 */
const EQUALITIES: ReadonlyMap<string, string> = new Map([
  ["slug", "link.slug = wanted.slug"],
  ...ALL_FIELDS.map((field) => [field.name, equality(field)] as const),
]);

function equality({ column, sqlType, fallback }: AnyField): string {
  const [its, wanted] = [`link.${column}`, `wanted.${column}`];
  if (sqlType === "text[]") return `${its} @> ${wanted} AND ${its} <@ ${wanted}`;
  return fallback === null ? `${its} IS NOT DISTINCT FROM ${wanted}` : `${its} = ${wanted}`;
}

/** @param given the fields that have to be equal. */
export function equalsInGiven(given: readonly FindableField[]): SQL {
  return sql.raw(given.map((field) => `(${EQUALITIES.get(field)})`).join(" AND ") || "true");
}

/** The same, where `wanted.given` is a JSON array of fields. */
export function equalsInItsGiven(): SQL {
  // An item that names none of them has no such array.
  const conditions = FINDABLE_FIELDS.map((field) => {
    return `(NOT coalesce(wanted.given ? '${field}', false) OR (${EQUALITIES.get(field)}))`;
  });
  return sql.raw(conditions.join(" AND "));
}

/** Null where it is not a plain name of letters, as nearly all are: the last label of an address begins with a digit. */
const HOST = sql.raw(
  "substring(link.expired_url from '^[hH][tT][tT][pP][sS]?://((?:[A-Za-z0-9_-]+[.])+[A-Za-z][A-Za-z0-9-]*)[.]?(?:[:/?#]|$)')",
);

/**
 * A link that leads somewhere, and without asking for a password.
 *
 * A link whose `expiredUrl` leads to a blocked domain answers 451. (Its `url` is the request's, which is refused then.)
 * A host that SQL can't read in its normal form counts as blocked, and so do those of rules: a link more does no harm.
 */
export function isLive(): SQL {
  return sql`link.enabled AND link.password_hash IS NULL
    AND (link.expires_at IS NULL OR link.expires_at > now())
    AND (link.max_visits IS NULL OR link.visits_used < link.max_visits)
    AND (link.rules IS NULL OR NOT EXISTS (SELECT FROM ${blockedDomains}))
    AND (link.expired_url IS NULL OR NOT EXISTS (SELECT FROM ${blockedDomains}) OR (
      ${HOST} IS NOT NULL AND NOT EXISTS (
        SELECT FROM ${blockedDomains} WHERE domain IN (
          SELECT array_to_string(labels[nth:], '.')
          FROM string_to_array(lower(${HOST}), '.') AS labels, generate_subscripts(labels, 1) AS nth
        )
      )
    ))`;
}
