import * as fc from "fast-check";
import { expect } from "vitest";
import { cards } from "./card-arbitraries.ts";
import { fieldsOf, type ProblemJson, problemOf } from "./worker-client.ts";

/** What clients send that they should not, for the fuzz suites. */

/** Any UTF-16: controls, lone surrogates, and much else. */
export const anyText = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) }, fc.nat({ max: 0xffff })), {
    maxLength: 40,
  })
  .map((units) => String.fromCharCode(...units));

const longText = fc.tuple(anyText, fc.nat({ max: 3_000 })).map(([text, count]) => text + "x".repeat(count));

const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 3 }), longText);

const anyUrl = fc.oneof(
  { weight: 6, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true, size: "small" }) },
  fc
    .tuple(fc.constantFrom("https://", "http:/", "//", "javascript:", "https://a@", "https://["), anyText)
    .map((parts) => parts.join("")),
  fc.ipV4().map((address) => `http://${address}/`),
  fc.ipV6().map((address) => `http://[${address}]/`),
  anyJson,
);

/** Each field that a create or an edit takes, with what is right as often as with what is wrong. */
const valueOfField: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  url: anyUrl,
  slug: fc.oneof({ weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z0-9-][a-zA-Z0-9_-]{12,63}$/) }, anyJson),
  title: fc.oneof({ weight: 2, arbitrary: fc.constantFrom("a title", "ü", null) }, anyJson),
  tags: fc.oneof(
    fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 3 }),
    fc.array(anyJson, { maxLength: 30 }),
    anyJson,
  ),
  redirectStatus: fc.oneof(fc.constantFrom(301, 302, 307, 308), fc.integer(), anyJson),
  expiresAt: fc.oneof(
    fc.date({ noInvalidDate: true, min: new Date("2030-01-01") }).map((date) => date.toISOString()),
    fc
      .tuple(fc.date({ noInvalidDate: true }), fc.constantFrom("+23:59", "-23:59", "+24:00", "z", ""))
      .map(([date, offset]) => date.toISOString().replace("Z", offset)),
    fc.constant(null),
    anyJson,
  ),
  expiredUrl: anyUrl,
  forwardQuery: fc.oneof({ weight: 2, arbitrary: fc.boolean() }, anyJson),
  password: fc.oneof({ weight: 2, arbitrary: fc.constantFrom("open sesame", null) }, anyJson),
  maxVisits: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(1, 2_147_483_647, null) }, fc.integer(), anyJson),
  card: fc.oneof(
    { weight: 3, arbitrary: cards },
    fc.record(
      { title: fc.oneof(longText, anyJson), description: longText, image: anyUrl, url: anyJson },
      { requiredKeys: ["title"], noNullPrototype: true },
    ),
    fc.record({ image: anyUrl }, { noNullPrototype: true }),
    fc.constantFrom(null, {}),
    anyJson,
  ),
  enabled: fc.oneof({ weight: 2, arbitrary: fc.boolean() }, anyJson),
  findIfExists: fc.oneof({ weight: 2, arbitrary: fc.boolean() }, anyJson),
};

const oddKey = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "", "URL", "url ", "id", "created_by", "tags.0"),
  anyText,
);

const knownField = fc
  .constantFrom(...Object.keys(valueOfField))
  .chain((name) => fc.tuple(fc.constant(name), valueOfField[name] ?? anyJson));

/** The text of an object, in which keys can be odd and come twice. */
export function objectText(...required: string[]): fc.Arbitrary<string> {
  const fields = fc.array(fc.oneof({ weight: 12, arbitrary: knownField }, fc.tuple(oddKey, anyJson)), { maxLength: 4 });
  const given = fc.tuple(...required.map((name) => fc.tuple(fc.constant(name), valueOfField[name] ?? anyJson)));
  return fc.tuple(given, fields).map((parts) => {
    const pairs = parts.flat().map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `{${pairs.join(",")}}`;
  });
}

/** A text that is JSON, mostly of an object. */
export const anyBody = fc.oneof(
  { weight: 9, arbitrary: objectText() },
  anyJson.map((value) => JSON.stringify(value)),
);

/** What can stand in a header, from nothing to 8 kB. In ASCII: what is not is for the suites to pin. */
export const headerValue = fc
  .oneof(
    fc.array(fc.nat({ max: 0x7f }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
    fc.tuple(fc.constantFrom("x", "a b,", '"', "%"), fc.nat({ max: 8_000 })).map(([text, count]) => text.repeat(count)),
    fc.constantFrom(
      "Bearer",
      "Bearer \t",
      "text/html;q=",
      "::ffff:1.2.3.4",
      "fe80::1%eth0",
      "0x7f.1",
      "1.2.3.4, 5.6.7.8",
    ),
  )
  // As it will be read: what is around it is no part of it (RFC 9110, section 5.5).
  .map((value) => value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ""))
  .filter(isHeaderValue);

function isHeaderValue(value: string): boolean {
  try {
    return new Headers({ "X-Test": value }).has("X-Test");
  } catch {
    return false;
  }
}

/** Asserts that the answer is a refusal that names what is wrong with the body. */
export async function expectRefusal(response: Response, body: string): Promise<ProblemJson> {
  const types: Readonly<Record<number, string>> = { 409: "slug-taken", 422: "destination-refused", 400: "validation" };
  const problem = await problemOf(response, response.status, types[response.status] ?? "none of a create or an edit");
  const given: unknown = JSON.parse(body);
  const keys = typeof given === "object" && given !== null ? ["url", ...Object.keys(given)] : [];
  const fields = fieldsOf(problem);
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) {
    const isNamed = field === "body" || keys.some((key) => field.startsWith(key.slice(0, 100)));
    expect([field, isNamed]).toEqual([field, true]);
  }
  return problem;
}
