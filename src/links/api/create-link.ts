import { type Input, operationsOn } from "../../http/operation.ts";
import type { Problem } from "../../http/problem.ts";
import { log } from "../../lib/log.ts";
import { ok, type Result } from "../../lib/result.ts";
import { domainIn, slugIn } from "../../names/domain-of-name.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { DomainDirectory } from "../hosts/domain-directory.ts";
import type { LinkEtags } from "../link-etag.ts";
import { linkJson } from "../link-json.ts";
import type { CreatedLink, CreateProblem, LinkService } from "../link-service.ts";
import type { Viewer } from "../listing/link-creator.ts";
import { hashIfAny } from "../password-hash.ts";
import { type ThreatServices, threatProblems } from "./destination-threats.ts";
import { domainOf, onDomain } from "./domain-of-draft.ts";
import { idempotencyOf } from "./idempotency-key.ts";
import { inputRules, type RuleServices } from "./input-rules.ts";
import { CreateLinkBody } from "./link-bodies.ts";
import { type DraftInput, givenFields, parseCreateBody, type Understood, understandCreateBody } from "./link-input.ts";
import { createProblem } from "./link-problems.ts";
import { viewerOf } from "./viewer.ts";

const operation = operationsOn<
  RuleServices &
    ThreatServices & {
      readonly linkService: Pick<LinkService, "create" | "recall">;
      readonly domains: DomainDirectory;
      readonly linkEtags: LinkEtags;
      readonly baseUrl: string;
      readonly pseudonym: (text: string) => Promise<string>;
      readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
    }
>();

/** What the body of a create says, and whether the rules of today take it: a repeat is answered also where they don't. */
interface CreateBody {
  readonly understood: Understood | null;
  readonly given: ReturnType<typeof givenFields>;
  readonly parsed: Result<DraftInput, Problem>;
}

const createBody: Input<CreateBody, { readonly url: string; readonly services: RuleServices }> = {
  schema: CreateLinkBody,
  read: (json, { url, services }) =>
    ok({
      understood: understandCreateBody(json),
      given: givenFields(json),
      parsed: parseCreateBody(json, inputRules(url, services)),
    }),
};

export const createLink = operation({
  id: "createLink",
  method: "post",
  path: "/api/links",
  access: { scope: "links:write", orPublic: true },
  limit: "writes",
  before: "block-list",
  body: createBody,
  problems: ["slug-taken", "idempotency-mismatch", "destination-refused"],
  async handle({ body: { understood, given, parsed }, headers, caller, services, scope }) {
    const { linkService } = services;
    const owner = caller.kind === "anonymous" ? `address:${await scope.address()}` : caller.owner;
    const known = understood === null ? ok(null) : await idempotencyOf(headers, owner, understood, services.pseudonym);
    if (!known.ok) return { problem: known.error };
    const idempotency = known.value;

    /**
     * A repeat of a create that was allowed gets its first answer, even if the rules, the clock or a list now say no
     * (P3).
     */
    async function refuse(problem: Problem) {
      const first = idempotency === null ? null : await linkService.recall(idempotency, scope);
      return first === null ? { problem } : createdReply(first, viewerOf(caller), services);
    }

    if (!parsed.ok) return refuse(parsed.error);
    const domain = await domainOf(parsed.value, services.domains, scope);
    if (!domain.ok) return refuse(domain.error);
    const { password, ...fields } = onDomain(parsed.value, domain.value);
    if (fields.findIfExists && caller.kind === "anonymous") return { problem: FINDS_FOR_NOBODY };
    const [threat = null] = await threatProblems([fields], services, scope);
    if (threat !== null) return refuse(threat);
    const draft = {
      ...{ ...fields, given, idempotency },
      passwordHash: await hashIfAny(password, services.randomBytes),
      createdBy: caller.kind === "anonymous" ? null : caller.owner,
    };
    return createdReply(await linkService.create(draft, scope), viewerOf(caller), services);
  },
});

const FINDS_FOR_NOBODY: Problem = {
  type: "unauthorized",
  detail: "Cannot use findIfExists without an API key: it finds links of your key",
  headers: { "WWW-Authenticate": "Bearer" },
};

function createdReply(
  result: Result<CreatedLink, CreateProblem>,
  viewer: Viewer,
  { baseUrl, linkEtags }: { readonly baseUrl: string; readonly linkEtags: LinkEtags },
) {
  if (!result.ok) {
    if (result.error.reason === "wrong-code-key") log("error", "wrong-code-key");
    return { problem: createProblem(result.error) };
  }
  const { wasFound, isReplay, name, link } = result.value;
  const reply = {
    json: linkJson(result.value, baseUrl, viewer),
    etag: linkEtags.of(link),
    headers: {
      Location: pathOf(name),
      ...(isReplay ? { "Idempotent-Replayed": "true" } : {}),
    },
  };
  return wasFound ? { status: 200 as const, ...reply } : { status: 201 as const, ...reply };
}

/** Where the API has the link. */
function pathOf({ text }: LinkName): string {
  const domain = domainIn(text);
  const path = `/api/links/${encodeURIComponent(slugIn(text))}`;
  return domain === null ? path : `${path}?domain=${encodeURIComponent(domain)}`;
}
