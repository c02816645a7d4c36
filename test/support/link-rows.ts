import { ALL_FIELDS } from "../../src/links/field-values.ts";
import type { Postgres, Row } from "../../src/postgres/postgres.ts";

/** A row of `links` as the driver gives it: numbers beyond 32 bits and times are text. A field not named here is unset. */
export const linkRow: Row = {
  ...Object.fromEntries(ALL_FIELDS.map(({ column, fallback }) => [column, fallback])),
  id: "12345678901234567",
  slug: "pricing",
  url: "https://example.com/a?b=ü",
  title: "Prices",
  tags: ["a", "b"],
  password_hash: null,
  created_by: "key:admin",
  created_at: "2026-11-23 12:00:00.123+00",
  updated_at: "2026-11-23 12:00:01+00",
  reader: 0,
  version: 7,
  domain: null,
};

/** What an outer join that found nothing gives. */
export const emptyLinkRow: Row = Object.fromEntries(Object.keys(linkRow).map((column) => [column, null]));

/** A Postgres that answers every statement so, and the operations that it was asked for. */
export function postgresAnswering(answer: () => Promise<Row[]>): { postgres: Postgres; operations: string[] } {
  const operations: string[] = [];
  return {
    operations,
    postgres: {
      run: (operation) => {
        operations.push(operation);
        return answer();
      },
    },
  };
}
