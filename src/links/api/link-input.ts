import * as v from "valibot";
import type { FieldError, Problem } from "../../http/problem.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { parseHost } from "../../names/host.ts";
import { parseSlug, RESERVED_SLUGS, type Slug } from "../../names/slug.ts";
import type { DestinationProblem } from "../destination.ts";
import type { FieldRules } from "../field.ts";
import {
  ALL_FIELDS,
  type AnyField,
  type FieldChanges,
  type FieldName,
  type FieldValues,
  isFallback,
} from "../field-values.ts";
import { FINDABLE_FIELDS, type FindableField, type LinkDraft } from "../link-repository.ts";
import { CreateLinkBody, EditLinkBody } from "./link-bodies.ts";

/**
 * From the JSON of a client to the draft or the changes of a link. All fields that are wrong are named at
 * once, and of those that there are none of, the first.
 * A destination that is well-formed but refused is a problem of its own (422).
 */
export type LinkInputRules = FieldRules;

/** What of a draft the body decides. Its slug has no domain in front yet: whether there is such a domain is asked later. */
export type DraftInput = Omit<LinkDraft, "createdBy" | "idempotency" | "passwordHash" | "given"> & {
  readonly password: string | null;
};
export type ChangesInput = FieldChanges & { readonly password?: string | null };

export function parseCreateBody(body: unknown, rules: LinkInputRules): Result<DraftInput, Problem> {
  const parsed = v.safeParse(CreateLinkBody, body);
  if (!parsed.success) return err(shapeProblem(parsed.issues, body, rules));
  return readDraft(parsed.output, (field, given) => field.parse(given, rules));
}

/** What the body of a create says, of the fields that a repeat is known by; in JSON it is always the same text. */
export type Understood = Partial<DraftInput>;

/** What the first release knows a create by, in its order. */
const KNOWN_SINCE_EVER = [
  ...(["url", "slug", "title", "tags", "redirectStatus", "expiresAt", "expiredUrl", "forwardQuery"] as const),
  ...(["password", "enabled", "findIfExists"] as const),
] satisfies readonly (keyof DraftInput)[];
/** Later ones are left out where nobody gives them: so a create that one release did is known to the next one. */
const KNOWN_LATER = ALL_FIELDS.filter(({ name }) => !(KNOWN_SINCE_EVER as readonly string[]).includes(name));

/**
 * What the body of a create says, judged by nothing that changes: no clock, no setting, no list. A repeat is known by
 * it (P3), also to the next release.
 *
 * @returns null for a body that never was one of a create.
 */
export function understandCreateBody(body: unknown): Understood | null {
  const parsed = v.safeParse(CreateLinkBody, body);
  if (!parsed.success) return null;
  const draft = readDraft(parsed.output, (field, given) => field.understand(given));
  if (!draft.ok) return null;
  const { value } = draft;
  const later = KNOWN_LATER.filter((field) => !isFallback(field, value[field.name])).map(({ name }) => name);
  const known = [...KNOWN_SINCE_EVER, ...later, ...(value.domain === null ? [] : ["domain" as const])];
  return Object.fromEntries(known.map((name) => [name, value[name]]));
}

/** The fields that a body of a create names, of those that a link can be found by. */
export function givenFields(body: unknown): FindableField[] {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? FINDABLE_FIELDS.filter((field) => Object.hasOwn(body, field)) : [];
}

export function parseEditBody(body: unknown, rules: LinkInputRules): Result<ChangesInput, Problem> {
  const parsed = v.safeParse(EditLinkBody, body);
  if (!parsed.success) return err(shapeProblem(parsed.issues, body, rules));
  const { password } = parsed.output;
  const wrong = createWrongFields();
  const changes: Partial<Record<FieldName, unknown>> = {};
  for (const field of ALL_FIELDS) {
    const given = parsed.output[field.name];
    if (given === undefined) continue;
    const change = field.parseChange === undefined ? field.parse(given, rules) : field.parseChange(given, rules);
    changes[field.name] = wrong.unless(field.name, change);
  }
  const problem = wrong.problem();
  if (problem !== null) return err(problem);
  return ok({ ...(changes as FieldChanges), ...(password === undefined ? {} : { password }) }); // As the kinds say.
}

