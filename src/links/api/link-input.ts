import * as v from "valibot";
import type { FieldError, Problem } from "../../http/problem.ts";
import { EXPIRY_IS_PAST, fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { parseRfc3339 } from "../../lib/rfc3339.ts";
import { trimInvisible } from "../../lib/text/trim-invisible.ts";
import { parseSlug, RESERVED_SLUGS, type Slug } from "../../names/slug.ts";
import {
  type Destination,
  type DestinationProblem,
  type DestinationRules,
  parseDestination,
  readUrl,
} from "../destination.ts";
import { FINDABLE_FIELDS, type FindableField, type LinkChanges, type LinkDraft } from "../link-repository.ts";
import { CreateLinkBody, EditLinkBody } from "./link-bodies.ts";

/**
 * From the JSON of a client to the draft or the changes of a link. All fields that are wrong are named at
 * once, and of those that there are none of, the first.
 * A destination that is well-formed but refused is a problem of its own (422).
 */
export interface LinkInputRules extends DestinationRules {
  /** What `expiresAt` must lie after, in milliseconds since the epoch. */
  readonly now: number;
}

/** How a field that leads somewhere is read: its value, or why there is none. */
type ReadDestination = (text: string) => Result<Destination, DestinationProblem>;

/** What of a draft the body decides. */
export type DraftInput = Omit<LinkDraft, "createdBy" | "idempotency" | "passwordHash" | "given"> & {
  readonly password: string | null;
};

export type ChangesInput = Omit<LinkChanges, "passwordHash"> & { readonly password?: string | null };

export function parseCreateBody(body: unknown, rules: LinkInputRules): Result<DraftInput, Problem> {
  const parsed = v.safeParse(CreateLinkBody, body);
  if (!parsed.success) return err(shapeProblem(parsed.issues, body, rules));
  const draft = readDraft(parsed.output, strictReader(rules));
  return draft.ok ? ok({ ...draft.value, tags: visibleTags(draft.value.tags) }) : draft;
}

/**
 * What the body of a create says, judged by nothing that changes: no clock, no setting, no list. A repeat is known by
 * it (P3), also to the next release: so here texts are trimmed as the first one did it.
 *
 * @returns null for a body that never was one of a create.
 */
export function understandCreateBody(body: unknown): DraftInput | null {
  const parsed = v.safeParse(CreateLinkBody, body);
  if (!parsed.success) return null;
  const readDestination: ReadDestination = (text) => {
    const url = readUrl(trimInvisible(text));
    return url.ok ? ok(text.trim() as Destination) : url; // To be compared alone: no link is made of it.
  };
  const draft = readDraft(parsed.output, createFieldReader(Number.NEGATIVE_INFINITY, readDestination));
  return draft.ok ? draft.value : null;
}

/** The fields that a body of a create names, of those that a link can be found by. */
export function givenFields(body: unknown): FindableField[] {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? FINDABLE_FIELDS.filter((field) => Object.hasOwn(body, field)) : [];
}

function readDraft(given: CreateLinkBody, fields: FieldReader): Result<DraftInput, Problem> {
  const draft = {
    url: fields.destination("url", given.url),
    slug: given.slug === undefined ? null : fields.slug(given.slug),
    title: given.title ?? null,
    tags: given.tags ?? [],
    redirectStatus: given.redirectStatus ?? 302,
    expiresAt: fields.expiry(given.expiresAt ?? null),
    expiredUrl: fields.optionalDestination("expiredUrl", given.expiredUrl ?? null),
    forwardQuery: given.forwardQuery ?? false,
    password: given.password ?? null,
    maxVisits: given.maxVisits ?? null,
    enabled: given.enabled ?? true,
    findIfExists: given.findIfExists ?? false,
  };
  const problem = fields.problem();
  return problem === null ? ok(draft) : err(problem);
}

export function parseEditBody(body: unknown, rules: LinkInputRules): Result<ChangesInput, Problem> {
  const parsed = v.safeParse(EditLinkBody, body);
  if (!parsed.success) return err(shapeProblem(parsed.issues, body, rules));
  const { url, title, tags, redirectStatus, expiresAt, expiredUrl } = parsed.output;
  const { forwardQuery, password, maxVisits, enabled } = parsed.output;
  const fields = strictReader(rules);
  const changes: ChangesInput = {
    ...(url === undefined ? {} : { url: fields.destination("url", url) }),
    ...(title === undefined ? {} : { title }),
    ...(tags === undefined ? {} : { tags: visibleTags(tags ?? []) }),
    ...(redirectStatus === undefined ? {} : { redirectStatus }),
    ...(expiresAt === undefined ? {} : { expiresAt: fields.expiry(expiresAt) }),
    ...(expiredUrl === undefined ? {} : { expiredUrl: fields.optionalDestination("expiredUrl", expiredUrl) }),
    ...(forwardQuery === undefined ? {} : { forwardQuery }),
    ...(password === undefined ? {} : { password }),
    ...(maxVisits === undefined ? {} : { maxVisits }),
    ...(enabled === undefined ? {} : { enabled }),
  };
  const problem = fields.problem();
  return problem === null ? ok(changes) : err(problem);
}

function visibleTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map(trimInvisible))];
}

type FieldReader = ReturnType<typeof createFieldReader>;

const strictReader = (rules: LinkInputRules): FieldReader =>
  createFieldReader(rules.now, (text) => parseDestination(text, rules));

/** Reads fields one by one and keeps what is wrong with them; their values count only if `problem` is null. */
function createFieldReader(now: number, readDestination: ReadDestination) {
  const invalid: FieldError[] = [];
  const refused: FieldError[] = [];

  function destination(path: string, text: string): Destination {
    const parsed = readDestination(text);
    if (parsed.ok) return parsed.value;
    (parsed.error.reason === "refused" ? refused : invalid).push({ path, message: parsed.error.message });
    return "" as Destination; // Never used: `problem` is not null.
  }

  return {
    destination,
    optionalDestination: (path: string, text: string | null) => (text === null ? null : destination(path, text)),

    slug(text: string): Slug | null {
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

    expiry(text: string | null): number | null {
      if (text === null) return null;
      const time = parseRfc3339(text);
      if (time === null) {
        invalid.push({ path: "expiresAt", message: "must be an RFC 3339 time, such as 2027-01-31T12:00:00Z" });
      } else if (time <= now) invalid.push(EXPIRY_IS_PAST);
      return time;
    },

    errors: (): FieldError[] => [...invalid, ...refused],

    problem(): Problem | null {
      if (invalid.length > 0) return validationProblem([...invalid, ...refused]);
      if (refused.length === 0) return null;
      return { type: "destination-refused", detail: "Links of this shortener must not lead there", errors: refused };
    },
  };
}

/** What is wrong with the shape of a body, and with the fields of it that have the right one. */
function shapeProblem(issues: readonly v.BaseIssue<unknown>[], body: unknown, rules: LinkInputRules): Problem {
  const fields = strictReader(rules);
  const { url, expiredUrl, slug, expiresAt } = (body ?? {}) as Readonly<Record<string, unknown>>; // Of whatever there is, its fields.
  if (typeof url === "string") fields.destination("url", url);
  if (typeof expiredUrl === "string") fields.destination("expiredUrl", expiredUrl);
  if (typeof slug === "string") fields.slug(slug);
  if (typeof expiresAt === "string") fields.expiry(expiresAt);
  return validationProblem([...issues.map(fieldErrorOf), ...fields.errors()]);
}
