import type * as v from "valibot";
import { JSON_TYPES, PATCH_TYPES } from "../body/body.ts";
import type { Need } from "../caller.ts";
import type { ApiPath, Facts, ParamsOf, Reply } from "../operation.ts";
import type { ProblemType } from "../problem.ts";
import type { Answer, Content, DescribedOperation, Parameter } from "./described-operation.ts";
import type { HeaderName } from "./headers.ts";
import { ifMatch, ifNoneMatch } from "./preconditions.docs.ts";

/** The words for an operation: everything in the document that the operation itself does not say. */
export type OperationDocs<Path extends string> = {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Headers and parameters that no schema of a query has. */
  readonly parameters?: readonly Parameter[];
  /** An example of the JSON, or a description of another body. */
  readonly body?: { readonly description?: string } & ({ readonly example: unknown } | { readonly content: Content });
  readonly answers: Readonly<Record<number, Answer>>;
  readonly cutOffHeaders?: readonly HeaderName[];
  readonly pages?: readonly ProblemType[];
} & ([ParamsOf<Path>] extends [never] ? unknown : { readonly params: Readonly<Record<ParamsOf<Path>, Parameter>> });

/**
 * An operation as the document tells it. It does not compile where an answer or a parameter has no words, or
 * where the handler answers with other JSON than the schema shows: held by types alone, so it costs no byte.
 *
 * @param shared what `docs` leaves to its room, such as the tag.
 */
export function described<
  Path extends ApiPath,
  Access extends Need | "anyone",
  Body,
  Query,
  Services,
  const Docs extends OperationDocs<Path>,
  Given extends Reply = never,
>(
  operation: Facts<Path, Access, Body, Query, Services> & {
    readonly handle?: (asked: never) => Given | Promise<Given>;
  },
  docs: Docs & AnswersOf<Given, Docs>,
): DescribedOperation {
  const { id, method, path, access, limit, query } = operation;
  const { tag, summary, description, answers, cutOffHeaders, pages } = docs;
  const { params = {} } = docs as { readonly params?: Readonly<Record<string, Parameter>> }; // There by its type.
  const conditions = operation.conditional === true ? [ifMatch, ifNoneMatch] : [];
  const parameters = [...Object.values(params), ...(docs.parameters ?? []), ...conditions];
  const body = bodyOf(operation, docs);
  return {
    ...{ operationId: id, method, path, access, tag, summary, answers, problems: problemsOf(operation) },
    ...(description === undefined ? {} : { description }),
    ...(limit === undefined ? {} : { isLimited: true }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(query === undefined ? {} : { query: query.schema }),
    ...(body === undefined ? {} : { body }),
    ...(cutOffHeaders === undefined ? {} : { cutOffHeaders }),
    ...(pages === undefined ? {} : { pages }),
  };
}

type Described = Pick<Facts, "method" | "access" | "limit" | "problems" | "maxBodyBytes" | "conditional"> & {
  readonly body?: { readonly schema: v.GenericSchema };
};

function bodyOf({ body, method }: Described, docs: Pick<OperationDocs<"/">, "body">): DescribedOperation["body"] {
  if (docs.body === undefined) return undefined;
  const { description } = docs.body;
  return { ...(description === undefined ? {} : { description }), content: contentOf(docs.body) };

  function contentOf(words: NonNullable<typeof docs.body>): Content {
    if ("content" in words) return words.content;
    const types: readonly string[] = method === "patch" ? PATCH_TYPES : JSON_TYPES;
    const shown = { schema: body?.schema ?? null, example: words.example };
    return Object.fromEntries(types.map((type) => [type, shown]));
  }
}

/** Its own, and those that follow: from a body, a query, preconditions, a key that is asked for, a limit, and the stores behind it. */
function problemsOf({ access, limit, problems = [], body, maxBodyBytes, conditional }: Described): ProblemType[] {
  const hasBody = body !== undefined || maxBodyBytes !== undefined;
  const follow: ProblemType[] = [
    // Every operation refuses unknown parameters.
    "validation",
    ...(hasBody ? (["malformed", "request-timeout", "too-large", "unsupported-media-type"] as const) : []),
    ...(conditional === true ? (["malformed", "precondition-failed"] as const) : []),
    ...(access === "anyone" ? [] : (["unauthorized"] as const)),
    // If any key will do, no key has the wrong scope.
    ...(access === "anyone" || "known" in access ? [] : (["forbidden"] as const)),
    ...(limit === undefined ? [] : (["rate-limited", "unavailable"] as const)),
  ];
  return [...new Set([...follow, ...problems])];
}

/** Each status that the handler gives has its words, and its JSON is what the schema beside them shows. */
interface AnswersOf<Given, Docs extends { readonly answers: object }> {
  readonly answers: {
    readonly [Status in StatusOf<Given>]: JsonOf<Given, Status> extends Shown<Docs["answers"], Status>
      ? object
      : { readonly "the handler answers with other JSON than this schema shows": never };
  };
}

type StatusOf<Given> = Given extends { readonly status: infer Status extends number } ? Status : never;

type JsonOf<Given, Status> =
  Extract<Given, { readonly status: Status }> extends { readonly json: infer Json } ? Json : unknown;

type Shown<Answers, Status> = Status extends keyof Answers
  ? Answers[Status] extends { readonly content: { readonly "application/json": { readonly schema: infer Schema } } }
    ? Schema extends v.GenericSchema
      ? DeepReadonly<v.InferOutput<Schema>>
      : unknown
    : unknown
  : never;

type DeepReadonly<Value> = Value extends object ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> } : Value;
