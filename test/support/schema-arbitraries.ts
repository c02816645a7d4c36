import type { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { type Json, object, resolve } from "./api-document.ts";
import { cards } from "./card-arbitraries.ts";
import { ruleLists } from "./rule-arbitraries.ts";

/**
 * Values that a schema of the document takes. What no schema can say (a public host, a time ahead, which day comes first)
 * is known here by formats and names.
 */
export function valuesOf(document: Json, schema: Json, name = ""): fc.Arbitrary<unknown> {
  const values = (inner: unknown, its = name) => valuesOf(document, object(inner), its);
  if (typeof schema["$ref"] === "string") return values(resolve(document, schema["$ref"]));
  if (name === "rules") return ruleLists;
  if (name === "card") return fc.option(cards);
  if ("const" in schema) return fc.constant(schema["const"]);
  // A file of links is of no other shortener's format.
  if (Array.isArray(schema["enum"]) && schema["enum"].includes("generic")) return fc.constant("generic");
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  const { oneOf, anyOf, ...rest } = schema;
  const choices = (oneOf ?? anyOf) as readonly Json[] | undefined;
  if (choices !== undefined) {
    // Of those that exclude each other, what one needs the others don't have.
    const needed = choices.flatMap(({ required }) => (required ?? []) as string[]);
    return fc.constantFrom(...choices).chain((choice) => {
      const own = new Set((choice["required"] ?? []) as string[]);
      const kept = Object.entries(object(rest["properties"])).filter(([key]) => own.has(key) || !needed.includes(key));
      const properties = rest["properties"] === undefined ? {} : { properties: Object.fromEntries(kept) };
      return values({ ...rest, ...choice, ...properties });
    });
  }
  const { type } = schema;
  if (Array.isArray(type)) return fc.oneof(...type.map((one: unknown) => values({ ...schema, type: one })));
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      // A picture has a pixel for each module at least, of which a long name has many.
      return fc.integer({
        min: name === "size" ? 128 : Number(schema["minimum"] ?? 0),
        max: Number(schema["maximum"] ?? 1_000),
      });
    case "array": {
      const maxLength = Math.min(5, Number(schema["maxItems"] ?? 5));
      return fc.array(values(schema["items"]), { minLength: Number(schema["minItems"] ?? 0), maxLength });
    }
    case "object": {
      const required = (schema["required"] ?? []) as string[];
      const fields = Object.entries(object(schema["properties"])).map(([key, its]) => [key, values(its, key)]);
      return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: required,
        noNullPrototype: true,
      });
    }
    default:
      return texts(schema, name);
  }
}

const HOSTS = ["example.com", "www.example.org", "bücher.example", "198.105.244.1", "[2606:4700::1111]"];
const ahead = fc.date({ min: new Date("2100-01-01"), max: new Date("2900-01-01"), noInvalidDate: true });

function texts(schema: Json, name: string): fc.Arbitrary<string> {
  const {
    format,
    pattern,
    minLength = 0,
    maxLength = 60,
  } = schema as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  if (format === "iri") {
    const path = fc.stringMatching(/^[a-zA-Z0-9?&=/%ü-]{0,30}$/).map((text) => text.replaceAll("%", "%25"));
    return fc
      .tuple(fc.constantFrom("http", "https", "HTTPS"), fc.constantFrom(...HOSTS), path)
      .map(([scheme, host, rest]) => `${scheme}://${host}/${rest}`);
  }
  // The end of a period is this week's: without a beginning it is of some days before it, as the interval has them.
  if (name === "from") return fc.constantFrom("2026-11-01", "2026-11-02T10:00:00+02:00");
  if (name === "to") return fc.constantFrom("2026-11-20", "2026-11-28T10:00:00Z");
  if (name === "domains") return fc.constantFrom("evil.example", "a.b.example", "bücher.example");
  // Of a link it is one that there is.
  if (name === "domain") return fc.constantFrom("known.example", "KNOWN.example.");
  // Of colours, dark has to be much darker.
  if (name === "dark") return fc.constantFrom("#000000", "036", "800");
  if (name === "light") return fc.constantFrom("#ffffff", "ffe", "transparent");
  if (name === "country") return fc.constantFrom("DE", "us");
  if (name === "region" && pattern !== undefined) return fc.constantFrom("DE-BY", "US-CA");
  if (name === "timezone") return fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns");
  if (format === "date-time") return ahead.map((time) => time.toISOString());
  // Of a later page than there is, or none: whoever makes it up is refused.
  if (name === "slug" && pattern === undefined) return fc.constantFrom("known-link", "no-such-link");
  // A slug that is taken is no fault of the request's.
  const made =
    pattern === undefined ? fc.string({ maxLength, minLength }) : fc.stringMatching(new RegExp(pattern, "u"));
  // Lengths are those of code points, also of such as have two code units.
  const all = fc.oneof({ weight: 9, arbitrary: made }, fc.constant("🎈".repeat(maxLength)));
  return all
    .map((text) => Array.from(text).slice(0, maxLength).join("").toWellFormed())
    .filter(
      (text) => Array.from(text).length >= minLength && (pattern === undefined || new RegExp(pattern, "u").test(text)),
    );
}

/** Whether the schema takes the value. */
export type Validate = ReturnType<Ajv2020["compile"]>;

const JSON_VALUES = fc.jsonValue({ maxDepth: 2 });
const ODD_TEXTS = fc.constantFrom(
  "",
  " ",
  "\u0000",
  "a\r\nb",
  "\u007f",
  "\ud800",
  "x".repeat(3_000),
  "🎈".repeat(200),
  "null",
);

/** The same value with one thing about it wrong, or not so wrong after all. */
export function damaged(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fc.oneof(JSON_VALUES, ODD_TEXTS);
  const keys = Object.keys(value);
  const other = fc.oneof(JSON_VALUES, ODD_TEXTS, fc.constantFrom(-1, 0, 1.5, 1e308, 2 ** 53));
  return fc.oneof(
    JSON_VALUES,
    fc.tuple(fc.string({ maxLength: 10 }), other).map(([key, its]) => ({ ...value, [key]: its })),
    ...(keys.length === 0
      ? []
      : [
          fc
            .constantFrom(...keys)
            .map((key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))),
          fc.tuple(fc.constantFrom(...keys), other).map(([key, its]) => ({ ...value, [key]: its })),
        ]),
  );
}
