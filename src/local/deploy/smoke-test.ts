import { randomUUID } from "node:crypto";

/** One link, from its making to its end, through a Worker that runs somewhere. It leaves nothing behind. */
export interface SmokeTest {
  /** `https://go.example`. */
  readonly address: string;
  readonly adminKey: string;
  /** Sent with every request, such as the header that picks a version. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What `/health` must say; anything if absent. */
  readonly version?: string;
  readonly say: (line: string) => void;
  /** How long the old target may still be served: P4's 10 s, and some more for the network. */
  readonly editTakesWithinMs?: number;
  /** How long a version that was just deployed may take to be there. */
  readonly readyWithinMs?: number;
}

const REQUEST_TIMEOUT_MS = 15_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 250));

/** @throws with the first thing that is not as promised. */
export async function smokeTest({
  address,
  adminKey,
  headers = {},
  version,
  say,
  editTakesWithinMs = 12_000,
  readyWithinMs = 30_000,
}: SmokeTest): Promise<void> {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(address + path, {
      ...init,
      redirect: "manual",
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) }, // Only records are given below.
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  const asAdmin = { Authorization: `Bearer ${adminKey}`, "Content-Type": "application/json" };
  const target = `https://example.com/bijou-smoke-test/${randomUUID()}`;

  let found: string;
  for (const giveUpAt = Date.now() + readyWithinMs; ; await pause()) {
    const health = await ask("/health");
    if (health.status !== 200 && Date.now() < giveUpAt) continue;
    await expectStatus("health", health, 200);
    ({ version: found } = await health.json<{ version: string }>());
    if (version === undefined || found === version) break;
    if (Date.now() > giveUpAt) throw new Error(`health: version ${version} was expected, ${found} answered`);
  }
  say(`healthy, version ${found}`);

  const created = await ask("/api/links", {
    method: "POST",
    headers: { ...asAdmin, "Idempotency-Key": randomUUID() },
    body: JSON.stringify({ url: `${target}/old`, title: "Bijou's smoke test" }),
  });
  await expectStatus("create", created, 201);
  const { slug } = await created.json<{ slug: string }>(); // By the API's document, a link.
  say(`made /${slug}`);
  const link = `/api/links/${slug}`;
  try {
    await expectTarget("follow", await ask(`/${slug}`), `${target}/old`);
    say("it leads where it should");
    await expectText("read by an assistant", await ask("/mcp", readByAssistant(slug, asAdmin)), `${target}/old`);
    say("an assistant can read it");

    const body = JSON.stringify({ url: `${target}/new` });
    await expectStatus("edit", await ask(link, { method: "PATCH", headers: asAdmin, body }), 200);
    for (const giveUpAt = Date.now() + editTakesWithinMs; ; ) {
      const answer = await ask(`/${slug}`);
      if (answer.headers.get("Location") === `${target}/new`) break;
      if (Date.now() > giveUpAt) await expectTarget("follow an edited link", answer, `${target}/new`);
      await pause();
    }
    say("an edit takes effect");
  } finally {
    // If this fails too, the first failure is the one to report.
    const deleted = await ask(link, { method: "DELETE", headers: asAdmin }).catch((error: unknown) => error);
    say(
      deleted instanceof Response ? `delete answered ${deleted.status}` : `Cannot delete /${slug}: ${String(deleted)}`,
    );
  }
  await expectStatus("read a deleted link", await ask(link, { headers: asAdmin }), 404);
  say("a deleted link is gone");
}

/** By the second Worker, in the version of MCP that needs no handshake. */
function readByAssistant(slug: string, headers: Readonly<Record<string, string>>): RequestInit {
  const params = { name: "get_link", arguments: { slug } };
  return {
    method: "POST",
    headers: { ...headers, Accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
  };
}

async function expectText(what: string, response: Response, text: string): Promise<void> {
  await expectStatus(what, response, 200);
  const body = await response.text();
  if (!body.includes(text)) throw new Error(`${what}: ${text} was expected, this came: ${body.slice(0, 500)}`);
}

async function expectStatus(what: string, response: Response, status: number): Promise<void> {
  if (response.status === status) return;
  throw new Error(`${what}: ${status} was expected, ${response.status} came: ${(await response.text()).slice(0, 500)}`);
}

async function expectTarget(what: string, response: Response, url: string): Promise<void> {
  await expectStatus(what, response, 302);
  const location = response.headers.get("Location");
  if (location !== url) throw new Error(`${what}: it leads to ${String(location)} and not to ${url}`);
}
