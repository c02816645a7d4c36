import { sql } from "drizzle-orm";
import { meta } from "../../names/stores/meta-table.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import { webhooks } from "./webhook-tables.ts";

/** What the check of Postgres asks: whose database it is, and how many webhooks Bijou has switched off. */
export async function probeWebhooks(
  postgres: Postgres,
  signal: () => AbortSignal,
): Promise<{ keyFingerprint: string | null; webhooksOff: number }> {
  const statement = sql`
    SELECT (SELECT key_fingerprint FROM ${meta} WHERE is_only_row) AS key_fingerprint,
      (SELECT count(*) FROM ${webhooks} WHERE state = 'off' AND state_reason IS NOT NULL)::integer AS webhooks_off`;
  const [row] = await postgres.run("read what the database was made with", signal, statement);
  const fingerprint = row?.["key_fingerprint"];
  return {
    keyFingerprint: typeof fingerprint === "string" ? fingerprint : null,
    webhooksOff: Number(row?.["webhooks_off"] ?? 0),
  };
}
