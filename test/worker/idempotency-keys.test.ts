import { describe, expect, it } from "vitest";
import {
  callAsAdmin,
  createPublicly,
  createWithKey,
  fieldsOf,
  fromFreshAddress,
  linkOf,
  problemOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo, query } from "../support/worker-sql.ts";

describe("Idempotency-Key", () => {
  it("Idempotency-Key remembers successes alone: after a slug was taken, the same create can succeed", async () => {
    const [key, slug] = [uniqueKey(), uniqueSlug()];
    await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), slug });
    const body = { url: uniqueUrl(), slug };
    await problemOf(await createWithKey(key, body), 409, "slug-taken");
    await problemOf(await createWithKey(key, body), 409, "slug-taken");
    await problemOf(await createWithKey(key, { ...body, title: 1 }), 400, "validation");

    await callAsAdmin("DELETE", `/api/links/${slug}`);
    const retried = await createWithKey(key, body);
    expect([retried.status, retried.headers.get("Idempotent-Replayed")]).toEqual([201, null]);
    expect((await createWithKey(key, body)).headers.get("Idempotent-Replayed")).toBe("true");
  });

  it("Idempotency-Key remembers what findIfExists found", async () => {
    const [key, url] = [uniqueKey(), uniqueUrl()];
    const made = await linkOf(await callAsAdmin("POST", "/api/links", { url }));
    const found = await createWithKey(key, { url, findIfExists: true });
    expect([found.status, found.headers.get("Idempotent-Replayed")]).toEqual([200, null]);
    await callAsAdmin("DELETE", `/api/links/${made.slug}`);
    const again = await createWithKey(key, { url, findIfExists: true });
    expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([200, "true"]);
    expect(await linkOf(again)).toEqual(made);
  });

  it("Idempotency-Key of one owner never meets another's: the key's, and each address's", async () => {
    const [key, body] = [uniqueKey(), { url: uniqueUrl() }];
    const [here, there] = [fromFreshAddress(), fromFreshAddress()];
    const responses = [
      await createWithKey(key, body),
      await createPublicly(body, { "Idempotency-Key": key, ...here }),
      await createPublicly(body, { "Idempotency-Key": key, ...there }),
    ];
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(responses.map(({ headers }) => headers.get("Idempotent-Replayed"))).toEqual([null, null, null]);
    const slugs = (await Promise.all(responses.map(linkOf))).map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(3);

    const again = await createPublicly(body, { "Idempotency-Key": key, ...here });
    expect(again.headers.get("Idempotent-Replayed")).toBe("true");
    expect((await linkOf(again)).slug).toBe(slugs[1]);
  });

  it.each([
    ["empty", ""],
    ["with a tab", "a\tb"],
    ["not in ASCII", "größe"],
    ["256 characters long", "x".repeat(256)],
  ])("Idempotency-Key must not be %s", async (_, key) => {
    const url = uniqueUrl();
    const problem = await problemOf(await createWithKey(key, { url }), 400, "validation");
    expect(fieldsOf(problem)).toEqual(["Idempotency-Key"]);
    expect(await countLinksTo(url)).toBe(0);
  });

  it.each([
    ["one character long", "k"],
    ["255 characters long", uniqueKey().padEnd(255, "~")],
    ["any printable text", `'; -- "%s" ${uniqueKey()} \\ `.trim()],
  ])("Idempotency-Key may be %s", async (_, key) => {
    const body = { url: uniqueUrl() };
    expect((await createWithKey(key, body)).status).toBe(201);
    expect((await createWithKey(key, body)).headers.get("Idempotent-Replayed")).toBe("true");
  });

  it("Idempotency-Key is remembered for 24 h, and forgotten then", async () => {
    const [key, first, second] = [uniqueKey(), { url: uniqueUrl() }, { url: uniqueUrl() }];
    const age = (interval: string) =>
      query("UPDATE idempotency SET created_at = now() - $1::interval WHERE key = $2", [interval, key]);
    await createWithKey(key, first);
    await age("23 hours 59 minutes");
    expect((await createWithKey(key, first)).headers.get("Idempotent-Replayed")).toBe("true");
    await problemOf(await createWithKey(key, second), 422, "idempotency-mismatch");

    await age("24 hours");
    const fresh = await createWithKey(key, second);
    expect([fresh.status, fresh.headers.get("Idempotent-Replayed")]).toEqual([201, null]);
    expect((await linkOf(fresh)).url).toBe(second.url);
    expect((await createWithKey(key, second)).headers.get("Idempotent-Replayed")).toBe("true");
    await problemOf(await createWithKey(key, first), 422, "idempotency-mismatch");
  });
});
