import { describe, expect, it } from "vitest";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  linkOf,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";

async function gzip(data: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const send = (coding: string, body: BodyInit, path = "/api/links", headers: Record<string, string> = {}) =>
  call(path, {
    method: path.includes("/api/links/t-") ? "PATCH" : "POST",
    headers: { ...asAdmin, "Content-Type": "application/json", "Content-Encoding": coding, ...headers },
    body,
  });

describe("bodies with Content-Encoding", () => {
  it.each(["gzip", "GZIP", "x-gzip", "identity, gzip", " gzip ,", "gzip, identity"])(
    "%s is unpacked",
    async (coding) => {
      const url = uniqueUrl();
      const link = await linkOf(await send(coding, await gzip(JSON.stringify({ url }))));
      expect(link.url).toBe(url);
    },
  );

  it("two layers of gzip are unpacked, identity is none, and edits, bulks and passwords may be packed too", async () => {
    const url = uniqueUrl();
    expect((await send("gzip, gzip", await gzip(await gzip(JSON.stringify({ url }))))).status).toBe(201);
    expect((await send("identity", JSON.stringify({ url }))).status).toBe(201);
    expect((await send("gzip", await gzip(JSON.stringify({ links: [{ url }] })), "/api/links/bulk")).status).toBe(200);
    const { slug } = await createLink({ slug: uniqueSlug(), password: "sesame" });
    expect((await send("gzip", await gzip('{"title":"packed"}'), `/api/links/${slug}`)).status).toBe(200);
    const form = { "Content-Type": "application/x-www-form-urlencoded", ...fromFreshAddress() };
    expect((await send("gzip", await gzip("password=sesame"), `/${slug}?unlock`, form)).status).toBe(303);
  });

  it.each(["br", "deflate", "zstd", "compress", "gzip, br", "gzip, gzip, gzip", "gzipped", "*"])(
    "%s is refused with 415, which says that gzip would do",
    async (coding) => {
      const { slug } = await createLink({ slug: uniqueSlug(), password: "sesame" });
      const form = { "Content-Type": "application/x-www-form-urlencoded", ...fromFreshAddress() };
      for (const response of [
        await send(coding, JSON.stringify({ url: uniqueUrl() })),
        await send(coding, "url\nhttps://example.com/\n", "/api/links/import", { "Content-Type": "text/csv" }),
        await send(coding, "password=sesame", `/${slug}?unlock`, form),
      ]) {
        expect(response.headers.get("Accept-Encoding")).toBe("gzip");
        await problemOf(response, 415, "unsupported-media-type");
      }
    },
  );

  it("what is no gzip, or half of it, or more than one, is malformed", async () => {
    const whole = await gzip(JSON.stringify({ url: uniqueUrl() }));
    const spoilt = Uint8Array.from(whole);
    spoilt[spoilt.length - 6] = (spoilt[spoilt.length - 6] ?? 0) ^ 1;
    const bodies = [
      '{"url":"https://example.com/"}',
      "",
      whole.slice(0, -4),
      whole.slice(0, 10),
      spoilt,
      new Uint8Array([...whole, ...whole]),
    ];
    for (const body of bodies) {
      expect(fieldsOf(await problemOf(await send("gzip", body), 400, "malformed"))).toEqual(["body"]);
    }
  });

  it("a bomb is 413, in one layer or two, and a body of just the limit is none", async () => {
    const bomb = await gzip(new Uint8Array(50_000_000));
    await problemOf(await send("gzip", bomb), 413, "too-large");
    await problemOf(await send("gzip, gzip", await gzip(bomb)), 413, "too-large");
    await problemOf(await send("gzip", bomb, "/api/links/bulk"), 413, "too-large");
    const fitting = JSON.stringify({ url: uniqueUrl() }).padEnd(65_536, " ");
    expect((await send("gzip", await gzip(fitting))).status).toBe(201);
    await problemOf(await send("gzip", await gzip(`${fitting} `)), 413, "too-large");
  });

  it("a body that nobody reads may be packed in any way", async () => {
    const { slug } = await createLink();
    const headers = { ...asAdmin, "Content-Encoding": "br" };
    expect((await call(`/api/links/${slug}`, { method: "DELETE", headers, body: "x" })).status).toBe(204);
  });
});

describe("media types of bodies", () => {
  it("a PATCH is JSON merge patch or JSON, and a 415 says so", async () => {
    const { slug } = await createLink();
    for (const type of [
      "application/merge-patch+json",
      "application/json",
      "Application/Merge-Patch+JSON; charset=utf-8",
    ]) {
      const init = { "Content-Type": type };
      const response = await call(`/api/links/${slug}`, {
        method: "PATCH",
        headers: { ...asAdmin, ...init },
        body: '{"title":"a"}',
      });
      expect([type, response.status]).toEqual([type, 200]);
    }
    const refused = await call(`/api/links/${slug}`, {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json-patch+json" },
      body: "[]",
    });
    expect(refused.headers.get("Accept-Patch")).toBe("application/merge-patch+json, application/json");
    await problemOf(refused, 415, "unsupported-media-type");
  });

  it.each([
    ["/api/links", "application/json"],
    ["/api/links/bulk", "application/json"],
    ["/api/reports", "application/json"],
    ["/api/links/import", "text/csv, application/x-ndjson, application/json, multipart/form-data"],
  ])("a 415 of POST %s says that %s would do", async (path, types) => {
    const headers = { ...asAdmin, "Content-Type": "application/merge-patch+json" };
    const refused = await call(path, { method: "POST", headers, body: "{}" });
    expect([refused.headers.get("Accept"), refused.headers.get("Accept-Patch")]).toEqual([types, null]);
    await problemOf(refused, 415, "unsupported-media-type");
  });
});

describe("imports by form upload", () => {
  const csvOf = (slug: string) => `url,slug\r\n${uniqueUrl()},${slug}\r\n`;

  async function upload(form: FormData, headers: Record<string, string> = asAdmin): Promise<Response> {
    const request = new Request("https://go.example/", { method: "POST", body: form });
    const type = request.headers.get("Content-Type") ?? "";
    return call("/api/links/import", {
      method: "POST",
      headers: { ...headers, "Content-Type": type },
      body: await request.arrayBuffer(),
    });
  }

  const formOf = (...files: [field: string, data: string | Uint8Array<ArrayBuffer>, name: string, type?: string][]) => {
    const form = new FormData();
    for (const [field, data, name, type = "application/octet-stream"] of files)
      form.append(field, new File([data], name, { type }));
    return form;
  };

  async function expectImported(response: Response, slug: string): Promise<void> {
    expect(response.status).toBe(202);
    const read = async () => (await callAsAdmin("GET", `/api/links/${slug}`)).status;
    await expect.poll(read, { timeout: 30_000 }).toBe(200);
  }

  it.each([
    ["links.csv", "application/octet-stream", (slug: string) => csvOf(slug)],
    ["links.CSV", "application/vnd.ms-excel", (slug: string) => csvOf(slug)],
    ["links", "text/csv; charset=utf-8", (slug: string) => csvOf(slug)],
    ["links.ndjson", "application/octet-stream", (slug: string) => `${JSON.stringify({ url: uniqueUrl(), slug })}\n`],
    ["links.json", "application/json", (slug: string) => JSON.stringify([{ url: uniqueUrl(), slug }])],
    ["links.csv.gz", "application/gzip", (slug: string) => gzip(csvOf(slug))],
    ["links.csv.gz", "application/octet-stream", (slug: string) => gzip(csvOf(slug))],
  ])("%s as %s is imported", async (name, type, fileOf) => {
    const slug = uniqueSlug();
    await expectImported(await upload(formOf(["file", await fileOf(slug), name, type])), slug);
  });

  it("a file of more than is read ahead, with what looks like the end of the form in it, is read whole", async () => {
    const filler = `--${"\r\n-".repeat(90)}`;
    const rows = Array.from({ length: 4_000 }, () => `${uniqueUrl()},"${filler}"`);
    const response = await upload(formOf(["file", `url,title\r\n${rows.join("\r\n")}\r\n`, "links.csv"]));
    expect(response.status).toBe(202);
    const job = await callAsAdmin("GET", response.headers.get("Location") ?? "");
    expect(await job.json()).toMatchObject({ total: 4_000 });
  });

  it("no file, two, another field, or no end are refused, and nothing is imported", async () => {
    const slug = uniqueSlug();
    const file = ["file", csvOf(slug), "a.csv"] as [string, string, string];
    const other = new FormData();
    other.append("format", "generic");
    const both = formOf(file);
    both.append("format", "generic");
    for (const [form, fields] of [
      [new FormData(), ["body"]],
      [other, ["format"]],
      [both, ["format"]],
      [formOf(file, file), ["file"]],
      [formOf(["links", csvOf(slug), "a.csv"]), ["links"]],
    ] as const) {
      const response = await upload(form);
      const problem = await response.json<{ status: number; errors: { path: string }[] }>();
      expect([problem.status, problem.errors.map(({ path }) => path)]).toEqual([
        400,
        fields.includes("body" as never) ? [expect.stringMatching(/body|file/)] : fields,
      ]);
    }
    const half =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nurl,slug\r\nhttps://example.com/,half';
    for (const type of [
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      'multipart/form-data; boundary="y"',
    ]) {
      const response = await call("/api/links/import", {
        method: "POST",
        headers: { ...asAdmin, "Content-Type": type },
        body: half,
      });
      await problemOf(response, 400, "malformed");
    }
    await problemOf(await upload(formOf(["file", csvOf(slug), "a.xlsx"])), 415, "unsupported-media-type");
    await problemOf(await upload(formOf(["file", "no gzip", "a.csv.gz"])), 400, "malformed");
    await problemOf(
      await upload(formOf(["file", await gzip(new Uint8Array(101_000_000)), "a.csv.gz"])),
      413,
      "too-large",
    );
    await problemOf(await upload(formOf(file), {}), 401, "unauthorized");
    expect((await callAsAdmin("GET", `/api/links/${slug}`)).status).toBe(404);
  });
});
