import { utimesSync } from "node:fs";
import { join } from "node:path";
import { lendDevVars } from "./dev-vars.ts";
import { followMigrations } from "./follow-migrations.ts";
import { localSettings } from "./local-settings.ts";
import { fail, ROOT, readPort, startLocally } from "./local-start.ts";
import { onStop } from "./on-stop.ts";
import { readStackPlace } from "./stack-place.ts";

/**
 * `npm run stack`: the two stores of `npm start` alone, for a Worker that somebody starts with `npx wrangler dev`. Takes
 * DATABASE_URL, REDIS_URL, BIJOU_DATA_DIR, and as PORT the one that wrangler will listen on.
 */
const env: Readonly<Record<string, string | undefined>> = process.env;
const address = `http://localhost:${readPort(env)}`;
const { dataDir, kept, stack } = await startLocally(env, readStackPlace);
const { secrets, variables } = localSettings(env, { kept, stores: stack.bindings, address });
const { NEON_FETCH_ENDPOINT = "", BASE_URL = address } = variables;
const { DATABASE_URL = "", UPSTASH_REDIS_REST_URL = "", UPSTASH_REDIS_REST_TOKEN = "", ...rest } = secrets;
const { CODE_KEY = "", ADMIN_API_KEY = "" } = rest;
try {
  lendDevVars(join(ROOT, ".dev.vars"), {
    ...{ DATABASE_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, CODE_KEY, ADMIN_API_KEY },
    ...{ NEON_FETCH_ENDPOINT, BASE_URL },
  });
} catch (error) {
  await stack.close();
  fail(error instanceof Error ? error.message : String(error));
}
// wrangler reads .dev.vars again when wrangler.toml changes. So touch that file: a wrangler that runs already then gets
// the settings.
utimesSync(join(ROOT, "wrangler.toml"), new Date(), new Date());

const say = (line: string) => console.log(line);
const migrations = followMigrations({ folder: join(ROOT, "drizzle"), migrate: () => stack.sql.migrate(), say });
let isStopping = false;
onStop(() => {
  if (isStopping) return;
  isStopping = true;
  migrations.stop();
  void stack.close().then(() => process.exit(0));
});
// What an engine of its own keeps open does not count: the stand-ins hold this process.

say(`
The stores are ready, and .dev.vars says where. In another terminal: npx wrangler dev

  Postgres   ${stack.sql.name}
  Redis      ${stack.redis.name}
  Admin key  ${env["ADMIN_API_KEY"] ? "as given in ADMIN_API_KEY" : kept.ADMIN_API_KEY}
  Schedule   wrangler fires none by itself: curl ${address}/cdn-cgi/local/scheduled

  curl ${address}/api/links -H 'Content-Type: application/json' -H 'Authorization: Bearer ${env["ADMIN_API_KEY"] ? "…" : kept.ADMIN_API_KEY}' -d '{"url":"https://example.com/hello"}'

Ctrl-C stops them; links stay in ${dataDir}
`);
