import { type ApiContext, inputRules, jsonOf, passwordHashOf, valueOf } from "../../http/api-request.ts";
import { type Problem, ProblemError, problemResponse } from "../../http/problem.ts";
import { log } from "../../lib/log.ts";
import type { Result } from "../../lib/result.ts";
import { type LinkName, parseLinkNames } from "../../names/link-name.ts";
import type { Destinations } from "../destination-check.ts";
import type { CreatedLink, CreateProblem } from "../link-service.ts";
import { refuseThreats, threatProblems } from "./destination-threats.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { givenFields, parseCreateBody, parseEditBody, understandCreateBody } from "./link-input.ts";
import { linkJson } from "./link-json.ts";
import { createProblem, editProblem } from "./link-problems.ts";

/** The handlers of single links: from the request to the service, and from its result to the answer. */
export async function createLink(c: ApiContext): Promise<Response> {
  const { caller, scope } = c.var;
  const { linkService } = c.env;
  const body = jsonOf(c);
  const owner = caller.kind === "anonymous" ? `address:${await scope.address()}` : caller.owner;
  const understood = understandCreateBody(body);
  const idempotency = understood === null ? null : await idempotencyOf(c, owner, understood);

  /** What was made before the rules, the clock or a list said no has its answer (P3). */
  async function refuse(problem: Problem): Promise<Response> {
    const first = idempotency === null ? null : await linkService.recall(idempotency, scope);
    if (first === null) throw new ProblemError(problem);
    return answerToCreate(c, first);
  }

  const parsed = parseCreateBody(body, inputRules(c));
  if (!parsed.ok) return refuse(parsed.error);
  const { password, ...fields } = parsed.value;
  if (fields.findIfExists && caller.kind === "anonymous") {
    throw new ProblemError({
      type: "unauthorized",
      detail: "Cannot find a link of nobody's: findIfExists needs an API key",
      headers: { "WWW-Authenticate": "Bearer" },
    });
  }
  const [threat = null] = await threatProblems(c, [fields]);
  if (threat !== null) return refuse(threat);
  const draft = {
    ...{ ...fields, given: givenFields(body), idempotency },
    passwordHash: await passwordHashOf(c, password),
    createdBy: caller.kind === "anonymous" ? null : caller.owner,
  };
  return answerToCreate(c, await linkService.create(draft, scope));
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
