import type { Destinations } from "../abuse/destination-check.ts";
import { log } from "../lib/log.ts";
import type { Result } from "../lib/result.ts";
import { type LinkName, parseLinkNames } from "../links/link-name.ts";
import type { CreatedLink, CreateProblem } from "../links/link-service.ts";
import { type ApiContext, inputRules, jsonOf, passwordHashOf, valueOf } from "./api-request.ts";
import { refuseThreats, threatProblems } from "./destination-threats.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { parseCreateBody, parseEditBody } from "./link-input.ts";
import { linkJson } from "./link-json.ts";
import { createProblem, editProblem } from "./link-problems.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import { EXPIRY_IS_PAST, validationProblem } from "./validation.ts";

/** The handlers of single links: from the request to the service, and from its result to the answer. */

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
  const idempotency = await idempotencyOf(c, owner, draft);
  if (idempotency !== null && draft.expiresAt !== null && draft.expiresAt <= now()) {
    const first = await linkService.recall(idempotency, scope);
    if (first === null) throw new ProblemError(validationProblem([EXPIRY_IS_PAST]));
    return answerToCreate(c, first);
  }
  const [threat = null] = await threatProblems(c, [draft]);
  if (threat !== null) {
    // What was made before the list knew of it has its answer (P3).
    const first = idempotency === null ? null : await linkService.recall(idempotency, scope);
    if (first === null) throw new ProblemError(threat);
    return answerToCreate(c, first);
  }
  const { password, ...fields } = draft;
  const passwordHash = await passwordHashOf(c, password);
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
  await refuseThreats(c, fields);
  if (c.env.destinationCheck.isOn && fields.enabled === true) await refuseThreats(c, await keptDestinations(c, fields));
  const changes = password === undefined ? fields : { ...fields, passwordHash: await passwordHashOf(c, password) };
  const result = await linkService.edit(namesParameter(c), changes, c.var.scope);
  if (!result.ok) return problemResponse(editProblem(result.error));
  if (result.value.effectiveBy !== null) return accepted(c, result.value.effectiveBy);
  return c.json(linkJson(result.value, baseUrl));
}

/** Where a link that is to be enabled leads already: the scheduled check may have disabled it for that. */
async function keptDestinations(c: ApiContext, changes: Destinations): Promise<Destinations> {
  const named = await c.env.linkService.get(namesParameter(c), c.var.scope);
  if (named === null) return {};
  const { url, expiredUrl } = named.link;
  return { ...(changes.url === undefined ? { url } : {}), ...(changes.expiredUrl === undefined ? { expiredUrl } : {}) };
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

/** The names that the path's can be. */
export function namesParameter(c: ApiContext): readonly LinkName[] {
  return parseLinkNames(c.req.param("slug") ?? "");
}
