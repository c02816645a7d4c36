import type { Context } from "hono";
import { hexFromBytes } from "../lib/hex.ts";
import { log } from "../lib/log.ts";
import type { Result } from "../lib/result.ts";
import { type LinkName, parseLinkNames } from "../links/link-name.ts";
import type { Idempotency } from "../links/link-repository.ts";
import type { CreatedLink, CreateProblem, EditProblem } from "../links/link-service.ts";
import { hashPassword, SALT_BYTES } from "../links/password-hash.ts";
import type { AppEnv } from "./app-env.ts";
import { parseJson } from "./body.ts";
import { type DraftInput, EXPIRY_IS_PAST, parseCreateBody, parseEditBody, validationProblem } from "./link-input.ts";
import { linkJson } from "./link-json.ts";
import { type Problem, ProblemError, problemResponse, UNAVAILABLE_HEADERS } from "./problem.ts";

/** The handlers under `/api/links`: from the request to the service, and from its result to the answer. */
type ApiContext = Context<AppEnv>;

export async function createLink(c: ApiContext): Promise<Response> {
  const { caller, scope } = c.var;
  const { linkService, now } = c.env;
  const key = c.req.header("Idempotency-Key");
  // A repeat can come when its link has expired: whether it is one, only Postgres knows.
  const rules = { ...inputRules(c), ...(key === undefined ? {} : { now: Number.NEGATIVE_INFINITY }) };
  const draft = valueOf(parseCreateBody(jsonOf(c), rules));
  if (draft.findIfExists && caller.kind === "anonymous") {
    throw new ProblemError({
      type: "unauthorized",
      detail: "Cannot find a link of nobody's: findIfExists needs an API key",
      headers: { "WWW-Authenticate": "Bearer" },
    });
  }

  const owner = caller.kind === "anonymous" ? `address:${await scope.address()}` : caller.owner;
  const createdBy = caller.kind === "anonymous" ? null : caller.owner;
  const idempotency = key === undefined ? null : await idempotencyOf(c, key, owner, draft);
  if (idempotency !== null && draft.expiresAt !== null && draft.expiresAt <= now()) {
    const first = await linkService.recall(idempotency, scope);
    if (first === null) throw new ProblemError(validationProblem([EXPIRY_IS_PAST]));
    return answerToCreate(c, first);
  }
  const { password, ...fields } = draft;
  const passwordHash = await hashOf(c, password);
  return answerToCreate(c, await linkService.create({ ...fields, passwordHash, createdBy, idempotency }, scope));
}

function answerToCreate(c: ApiContext, result: Result<CreatedLink, CreateProblem>): Response {
  if (!result.ok) {
    if (result.error.reason === "wrong-code-key") log("error", "wrong-code-key");
    return problemResponse(createProblem(result.error));
  }
  const { wasFound, isReplay, name } = result.value;
  return c.json(linkJson(result.value, c.env.baseUrl), wasFound ? 200 : 201, {
    Location: `/api/links/${encodeURIComponent(name.text)}`,
    ...(isReplay ? { "Idempotent-Replayed": "true" } : {}),
  });
}

export async function getLink(c: ApiContext): Promise<Response> {
  const { linkService, baseUrl } = c.env;
  const named = await linkService.get(namesParameter(c), c.var.scope);
  return named === null ? problemResponse(editProblem({ reason: "not-found" })) : c.json(linkJson(named, baseUrl));
}

export async function editLink(c: ApiContext): Promise<Response> {
  const { linkService, baseUrl } = c.env;
  const { password, ...fields } = valueOf(parseEditBody(jsonOf(c), inputRules(c)));
  const changes = password === undefined ? fields : { ...fields, passwordHash: await hashOf(c, password) };
  const result = await linkService.edit(namesParameter(c), changes, c.var.scope);
  if (!result.ok) return problemResponse(editProblem(result.error));
  if (result.value.effectiveBy !== null) return accepted(c, result.value.effectiveBy);
  return c.json(linkJson(result.value, baseUrl));
}

export async function deleteLink(c: ApiContext): Promise<Response> {
  const result = await c.env.linkService.remove(namesParameter(c), c.var.scope);
  if (!result.ok) return problemResponse(editProblem(result.error));
  return result.value.effectiveBy === null ? c.body(null, 204) : accepted(c, result.value.effectiveBy);
}

/** A takedown while Redis was out: done in Postgres, in force everywhere by the given time. */
function accepted(c: ApiContext, effectiveBy: number): Response {
  return c.json({ effectiveBy: new Date(effectiveBy).toISOString() }, 202);
}

function namesParameter(c: ApiContext): readonly LinkName[] {
  return parseLinkNames(c.req.param("slug") ?? "");
}

function jsonOf(c: ApiContext): unknown {
  return parseJson(c.req.header("Content-Type"), c.var.body);
}

function inputRules(c: ApiContext) {
  return { ...c.env.destinationRules(c.req.url), now: c.env.now() };
}

/** @throws {ProblemError} with the problem of the result. */
function valueOf<Value>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

async function hashOf(c: ApiContext, password: string | null): Promise<string | null> {
  return password === null ? null : hashPassword(password, c.env.randomBytes(SALT_BYTES));
}

/**
 * The hash is of what was understood, so a repeat may spell its JSON differently. Of a password it has
 * only the pseudonym: from a fast hash that lies in the database it could be guessed.
 */
async function idempotencyOf(c: ApiContext, key: string, owner: string, draft: DraftInput): Promise<Idempotency> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new ProblemError(
      validationProblem([{ path: "Idempotency-Key", message: "must be 1 to 255 printable ASCII characters" }]),
    );
  }
  const password = draft.password === null ? null : await c.env.pseudonym(`password:${draft.password}`);
  const understood = { ...draft, password };
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(understood)));
  return { owner, key, bodyHash: hexFromBytes(new Uint8Array(digest)) };
}

function createProblem({ reason }: CreateProblem): Problem {
  switch (reason) {
    case "slug-taken":
      return {
        type: "slug-taken",
        detail: "Cannot create the link: its slug is taken",
        errors: [{ path: "slug", message: "is taken" }],
      };
    case "idempotency-mismatch":
      return {
        type: "idempotency-mismatch",
        detail: "Cannot create the link: this Idempotency-Key was used with another body in the last 24 hours",
        errors: [{ path: "Idempotency-Key", message: "came with another body" }],
      };
    case "wrong-code-key":
      return {
        type: "unavailable",
        detail: "Cannot create links: this Worker has another CODE_KEY than its database was made with",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}

function editProblem({ reason }: EditProblem): Problem {
  switch (reason) {
    case "not-found":
      return {
        type: "not-found",
        detail: "Cannot find the link: none has this slug",
        errors: [{ path: "slug", message: "is unknown" }],
      };
    case "cache-unavailable":
      return {
        type: "unavailable",
        detail: "Cannot edit the link: Redis is out of reach, so nothing was changed",
        headers: UNAVAILABLE_HEADERS,
      };
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: "Cannot tell whether the link was changed: it may have been saved; repeat the request",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}
