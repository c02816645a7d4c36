import { sql } from "drizzle-orm";

/**
 * Which item of a bulk create finds which: for each with `candidates` (earlier items, the newest first) the first of
 * these that becomes a link, as `leader`; null where none does. Whether one does depends on those before it, so this
 * walks over them in their order, and carries the items that become links.
 */
export const BATCH_WALK = sql`
    follower AS MATERIALIZED (
      SELECT *, row_number() OVER (ORDER BY ordinal) AS step FROM draft WHERE candidates <> '{}'
    ),
    walk AS (
      SELECT 0::bigint AS step, NULL::bigint AS ordinal, NULL::bigint AS leader,
        ARRAY(SELECT ordinal FROM draft WHERE candidates = '{}' AND NOT is_known AND NOT is_taken) AS becoming
      UNION ALL
      SELECT follower.step, follower.ordinal, found.leader,
        CASE
          WHEN found.leader IS NOT NULL OR follower.is_known OR follower.is_taken THEN walk.becoming
          ELSE walk.becoming || follower.ordinal
        END
      FROM walk
      JOIN follower ON follower.step = walk.step + 1
      CROSS JOIN LATERAL (
        SELECT (
          SELECT candidate FROM unnest(follower.candidates) WITH ORDINALITY AS one (candidate, nth)
          WHERE candidate = ANY (walk.becoming) ORDER BY nth LIMIT 1
        ) AS leader
      ) AS found
    ),`;
