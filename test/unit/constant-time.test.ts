import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../../src");
const files = globSync("**/*.ts", { cwd: SRC })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => !/^(local|client|http\/openapi)\//.test(name) && !name.endsWith(".d.ts"));
const textOf = (file: string) => readFileSync(join(SRC, file), "utf8");

/** Two that are stored: nobody who asks has sent either of them. */
const BOTH_STORED = ["redirects/visit-limit.ts: target.passwordHash === shownHash"];

it("who sends a key or a password is answered through the one comparison that takes constant time", () => {
  const callers = files.filter((file) => /\bisEqualInConstantTime\(/.test(textOf(file)));
  expect(callers.toSorted()).toEqual([
    "keys/api/authenticate.ts",
    "lib/is-equal-in-constant-time.ts",
    "links/password-hash.ts",
  ]);
});

it("no key, hash, token or password is compared by an operator, which stops at the first difference", () => {
  const secret = String.raw`[\w.]*(?:hash|secret|token|signature|digest|password|apiKey)`;
  const other = String.raw`(?!null\b|undefined\b|""|'')[\w.]+`;
  const comparison = new RegExp(String.raw`\b(?:${secret} [!=]==? ${other}|${other} [!=]==? ${secret}\b)`, "gi");
  const found = files.flatMap((file) => (textOf(file).match(comparison) ?? []).map((text) => `${file}: ${text}`));
  const real = found.filter((text) => !/(?:null|undefined) [!=]==/.test(text));
  expect(real).toEqual(BOTH_STORED);
});
