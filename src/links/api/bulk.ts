import * as v from "valibot";
import { type ApiContext, inputRules, jsonOf, passwordHashOf } from "../../http/api-request.ts";
import { type Problem, ProblemError, problemJson, problemResponse, statusOf } from "../../http/problem.ts";
import { queryProblem, validationProblem } from "../../http/validation.ts";
import { log } from "../../lib/log.ts";
import type { BulkItem } from "../bulk-service.ts";
import type { BulkDraftItem } from "../link-repository.ts";
import { threatProblems } from "./destination-threats.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { BulkBody } from "./link-bodies.ts";
import { givenFields, type LinkInputRules, parseCreateBody } from "./link-input.ts";
import { linkJson } from "./link-json.ts";
import { createProblem, editProblem } from "./link-problems.ts";

/** A thousand links of 4 kB: all but the longest have room. */
export const MAX_BULK_BODY_BYTES = 4_194_304;
/** A password costs some 30 ms of CPU to hash, and a request has 30 s of it. */
const MAX_BULK_PASSWORDS = 20;

/** `POST /api/links/bulk` */
export async function createLinks(c: ApiContext): Promise<Response> {
  const { caller, scope } = c.var;
  if (caller.kind === "anonymous") throw new Error("Cannot be: this route needs a key");
  const body = jsonOf(c);
  const parsed = v.safeParse(BulkBody, body);
  if (!parsed.success) throw new ProblemError(queryProblem(parsed.issues));

  const { owner } = caller;
  const idempotency = await idempotencyOf(c, owner, body);
  const items = await withoutThreats(c, await draftItems(c, parsed.output.links, inputRules(c)));
  const result = await c.env.bulkService.create({ items, createdBy: owner, idempotency }, scope);
  if (!result.ok) {
    if (result.error.reason === "wrong-code-key") log("error", "wrong-code-key");
    return problemResponse(createProblem(result.error));
  }
  const { items: created, isReplay } = result.value;
  const results = created.map((item) => resultJson(item, c.env.baseUrl));
  return c.json({ results }, 200, isReplay ? { "Idempotent-Replayed": "true" } : {});
}

async function draftItems(
  c: ApiContext,
  bodies: readonly unknown[],
  rules: LinkInputRules,
): Promise<readonly BulkDraftItem[]> {
  let passwords = 0;
  return Promise.all(
    bodies.map(async (body) => {
      const parsed = parseCreateBody(body, rules);
      if (!parsed.ok) return refused(parsed.error);
      const { password, ...fields } = parsed.value;
      if (password !== null && ++passwords > MAX_BULK_PASSWORDS) {
        const message = `must not be set for more than ${MAX_BULK_PASSWORDS} links at once`;
        return refused(validationProblem([{ path: "password", message }]));
      }
      const draft = { ...fields, given: givenFields(body), passwordHash: await passwordHashOf(c, password) };
      return { kind: "draft", draft };
    }),
  );
}

/** Those that lead to what the list of threats warns of are refused. */
async function withoutThreats(c: ApiContext, items: readonly BulkDraftItem[]): Promise<readonly BulkDraftItem[]> {
  const problems = await threatProblems(
    c,
    items.map((item) => (item.kind === "draft" ? item.draft : {})),
  );
  return items.map((item, i) => {
    const problem = problems[i] ?? null;
    return problem === null ? item : refused(problem);
  });
}

function refused(problem: Problem): BulkDraftItem {
  return { kind: "refused", problem: problemJson(problem) };
}

/** What a refusal says, and the answer to a create, without their headers. */
function resultJson(item: BulkItem, baseUrl: string) {
  switch (item.kind) {
    case "created":
      return { status: 201, link: linkJson(item, baseUrl) };
    case "existing":
      return { status: 200, link: linkJson(item, baseUrl) };
    case "slug-taken": {
      const problem = createProblem({ reason: item.kind });
      return { status: statusOf(problem.type), problem: problemJson(problem) };
    }
    case "unreadable": {
      const problem = editProblem({ reason: item.kind });
      return { status: statusOf(problem.type), problem: problemJson(problem) };
    }
    case "refused":
      return { status: "status" in item.problem ? item.problem.status : 400, problem: item.problem };
  }
}