/** What of a link that there was would be refused today; null for nothing. Whether its expiry is past is not asked. */
export function refusedToday(values: FieldValues, rules: LinkInputRules): Problem | null {
  const wrong = createWrongFields();
  const ofAnyTime = { ...rules, now: Number.NEGATIVE_INFINITY };
  for (const field of ALL_FIELDS) {
    const read = field.parse(field.json(values[field.name]), ofAnyTime);
    // What was well-formed when it was made stays as it was.
    if (!read.ok && read.error.reason === "refused") wrong.unless(field.name, read);
  }
  return wrong.problem();
}

/** How a field is read that has the right shape. */
type ReadField = (field: AnyField, given: unknown) => Result<unknown, DestinationProblem>;

/** One object that grows: a bulk has a thousand drafts, and to spread each into another costs as much as its destination. */
function readDraft(given: CreateLinkBody, read: ReadField): Result<DraftInput, Problem> {
  const wrong = createWrongFields();
  const { password = null, findIfExists = false } = given;
  const draft: Record<string, unknown> = { slug: null, domain: null, password, findIfExists };
  for (const field of ALL_FIELDS) {
    const its = given[field.name];
    // A field without a fallback must be there: otherwise the shape would have refused the body.
    draft[field.name] = its === undefined ? field.fallback : wrong.unless(field.name, read(field, its));
  }
  if (given.slug !== undefined) draft["slug"] = wrong.unlessSlug(given.slug);
  if (given.domain !== undefined) draft["domain"] = wrong.unlessHost(given.domain);
  const problem = wrong.problem();
  return problem === null ? ok(draft as unknown as DraftInput) : err(problem); // As the kinds say.
}

/** Keeps what is wrong with fields that are read one by one; their values count only if `problem` is null. */
function createWrongFields() {
  const invalid: FieldError[] = [];
  const refused: FieldError[] = [];

  return {
    unless(path: string, read: Result<unknown, DestinationProblem>): unknown {
      if (read.ok) return read.value;
      for (const { reason, message, within } of [read.error, ...(read.error.others ?? [])]) {
        (reason === "refused" ? refused : invalid).push({
          path: within === undefined ? path : `${path}.${within}`,
          message,
        });
      }
      return undefined;
    },

    unlessSlug(text: string): Slug | null {
      const parsed = parseSlug(text);
      if (parsed.ok) return parsed.value;
      const message = {
        length: "must have 1 to 64 characters",
        characters: "must be of a–z, 0–9, - and _, and not start with _",
        reserved: `must not be one of ${[...RESERVED_SLUGS].join(", ")}`,
      }[parsed.error];
      invalid.push({ path: "slug", message });
      return null;
    },

    unlessHost(text: string): DomainName | null {
      const host = parseHost(text);
      if (host.ok) return host.value;
      invalid.push({ path: "domain", message: host.error });
      return null;
    },

    errors: (): FieldError[] => [...invalid, ...refused],

    problem(): Problem | null {
      if (invalid.length > 0) return validationProblem([...invalid, ...refused]);
      if (refused.length === 0) return null;
      return {
        type: "destination-refused",
        detail: "Cannot accept the link: links of this shortener must not lead there",
        errors: refused,
      };
    },
  };
}

/** What is wrong with the shape of a body, and with the fields of it that have the right one. */
function shapeProblem(issues: readonly v.BaseIssue<unknown>[], body: unknown, rules: LinkInputRules): Problem {
  const wrong = createWrongFields();
  if (typeof body === "object" && body !== null) {
    const misshapen = new Set(issues.map(({ path }) => path?.[0]?.key));
    const given = new Map<string, unknown>(Object.entries(body));
    for (const field of ALL_FIELDS) {
      const its = given.get(field.name);
      if (its !== undefined && !misshapen.has(field.name)) wrong.unless(field.name, field.parse(its, rules));
    }
    const slug = given.get("slug");
    if (typeof slug === "string") wrong.unlessSlug(slug);
  }
  return validationProblem([...issues.map(fieldErrorOf), ...wrong.errors()]);
}
