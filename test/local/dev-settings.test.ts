import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/bundle.ts";
import { type Start, useNpmStart } from "../support/npm-start.ts";
import { CODE_KEY } from "../support/settings.ts";
import { startWebRisk, WEB_RISK_KEY, type WebRiskStandIn } from "../support/web-risk-stand-in.ts";

/** All that may stand in a header, and that files of settings and shells make something else of. */
const ADMIN_API_KEY = `bij_$HOME"quoted"'single'\`tick\`#hash=\\n%20{}`;
const BASE_URL = "https://go.example";

describe("npm start with settings from the environment", () => {
  const starts = useNpmStart();
  let start: Start;
  let webRisk: WebRiskStandIn;
  afterAll(() => webRisk.close());

  beforeAll(async () => {
    webRisk = await startWebRisk();
    start = await starts.start({
      BIJOU_DATA_DIR: await starts.migratedFolder("data"),
      ADMIN_API_KEY,
      BASE_URL,
      CODE_KEY,
      CORS_ORIGINS: "https://app.example:8443,https://other.example",
      PUBLIC_CREATE: "false",
      ADMIN_PER_MINUTE: "77",
      ...{ WEB_RISK_KEY, WEB_RISK_ENDPOINT: webRisk.endpoint, WEB_RISK_TIMEOUT_MS: "5000" },
    });
    await start.ready();
  });

  const create = (headers: Record<string, string>) =>
    fetch(`${start.address}/api/links`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ url: "https://example.com/" }),
    });
  const asAdmin = { Authorization: `Bearer ${ADMIN_API_KEY}` };

  it("makes codes with the CODE_KEY, under the BASE_URL, for the ADMIN_API_KEY to the letter", async () => {
    const made = await create(asAdmin);
    expect(made.status).toBe(201);
    const vectors = JSON.parse(await readFile(join(ROOT, "test/vectors/codes.json"), "utf8")) as Vectors;
    const code = vectors.codes.find(({ key, id }) => key === CODE_KEY && id === "1")?.code;
    expect(await made.json()).toMatchObject({ slug: code, shortUrl: `${BASE_URL}/${code ?? ""}` });
  });

  it("hands the variables on to the Worker", async () => {
    expect((await create({})).status).toBe(401); // PUBLIC_CREATE
    const made = await create({ ...asAdmin, Origin: "https://app.example:8443" });
    expect(made.headers.get("Access-Control-Allow-Origin")).toBe("https://app.example:8443");
    expect(made.headers.get("RateLimit-Policy")).toContain("q=77");
    webRisk.listed.set("https://example.com/", ["MALWARE"]);
    expect((await create(asAdmin)).status).toBe(422);
    webRisk.listed.clear();
  });

  it("does not print the secrets that it was given, or put them on a command line", () => {
    expect(start.output()).toMatch(/Admin key +as given in ADMIN_API_KEY\n/);
    for (const secret of [ADMIN_API_KEY, CODE_KEY]) {
      expect(start.output()).not.toContain(secret);
      for (const { commandLine } of start.family()) expect(commandLine).not.toContain(secret);
    }
  });

  it("prints a curl that comes to it, wherever BASE_URL is", () => {
    expect(start.output()).toContain(`curl ${start.address}/api/links`);
  });
});

/** As the generator of the vectors writes them. */
interface Vectors {
  readonly codes: readonly { readonly key: string; readonly id: string; readonly code: string }[];
}
