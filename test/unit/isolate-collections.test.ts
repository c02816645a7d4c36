import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Every map, set and list that the Worker makes: a new one has to be put into the table, with how long it lives. */
const ROOT = join(import.meta.dirname, "../..");

/** By file: how many maps, sets and lists it makes, and how long they live. `isolate` ones are driven in `isolate-memory.test.ts`. */
const COLLECTIONS: Readonly<Record<string, readonly [number, "constant" | "request" | "job" | "isolate"]>> = {
  "abuse/block-list.ts": [5, "isolate"],
  "api.ts": [1, "constant"],
  "domains/api/domain-input.ts": [1, "request"],
  // Each is bounded: see MAX_DOMAINS and MAX_ENTRIES.
  "domains/app-links.ts": [2, "isolate"],
  "domains/domain-list.ts": [2, "isolate"],
  "services-on-site.ts": [1, "isolate"],
  "abuse/destination-check.ts": [1, "request"],
  "access/stores/access-keys.ts": [1, "isolate"],
  "clicks/stores/postgres-link-visits.ts": [2, "request"],
  "clicks/reporting/buckets.ts": [4, "request"],
  "clicks/click-message.ts": [3, "request"],
  "clicks/click-recorder.ts": [2, "isolate"],
  "clicks/click-sender.ts": [2, "isolate"],
  "clicks/click.ts": [1, "constant"],
  "redirects/api/send-on.ts": [2, "isolate"],
  // One for each batch of visits, and one for the rules of links.
  "redirects/read-agent.ts": [3, "isolate"],
  "redirects/agent-traits.ts": [3, "constant"],
  "rules/countries.ts": [1, "constant"],
  "rules/local-time.ts": [2, "isolate"],
  "rules/never.ts": [1, "request"],
  "links/fields/rules-field.ts": [1, "request"],
  "clicks/reporting/statistics.ts": [2, "request"],
  "clicks/visit-dimensions.ts": [1, "job"],
  "clicks/visitor-ids.ts": [5, "isolate"],
  "clicks/prepare-clicks.ts": [1, "job"],
  "links/api/bulk.ts": [1, "request"],
  "health/stores/postgres-pinged-days.ts": [1, "request"],
  "setting-reader.ts": [1, "request"],
  "abuse/api/block-input.ts": [2, "request"],
  "http/body/body.ts": [1, "request"],
  "http/accept/preferred-type.ts": [1, "request"],
  "http/conditional/preconditions.ts": [1, "request"],
  "http/query.ts": [3, "request"],
  "metrics/api/count-request.ts": [1, "constant"],
  "links/api/link-input.ts": [4, "request"],
  "http/validation.ts": [1, "request"],
  "links/field.ts": [1, "request"],
  "links/stores/finding/find-conditions.ts": [1, "constant"],
  "links/stores/row-of-link-table.ts": [1, "constant"],
  "keys/api/key-body.ts": [1, "request"],
  "imports/api/form-file.ts": [1, "request"],
  "imports/reading/chunk-rows.ts": [1, "request"],
  "imports/exporting/export-csv.ts": [1, "constant"],
  "imports/fields/clean-row.ts": [1, "request"],
  "imports/fields/field-plan.ts": [2, "request"],
  "imports/fields/ignored-columns.ts": [1, "request"],
  "imports/fields/open-by-plan.ts": [2, "request"],
  "imports/fields/read-by-plan.ts": [1, "request"],
  "imports/formats/generic.ts": [1, "request"],
  "imports/formats/kutt.ts": [1, "constant"],
  "imports/formats/shlink-rules.ts": [1, "request"],
  "imports/formats/shlink.ts": [1, "constant"],
  "imports/formats/sink.ts": [1, "constant"],
  "imports/import-service.ts": [1, "request"],
  "imports/reading/read-csv.ts": [3, "request"],
  "imports/reading/read-import.ts": [2, "request"],
  "imports/reading/read-json-document.ts": [1, "request"],
  "imports/reading/read-lines.ts": [1, "request"],
  "imports/reading/read-own-fields.ts": [2, "constant"],
  "imports/text/to-utf8.ts": [1, "request"],
  "clicks/jobs/consume-clicks.ts": [2, "job"],
  "imports/jobs/import-links.ts": [2, "job"],
  // The crons of a start, and what failed in one run.
  "on-schedule.ts": [2, "job"],
  "abuse/jobs/recheck-destinations.ts": [2, "job"],
  // Those that are made of the two parts below, each with its own bound: a thousand keys, a flight at a time.
  "keys/compose.ts": [1, "isolate"],
  // A weak set: a signal is in it for as long as its request holds it.
  "lib/deadline.ts": [1, "request"],
  "lib/lru.ts": [2, "isolate"],
  "lib/probe.ts": [1, "isolate"],
  "lib/single-flight.ts": [3, "isolate"],
  "limits/remember-refusals.ts": [1, "isolate"],
  "names/code.ts": [2, "request"],
  "links/finding/findable-in-batch.ts": [5, "request"],
  "redirects/forward-query.ts": [1, "request"],
  "links/hosts/own-hosts.ts": [1, "request"],
  "names/imported-name.ts": [1, "constant"],
  "links/link-namer.ts": [1, "request"],
  "links/changes/names-touched-by.ts": [1, "request"],
  "history/history-service.ts": [1, "request"],
  "history/stored-changes.ts": [1, "request"],
  "webhooks/jobs/deliver-batch.ts": [1, "job"],
  "webhooks/jobs/sweep-events.ts": [1, "job"],
  "webhooks/stores/tell-webhooks.ts": [1, "constant"],
  "webhooks/api/webhook-body.ts": [1, "request"],
  "checks/look-at.ts": [2, "request"],
  "checks/stores/postgres-check-store.ts": [1, "request"],
  "names/slug.ts": [1, "constant"],
  "metrics/counters.ts": [3, "isolate"],
  "services.ts": [1, "isolate"],
  "redirects/compose.ts": [1, "isolate"],
  "keys/stores/memory-key-store.ts": [2, "isolate"],
  // One of the two is of a single look-up.
  "redirects/stores/memory-link-store.ts": [2, "isolate"],
  "isolate/window-counter.ts": [1, "isolate"],
  "names/stores/database-meta.ts": [1, "isolate"],
  "links/stores/list-statements.ts": [1, "request"],
  "clicks/stores/postgres-click-store.ts": [1, "job"],
  "metrics/stores/postgres-counter-store.ts": [1, "request"],
  "abuse/stores/web-risk.ts": [2, "request"],
};

it("every map, set and list that the Worker makes is in the table, with how long it lives", () => {
  const making =
    /new (?:Weak)?(?:Map|Set)\b|createLru(?:<[^(]*>)?\(|createSingleFlight(?:<[^(]*>)?\(|(?:let|const) \w+: [^=;]*\[\] = \[\]/g;
  const found: Record<string, number> = {};
  for (const file of globSync("**/*.ts", { cwd: join(ROOT, "src") }).map((name) => name.replaceAll("\\", "/"))) {
    // Of the laptop, of browsers, and of the build.
    if (/^(local|client|web|http\/openapi)\//.test(file) || /\.(d|docs)\.ts$/.test(file)) continue;
    const count = readFileSync(join(ROOT, "src", file), "utf8").match(making)?.length ?? 0;
    if (count > 0) found[file] = count;
  }
  expect(found).toEqual(Object.fromEntries(Object.entries(COLLECTIONS).map(([file, [count]]) => [file, count])));
});
