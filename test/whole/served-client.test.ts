import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RELEASED_DIR } from "../../src/local/client/served-client.ts";
import { VERSION } from "../../src/version.ts";
import { embedded } from "../support/engines.ts";
import { useWhole } from "../support/whole.ts";

const released = readdirSync(RELEASED_DIR).filter((name) => name.endsWith(".js"));
const NO_CACHE = "no-cache";
const A_YEAR = "public, max-age=31536000, immutable";

describe("the client that each Bijou serves", () => {
  const whole = useWhole(embedded, { PUBLIC_CREATE: "true" });
  const get = (path: string, init?: RequestInit) => fetch(whole.worker.url + path, init);
  const files = [
    { path: "/_/client.js", type: /^text\/javascript\b/, kept: NO_CACHE },
    { path: "/_/client.d.ts", type: /^text\/plain\b/, kept: NO_CACHE },
    ...released.map((name) => ({ path: `/_/${name}`, type: /^text\/javascript\b/, kept: A_YEAR })),
  ];

  it.each(files)("$path is for every origin, with its type, and is kept as it says", async ({ path, type, kept }) => {
    const { status, headers } = await get(path, { headers: { Origin: "https://site.example" } });
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toMatch(type);
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(headers.get("Cache-Control")).toBe(kept);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Set-Cookie")).toBe(null);
  });

  it.each(files)("$path has an ETag, by which it is answered 304", async ({ path, kept }) => {
    const whole = await get(path);
    const etag = whole.headers.get("ETag") ?? "";
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await get(path, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("ETag")).toBe(etag);
    expect(again.headers.get("Cache-Control")).toBe(kept);
    expect(again.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect((await get(path, { headers: { "If-None-Match": '"another"' } })).status).toBe(200);
  });

  it.each(files)("HEAD of $path has the headers of GET, and no body", async ({ path }) => {
    const [head, whole] = [await get(path, { method: "HEAD" }), await get(path)];
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    const ofTheConnection = ["date", "connection", "content-length", "transfer-encoding"];
    const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => !ofTheConnection.includes(name));
    expect(headersOf(head)).toEqual(headersOf(whole));
  });

  it("/_/client.js is one module that imports nothing, and works as it is", async () => {
    const code = await (await get("/_/client.js")).text();
    expect(code).not.toMatch(/\bimport\b/);
    const module = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
    const client = (await import(/* @vite-ignore */ module)) as typeof import("../../src/client/client.ts");
    const bijou = client.createBijouClient({ baseUrl: whole.worker.url });
    const { data } = await bijou.POST("/api/links", { body: { url: "https://example.com/served" } });
    expect(data?.url).toBe("https://example.com/served");
  });

  it("/_/client.d.ts is one file that imports nothing", async () => {
    const types = await (await get("/_/client.d.ts")).text();
    expect(types).toContain("createBijouClient");
    expect(types).not.toMatch(/^\s*(import|export .* from)\b/m);
  });

  it("the client of this version is among the released ones, and a version that there is not is 404", async () => {
    expect(released).toContain(`client-${VERSION}.js`);
    const { status, headers } = await get("/_/client-99.0.0.js");
    expect(status).toBe(404);
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("a released client is served as it was, byte by byte", async () => {
    const sums = readFileSync(join(RELEASED_DIR, "SHA256SUMS"), "utf8").trim().split("\n");
    const served = await Promise.all(
      released.map(async (name) => {
        const bytes = Buffer.from(await (await get(`/_/${name}`)).arrayBuffer());
        return `${createHash("sha256").update(bytes).digest("hex")}  ${name}`;
      }),
    );
    expect(served.toSorted()).toEqual(sums.toSorted());
  });
});
