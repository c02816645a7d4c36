import { afterAll, beforeAll, expect } from "vitest";
import { REPORT } from "../../src/abuse/api/examples.docs.ts";
import type { Stack } from "../../src/local/stack.ts";
import { type AnswerObserver, createAnswerObserver } from "./answer-observer.ts";
import type { ApiOperation, Json } from "./api-document.ts";
import { insertClicks, insertRollUps, sqlOf } from "./click-rows.ts";
import { embedded } from "./engines.ts";
import { type RunningWorker, startWorker } from "./running-worker.ts";
import { asAdmin, ORIGIN } from "./settings.ts";

/** Workers in the states that it takes to bring about every answer of the API. Read the members inside tests. */
export interface ApiWorld {
  /** One that is well, one whose limits are at once used up, one that waits for nobody, one with bad settings. */
  readonly worker: RunningWorker;
  readonly tight: RunningWorker;
  readonly hasty: RunningWorker;
  readonly misconfigured: RunningWorker;
  readonly observer: AnswerObserver;
  /** The operations that can answer with the problem; a HEAD, which shows no body, where its GET can. */
  withProblem(type: string): ApiOperation[];
  /** A path of the operation: of a link that Postgres alone knows of, of a key or an import that there is. */
  pathOf(operation: ApiOperation): Promise<string>;
  /** A link that ended a minute ago, and leads to {@link AFTER}. */
  createExpired(fields: object): Promise<string>;
  /** A link that a bot has visited so many times in this quarter of an hour, as the consumer of clicks would write it. */
  createVisited(visits: number): Promise<{ slug: string }>;
  /** Whether the default domain has the files of app links. */
  setAppLinks(areSet: boolean): Promise<void>;
  /** An API key that has the scopes. */
  createKey(...scopes: string[]): Promise<{ id: string; key: string }>;
}

/** Both stores, for `during`. */
export const down = { sql: () => ({ kind: "reset" as const }), redis: () => ({ kind: "reset" as const }) };

export const unknownName = () => `unknown-${crypto.randomUUID()}`;

const APP_LINKS = {
  appleAppSiteAssociation: { webcredentials: { apps: ["TEAM.com.example"] } },
  assetLinks: [{ relation: ["delegate_permission/common.handle_all_urls"], target: { namespace: "web" } }],
};

export const AFTER = "https://example.com/over";
export const asJson = { ...asAdmin, "Content-Type": "application/json" };

