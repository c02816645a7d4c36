import type { SqlEngine } from "../../src/local/database/sql-engine.ts";

/**
 * Fills a database with links as a team's marketing makes them, ten seconds apart up to now, for suites and
 * benchmarks of lists. What is rare and what is common in them:
 *
 * - tags: `campaign` one in 5, `archive` one in 20,000;
 * - words: `newsletter` one in 5, `shop77` and what begins so one in 91, `aardvark` one in 20,000, `https` all;
 * - notes: one in 20,000 has `quokka`;
 * - one in 20,000 is switched off, and another one has expired;
 * - the key `old site` made every other one of the older half, the admin key the rest;
 * - slugs: `promo-{i}` one in 10. `newsletter` and `campaign` never meet, `archive` is always a `page`.
 */
export async function fillWithLinks(sql: SqlEngine, count: number): Promise<void> {
  const run = (query: string) => sql.query({ query, params: [] });
  /** Without the Worker's limit of time. */
  const runLong = (query: string) =>
    sql.transaction(
      "",
      ["SET LOCAL statement_timeout = 0", query].map((each) => ({ query: each, params: [] })),
    );
  const indexes = ["links_tags_index", "links_words_index", "links_created_by_index"] as const;
  // Made again behind the links, in a third of the time; they come out the same, but tidier than on the run.
  const { rows } = await run(`SELECT indexdef FROM pg_indexes WHERE indexname IN ('${indexes.join("','")}')`);
  for (const index of indexes) await run(`DROP INDEX ${index}`);
  await run(
    "INSERT INTO api_keys (id, name, scopes, key_hash, created_at) VALUES ('old', 'old site', '{}', 'none', now()) ON CONFLICT DO NOTHING",
  );
  await runLong(`
    INSERT INTO links (slug, url, title, tags, created_by, note, enabled, expires_at, created_at, updated_at)
    SELECT CASE WHEN i % 10 = 0 THEN 'promo-' || i END,
      'https://shop' || i % 1000 || '.example.com/' || substr(md5(i::text), 1, 12) || '/' || i,
      CASE WHEN i % 20000 = 7 THEN 'Aardvark ' WHEN i % 5 = 0 THEN 'Spring newsletter ' ELSE 'Page ' END || i,
      CASE WHEN i % 20000 = 9 THEN ARRAY['archive'] WHEN i % 5 = 1 THEN ARRAY['campaign'] ELSE '{}' END,
      CASE WHEN i <= ${count} / 2 AND i % 2 = 1 THEN 'key:old' ELSE 'key:admin' END,
      CASE WHEN i % 20000 = 8 THEN 'Ask the quokka' END,
      i % 20000 <> 11,
      CASE WHEN i % 20000 = 12 THEN time + interval '1 hour' WHEN i % 10 = 2 THEN now() + interval '1 year' END,
      time, time
    FROM generate_series(1, ${count}) AS i,
      LATERAL (SELECT date_trunc('milliseconds', now()) - (${count} - i) * interval '10 seconds' AS time) AS clock`);
  for (const [definition = null] of rows) if (definition !== null) await runLong(definition);
  // As autovacuum would do within minutes: the plans are made of what it finds.
  await run("VACUUM (ANALYZE) links");
}

/**
 * Visits of the last 30 days as roll-ups have them: of the newest 5,000 links, which a page and a common tag are of, each on
 * every day, from two countries and by two devices; and of all links together.
 */
export async function fillWithVisits(sql: SqlEngine): Promise<void> {
  const run = (query: string) =>
    sql.transaction(
      "",
      ["SET LOCAL statement_timeout = 0", query].map((each) => ({ query: each, params: [] })),
    );
  const visited = "((SELECT id FROM links ORDER BY id DESC LIMIT 5000) UNION ALL SELECT 0) AS link";
  const days = "generate_series(0, 29) AS back, LATERAL (SELECT CURRENT_DATE - back AS day) AS of";
  await run(`INSERT INTO click_totals SELECT id, day::timestamp AT TIME ZONE 'UTC' + n * interval '6 hours', 1, 1
    FROM ${visited}, ${days}, generate_series(0, 3) AS n`);
  await run(`INSERT INTO click_days SELECT id, day, 4, 1 FROM ${visited}, ${days}`);
  await run(`INSERT INTO click_dimensions SELECT id, day, dimension, name, 2, 2 FROM ${visited}, ${days},
    (VALUES ('device', 'mobile'), ('device', 'desktop'), ('country', 'DE'), ('country', 'FR'), ('browser', 'Firefox'),
      ('browser', 'Chrome'), ('utm_source', ''), ('referrer', '')) AS value(dimension, name)`);
  for (const table of ["click_totals", "click_days", "click_dimensions"]) {
    await sql.query({ query: `VACUUM (ANALYZE) ${table}`, params: [] });
  }
}

/** A look at each link, as after years of rounds: one in 20,000 is broken. */
export async function fillWithChecks(sql: SqlEngine): Promise<void> {
  await sql.transaction(
    "",
    [
      "SET LOCAL statement_timeout = 0",
      `INSERT INTO link_checks (link_id, host, url, checked_at, status, final_url, duration_ms, is_broken)
        SELECT id, split_part(url, '/', 3), url, now(), CASE WHEN is_broken THEN 404 ELSE 200 END, url, 120, is_broken
        FROM links, LATERAL (SELECT id % 20000 = 16 AS is_broken) AS found
        ON CONFLICT DO NOTHING`,
    ].map((query) => ({ query, params: [] })),
  );
  await sql.query({ query: "VACUUM (ANALYZE) link_checks", params: [] });
}
