import type { FieldError, Problem } from "../../src/http/problem.ts";
import { type DraftInput, parseCreateBody, parseEditBody } from "../../src/links/api/link-input.ts";
import type { LinkChanges } from "../../src/links/link-repository.ts";
import { problemIn } from "./problem-in.ts";

/** What the tests of the API's bodies share: the clock and settings under which a body is read. */

export const rules = { ownHosts: ["go.example"], allowPrivate: false, now: Date.parse("2026-11-23T12:00:00Z") };

const url = "https://example.com/a";

/** Fields that are wrong, and what is said of them, the same for a create and an edit. */
export interface WrongField {
  readonly field: string;
  readonly wrong: readonly unknown[];
  /** Part of the message. */
  readonly message: string;
  /** Where it is not the field's name. */
  readonly path?: string;
}

const notTextNorNull = [5, true, {}, []];
const notText = [null, ...notTextNorNull];

export const wrongInBoth: readonly WrongField[] = [
  { field: "url", wrong: notText, message: "must be a string" },
  {
    field: "url",
    wrong: [
      "",
      " ",
      "example.com",
      "/a",
      "//example.com",
      "ftp://example.com",
      "javascript:alert(1)",
      "http:example.com",
      "http:///example.com",
      "http://",
    ],
    message: "must be absolute",
  },
  {
    field: "url",
    wrong: ["https://exa mple.com/", "https://[::1", "http://example.com:99999/"],
    message: "must be a URL",
  },
  { field: "url", wrong: ["https://a:b@example.com/", "https://a@example.com/"], message: "user name or password" },
  { field: "url", wrong: ["https://example.com/\u0000", "https://example.com/a\nb"], message: "control characters" },
  { field: "url", wrong: ["https://example.com/\ud800"], message: "well-formed" },
  { field: "url", wrong: [`https://example.com/${"a".repeat(2_048)}`], message: "at most 2048 characters" },
  { field: "title", wrong: notTextNorNull, message: "must be a string or null" },
  { field: "title", wrong: ["a".repeat(301)], message: "at most 300 characters" },
  { field: "title", wrong: ["a\u0000b", "a\nb", "\u007f", "\ud800"], message: "control characters or lone surrogates" },
  { field: "note", wrong: notTextNorNull, message: "must be a string or null" },
  { field: "note", wrong: ["a".repeat(501)], message: "at most 500 characters" },
  { field: "note", wrong: ["a\u0000b", "\u007f", "\ud800"], message: "control characters or lone surrogates" },
  { field: "tags", wrong: ["a", 5, true, {}], message: "must be an array of strings" },
  { field: "tags", wrong: [Array.from({ length: 21 }, (_, i) => `t${i}`)], message: "at most 20 entries" },
  {
    field: "tags",
    wrong: [
      ["a", 5],
      ["a", null],
      ["a", ["b"]],
    ],
    message: "must be a string",
    path: "tags.1",
  },
  { field: "tags", wrong: [[""], ["   "]], message: "must not be empty", path: "tags.0" },
  { field: "tags", wrong: [["a".repeat(51)]], message: "at most 50 characters", path: "tags.0" },
  { field: "tags", wrong: [["a\u0000"], ["\udc00"]], message: "control characters", path: "tags.0" },
  {
    field: "redirectStatus",
    wrong: [null, "302", 200, 303, 300, 302.5, -1, [301]],
    message: "one of 301, 302, 307, 308",
  },
  { field: "expiresAt", wrong: [5, true, {}, []], message: "must be an RFC 3339 time or null" },
  {
    field: "expiresAt",
    wrong: [
      "",
      "soon",
      "2027-01-31",
      "2027-01-31T12:00:00",
      "2027-02-30T12:00:00Z",
      "2027-13-01T12:00:00Z",
      "1800000000",
    ],
    message: "must be an RFC 3339 time",
  },
  {
    field: "expiresAt",
    wrong: ["2026-11-23T12:00:00Z", "2026-11-23T13:00:00+01:00", "1999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"],
    message: "must be in the future",
  },
  { field: "expiredUrl", wrong: notTextNorNull, message: "must be a string or null" },
  { field: "expiredUrl", wrong: ["", "example.com", "ftp://example.com/"], message: "must be absolute" },
  { field: "forwardQuery", wrong: [null, 0, "true"], message: "must be true or false" },
  { field: "password", wrong: notTextNorNull, message: "must be a string or null" },
  { field: "password", wrong: [""], message: "must not be empty" },
  { field: "password", wrong: ["a".repeat(201)], message: "at most 200 characters" },
  { field: "password", wrong: ["a\u0000", "\ud800"], message: "control characters or lone surrogates" },
  { field: "maxVisits", wrong: ["5", true, {}, [], 1.5], message: "must be a whole number or null" },
  { field: "maxVisits", wrong: [0, -1, -2_147_483_648], message: "must be at least 1" },
  { field: "maxVisits", wrong: [2_147_483_648, Number.MAX_SAFE_INTEGER, 1e308], message: "must be at most 2147483647" },
  { field: "enabled", wrong: [null, 0, 1, "true", {}], message: "must be true or false" },
];

export const wrongInCreate: readonly WrongField[] = [
  { field: "slug", wrong: notText, message: "must be a string" },
  { field: "slug", wrong: ["", "a".repeat(65)], message: "must have 1 to 64 characters" },
  {
    field: "slug",
    wrong: ["_a", "a b", "a/b", "ü", "a.b", "%41", "\u212a", "a\u0000"],
    message: "must be of a–z, 0–9, - and _",
  },
  {
    field: "slug",
    wrong: ["api", "API", "health", "livez", "metrics", "mcp", "bulk", "import", "export"],
    message: "api, health",
  },
  { field: "findIfExists", wrong: [null, 0, "true"], message: "must be true or false" },
];

/** The one error of a body that has only this field wrong; its problem must be `validation`. */
export function createErrorOf(field: string, value: unknown): FieldError | undefined {
  return onlyError(createProblem({ url, [field]: value }));
}

export function editErrorOf(field: string, value: unknown): FieldError | undefined {
  return onlyError(editProblem({ [field]: value }));
}

function onlyError({ type, errors = [] }: Problem): FieldError | undefined {
  return type === "validation" && errors.length === 1 ? errors[0] : undefined;
}

export const createProblem = (body: unknown): Problem => problemIn(parseCreateBody(body, rules));
export const editProblem = (body: unknown): Problem => problemIn(parseEditBody(body, rules));

export function draftOf(fields: object): DraftInput {
  const parsed = parseCreateBody({ url, ...fields }, rules);
  if (!parsed.ok) throw new Error(`Cannot read a draft: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

export function changesOf(body: unknown): LinkChanges {
  const parsed = parseEditBody(body, rules);
  if (!parsed.ok) throw new Error(`Cannot read changes: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}
