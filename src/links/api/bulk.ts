import * as v from "valibot";
import { type Input, operationsOn } from "../../http/operation.ts";
import { type Problem, problemJson, statusOf } from "../../http/problem.ts";
import { queryProblem, validationProblem } from "../../http/validation.ts";
import { log } from "../../lib/log.ts";
import type { RequestScope } from "../../lib/request-scope.ts";
import { err, ok } from "../../lib/result.ts";
import type { BulkItem, BulkService } from "../bulk-service.ts";
import type { DomainDirectory } from "../hosts/domain-directory.ts";
import { linkJson } from "../link-json.ts";
import type { BulkDraftItem, FindableField } from "../link-repository.ts";
import type { Viewer } from "../listing/link-creator.ts";
import { hashPassword, SALT_BYTES } from "../password-hash.ts";
import { type ThreatServices, threatProblems } from "./destination-threats.ts";
import { domainOf, onDomain } from "./domain-of-draft.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { inputRules, type RuleServices } from "./input-rules.ts";
import { BulkBody } from "./link-bodies.ts";
import { type DraftInput, givenFields, type LinkInputRules, parseCreateBody } from "./link-input.ts";
import { createProblem, editProblem } from "./link-problems.ts";
import { viewerOf } from "./viewer.ts";

type RandomBytes = (count: number) => Uint8Array<ArrayBuffer>;
type Draft = Extract<BulkDraftItem, { kind: "draft" }>["draft"];

const operation = operationsOn<
  RuleServices &
    ThreatServices & {
      readonly bulkService: BulkService;
      readonly domains: DomainDirectory;
      readonly baseUrl: string;
      readonly pseudonym: (text: string) => Promise<string>;
      readonly randomBytes: RandomBytes;
    }
>();

/** A thousand links of 4 kB: all but the longest have room. */
const MAX_BODY_BYTES = 4_194_304;
/** A password costs some 30 ms of CPU to hash, and a request has 30 s of it. */
const MAX_PASSWORDS = 20;

/** What it says, also as it was sent: a repeat is known by that. */
const bulkBody: Input<{ readonly json: unknown; readonly links: readonly unknown[] }, unknown> = {
  schema: BulkBody,
  read(json) {
    const parsed = v.safeParse(BulkBody, json);
    return parsed.success ? ok({ json, links: parsed.output.links }) : err(queryProblem(parsed.issues));
  },
};

export const createLinks = operation({
  id: "createLinks",
  method: "post",
  path: "/api/links/bulk",
  access: { scope: "links:write" },
  limit: "writes",
  maxBodyBytes: MAX_BODY_BYTES,
  before: "block-list",
  body: bulkBody,
  problems: ["idempotency-mismatch"],
  async handle({ body: { json, links }, url, headers, caller, services, scope }) {
    const { owner } = caller;
    const viewer = viewerOf(caller);
    const idempotency = await idempotencyOf(headers, owner, json, services.pseudonym);
    if (!idempotency.ok) return { problem: idempotency.error };
    const drafts = await draftItems(links, inputRules(url, services), services, scope);
    const items = await withoutThreats(drafts, services, scope);
    const draft = { items, createdBy: owner, idempotency: idempotency.value };
    const result = await services.bulkService.create(draft, scope);
    if (!result.ok) {
      if (result.error.reason === "wrong-code-key") log("error", "wrong-code-key");
      return { problem: createProblem(result.error) };
    }
    const { items: made, isReplay } = result.value;
    return {
      status: 200,
      json: { results: made.map((item) => resultJson(item, services.baseUrl, viewer)) },
      headers: isReplay ? { "Idempotent-Replayed": "true" } : {},
    };
  },
});

async function draftItems(
  bodies: readonly unknown[],
  rules: LinkInputRules,
  { domains, randomBytes }: { readonly domains: DomainDirectory; readonly randomBytes: RandomBytes },
  scope: RequestScope,
): Promise<readonly BulkDraftItem[]> {
  const items: BulkDraftItem[] = [];
  let passwords = 0;
  for (const body of bodies) {
    const parsed = parseCreateBody(body, rules);
    if (!parsed.ok) {
      items.push(refused(parsed.error));
      continue;
    }
    // No promise for those of the default domain, as below.
    const domain = parsed.value.domain === null ? ok(null) : await domainOf(parsed.value, domains, scope);
    if (!domain.ok) {
      items.push(refused(domain.error));
      continue;
    }
    const input = onDomain(parsed.value, domain.value);
    const { password, findIfExists } = input;
    if (password !== null && ++passwords > MAX_PASSWORDS) {
      const message = `must not be set for more than ${MAX_PASSWORDS} links at once`;
      items.push(refused(validationProblem([{ path: "password", message }])));
      continue;
    }
    const given = findIfExists ? givenFields(body) : []; // Only findIfExists needs them.
    // No promise without a password, which few links have: a thousand promises cost a part of the bulk's CPU.
    const passwordHash = password === null ? null : await hashPassword(password, randomBytes(SALT_BYTES));
    items.push({ kind: "draft", draft: withoutPassword(input, given, passwordHash) });
  }
  return items;
}

/** The same object, filled in: two spreads and a promise for each link took 0.5 µs. */
function withoutPassword(input: DraftInput, given: readonly FindableField[], passwordHash: string | null): Draft {
  const draft: Record<string, unknown> = input;
  draft["password"] = undefined;
  draft["given"] = given;
  draft["passwordHash"] = passwordHash;
  return draft as unknown as Draft; // All fields are set above, or by the parser.
}

/** Those that lead to what the list of threats warns of are refused. */
async function withoutThreats(
  items: readonly BulkDraftItem[],
  services: ThreatServices,
  scope: RequestScope,
): Promise<readonly BulkDraftItem[]> {
  const links = items.map((item) => (item.kind === "draft" ? item.draft : {}));
  const problems = await threatProblems(links, services, scope);
  return items.map((item, i) => {
    const problem = problems[i] ?? null;
    return problem === null ? item : refused(problem);
  });
}

function refused(problem: Problem): BulkDraftItem {
  return { kind: "refused", problem: problemJson(problem) };
}

/** What a refusal says, and the answer to a create, without their headers. */
function resultJson(item: BulkItem, baseUrl: string, viewer: Viewer) {
  switch (item.kind) {
    case "created":
      return { status: 201 as const, link: linkJson(item, baseUrl, viewer) };
    case "existing":
      return { status: 200 as const, link: linkJson(item, baseUrl, viewer) };
    case "slug-taken": {
      const problem = createProblem({ reason: item.kind });
      return { status: statusOf(problem.type), problem: problemJson(problem) };
    }
    case "unreadable": {
      const problem = editProblem({ reason: item.kind });
      return { status: statusOf(problem.type), problem: problemJson(problem) };
    }
    case "refused": {
      const problem = item.problem as ReturnType<typeof problemJson>; // refused() made it, now or for the first answer.
      return { status: problem.status, problem };
    }
  }
}