export function useApiWorld(): ApiWorld {
  let stack: Stack;
  let workers: Record<"worker" | "tight" | "hasty" | "misconfigured", RunningWorker>;
  let observer: AnswerObserver;

  beforeAll(async () => {
    stack = await embedded.start();
    workers = {
      worker: await startWorker(stack, {
        PUBLIC_CREATE: "true",
        SECURITY_CONTACT: "mailto:security@go.example",
        REPORTS_PER_MINUTE: "100",
      }),
      tight: await startWorker(stack, {
        ADMIN_PER_MINUTE: "1",
        REPORTS_PER_MINUTE: "1",
        NAMES_PER_MINUTE: "1",
        UNKNOWN_LOOKUPS_PER_MINUTE: "1",
      }),
      hasty: await startWorker(stack, {
        ...{ PUBLIC_CREATE: "true", API_TIMEOUT_MS: "2000", REDIRECT_TIMEOUT_MS: "2000", IMPORT_TIMEOUT_MS: "2000" },
      }),
      misconfigured: await startWorker(stack, { CODE_KEY: "none" }),
    };
    observer = createAnswerObserver(await (await workers.worker.fetch("/api/openapi.json")).json<Json>());
  });
  afterAll(async () => {
    await Promise.all(Object.values(workers).map((worker) => worker.close()));
    await stack.close();
  });

  async function createImport(): Promise<string> {
    const init = {
      method: "POST",
      headers: { ...asAdmin, "Content-Type": "text/csv" },
      body: "url\nhttps://example.com/\n",
    };
    return (await (await workers.worker.fetchReady("/api/links/import", init)).json<{ jobId: string }>()).jobId;
  }

  async function blockDomain(): Promise<string> {
    const domain = `${crypto.randomUUID()}.example`;
    const init = { method: "POST", headers: asJson, body: JSON.stringify({ domain }) };
    await workers.worker.fetch("/api/blocked-domains", init);
    return domain;
  }

  /** The link of the example. */
  async function createReported(): Promise<void> {
    const body = JSON.stringify({ url: "https://example.com/", slug: REPORT.slug });
    await workers.worker.fetchReady("/api/links", { method: "POST", headers: asJson, body });
  }

  async function createReport(): Promise<string> {
    await createReported();
    await workers.worker.fetchReady("/api/reports", { method: "POST", headers: asJson, body: JSON.stringify(REPORT) });
    const list = await workers.worker.fetchReady("/api/reports?limit=1", { headers: asAdmin });
    return (await list.json<{ reports: { id: string }[] }>()).reports[0]?.id ?? "none";
  }

  async function createDomain(): Promise<string> {
    const domain = `${crypto.randomUUID()}.example`;
    const init = { method: "POST", headers: asJson, body: JSON.stringify({ domain }) };
    await workers.worker.fetchReady("/api/domains", init);
    return domain;
  }

  /** It is told of nothing by itself. */
  async function createWebhook(): Promise<string> {
    const body = JSON.stringify({ url: "https://hooks.example.com/", events: ["webhook.test"] });
    const response = await workers.worker.fetchReady("/api/webhooks", { method: "POST", headers: asJson, body });
    return (await response.json<{ id: string }>()).id;
  }

  async function createDelivery(webhookId: string): Promise<string> {
    const init = { method: "POST", headers: asAdmin };
    return (await (await workers.worker.fetchReady(`/api/webhooks/${webhookId}/test`, init)).json<{ id: string }>()).id;
  }

  const world: ApiWorld = {
    get worker() {
      return workers.worker;
    },
    get tight() {
      return workers.tight;
    },
    get hasty() {
      return workers.hasty;
    },
    get misconfigured() {
      return workers.misconfigured;
    },
    get observer() {
      return observer;
    },

    withProblem(type) {
      const able = observer.operations.filter(({ answers }) =>
        answers.some(({ problems }) => problems.includes(`/_/problems/${type}`)),
      );
      expect(able).not.toEqual([]);
      const paths = able.filter(({ method }) => method === "GET").map(({ path }) => path);
      const heads = observer.operations.filter(({ method, path }) => method === "HEAD" && paths.includes(path));
      return [...able, ...heads];
    },

    async pathOf({ path, operationId }) {
      if (operationId === "deleteReport") return path.replace("{id}", await createReport());
      if (operationId === "createReport") await createReported();
      if (operationId === "getAppleAppSiteAssociation" || operationId === "getAssetLinks")
        await world.setAppLinks(true);
      if (path === "/api/domains/{domain}") return path.replace("{domain}", await createDomain());
      if (path.includes("{domain}")) return path.replace("{domain}", await blockDomain());
      if (operationId === "getImport") return path.replace("{id}", await createImport());
      if (path.startsWith("/api/webhooks/{id}")) {
        const id = await createWebhook();
        const of = path.replace("{id}", id);
        return of.includes("{deliveryId}") ? of.replace("{deliveryId}", await createDelivery(id)) : of;
      }
      if (path.includes("{id}")) return path.replace("{id}", (await world.createKey("links:read")).id);
      // Of a code it can be said without the stores.
      if (operationId === "checkName") return path.replace("{slug}", unknownName());
      if (!path.includes("{slug}")) return path.replace("{type}", "gone");
      const lock = operationId === "unlockLink" ? { password: "sesame" } : {};
      const passesOn = /ThroughLink$|^optionsOfLink$/.test(operationId) ? { redirectStatus: 307 } : {};
      const url = `https://example.com/${crypto.randomUUID()}`;
      const { slug } = await world.worker.create({ url, ...lock, ...passesOn });
      if (operationId === "restoreLink")
        await workers.worker.fetchReady(`/api/links/${slug}`, { method: "DELETE", headers: asAdmin });
      await stack.redis.run(["DEL", `link:${slug}`]);
      return path.replace("{slug}", slug) + (operationId === "unlockLink" ? "?unlock" : "");
    },

    /** Nobody can create one, so Postgres is told. */
    async createExpired(fields) {
      const slug = `t-${crypto.randomUUID()}`;
      await world.worker.create({ url: "https://example.com/", slug, expiredUrl: AFTER, ...fields });
      await stack.sql.query({
        query: "UPDATE links SET expires_at = now() - interval '1 minute' WHERE slug = $1",
        params: [slug],
      });
      await stack.redis.run(["DEL", `link:${slug}`]);
      return slug;
    },

    async createVisited(visits) {
      const url = `https://example.com/${crypto.randomUUID()}`;
      const { slug } = await world.worker.create({ url });
      const { rows } = await stack.sql.query({ query: "SELECT id FROM links WHERE url = $1", params: [url] });
      const id = BigInt(rows[0]?.[0] ?? 0);
      const run = sqlOf(stack.sql);
      // On a day that the visits of other tests don't fall on.
      const time = new Date(Math.floor(Date.now() / 900_000) * 900_000 - 86_400_000).toISOString();
      const day = time.slice(0, 10);
      const names = [[day, "country", "DE", 0, visits]] as const;
      const rollUps = { totals: [[time, 0, visits]], days: [[day, 0, 1]] } as const;
      await insertRollUps(run, id, { ...rollUps, names });
      await insertRollUps(run, 0, { ...rollUps, names: [...names, [day, "link", String(id), 1, visits]] });
      await run("INSERT INTO unknown_slugs VALUES ($1, 'pricng', 3)", [day]);
      await insertClicks(
        run,
        id,
        Array.from({ length: visits }, () => ({ time, isBot: true })),
      );
      return { slug };
    },

    async setAppLinks(areSet) {
      const { appleAppSiteAssociation, assetLinks } = APP_LINKS;
      const body = areSet
        ? { appleAppSiteAssociation, assetLinks }
        : { appleAppSiteAssociation: null, assetLinks: null };
      const init = { method: "PATCH", headers: asJson, body: JSON.stringify(body) };
      await workers.worker.fetchReady(`/api/domains/${new URL(ORIGIN).hostname}`, init);
    },

    async createKey(...scopes) {
      const init = { method: "POST", headers: asJson, body: JSON.stringify({ name: "a test's", scopes }) };
      return (await world.worker.fetchReady("/api/keys", init)).json<{ id: string; key: string }>();
    },
  };
  return world;
}

/** What the operation takes, as its own examples have it. */
export function initOf(
  { bodies, scope, isOpenToAll }: ApiOperation,
  headers: Record<string, string> = {},
): RequestInit {
  const [body] = bodies;
  const all = {
    ...(scope === null && isOpenToAll ? {} : asAdmin),
    ...(body ? { "Content-Type": body.mediaType } : {}),
    ...headers,
  };
  return { headers: all, ...(body === undefined ? {} : { body: bodyTextOf(body) }) };
}

function bodyTextOf({ mediaType, example }: ApiOperation["bodies"][number]): string {
  if (typeof example === "string") return example;
  if (mediaType.endsWith("json")) return JSON.stringify(example);
  return new URLSearchParams(example as Record<string, string>).toString(); // A form's fields are texts.
}

/** Asks until the answer has the status: a limit can start anew in between. */
export async function askUntil(status: number, ask: () => Promise<Response>): Promise<void> {
  for (let i = 0; i < 5; i++) if ((await ask()).status === status) return;
  throw new Error(`Cannot bring about an answer of ${status}`);
}
