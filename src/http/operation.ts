import type * as v from "valibot";
import type { RequestScope } from "../lib/request-scope.ts";
import type { Result } from "../lib/result.ts";
import type { Caller, KnownCaller, Need } from "./caller.ts";
import type { Preconditions } from "./conditional/preconditions.ts";
import type { Problem, ProblemType } from "./problem.ts";

/**
 * One operation of the API as one value: its route, who may call it, what it reads and what it does. `mount.ts` makes its
 * route, and `openapi/described.ts` its entry in the document, so that the two can't differ.
 *
 * `handle` takes plain data and gives plain data, so a test calls it as a function. What streams, or chooses
 * between media types, has `respond` in its place.
 */
export interface Facts<
  Path extends ApiPath = ApiPath,
  Access extends Need | "anyone" = Need | "anyone",
  Body = unknown,
  Query = unknown,
  Services = unknown,
> {
  /** Its name in the document and in clients. */
  readonly id: string;
  readonly method: "get" | "post" | "patch" | "delete";
  readonly path: Path;
  readonly access: Access;
  /** Which rate limit counts it; absent for answers that anybody may cache and that ask no store. */
  readonly limit?: "reads" | "writes" | "reports" | "names";
  /** Its own problems. Those of access, limit, body and query follow from the other fields. */
  readonly problems?: readonly ProblemType[];
  readonly body?: Input<Body, RequestOf<Path, Access, Services>>;
  readonly query?: QueryInput<Query, RequestOf<Path, Access, Services>>;
  /** A longer body is refused; null if `respond` reads the body itself. */
  readonly maxBodyBytes?: number | null;
  /** Treats every caller as one without a key, so that all have the same limit. */
  readonly as?: "nobody";
  /** What must be loaded before the handler begins: the blocked domains, and our own. */
  readonly before?: "block-list";
  /**
   * It heeds `If-Match` and `If-None-Match` (RFC 9110, section 13). An operation that reads only gives an `etag`. An
   * operation that changes something hands `preconditions` on to its statement.
   */
  readonly conditional?: true;
  /** An upload takes as long as its sender's line does. */
  readonly deadline?: "upload";
  /** Never set: through it, the compiler compares the services that an operation needs with those that it gets. */
  readonly needs?: (services: Services) => void;
}

/** An operation that answers with JSON, or with nothing. */
export interface Handled<Asked, Given extends Reply> {
  handle(asked: Asked): Given | Promise<Given>;
}

/** An operation that streams, or chooses between media types. */
export interface Responded<Asked> {
  respond(asked: Asked & Raw): Answered | Promise<Answered>;
}

export type ApiPath = `/${string}`;

/** What a request says beside its body and query. */
export interface RequestOf<Path extends string, Access, Services> {
  /** The decoded parts of the path, by their names. */
  readonly params: Readonly<Record<ParamsOf<Path>, string>>;
  readonly caller: CallerOf<Access>;
  readonly services: Services;
  readonly scope: RequestScope;
  readonly url: string;
  readonly headers: Pick<Headers, "get">;
  /** Only a conditional operation has them. */
  readonly preconditions?: Preconditions;
}

export interface Asked<Path extends string, Access, Body, Query, Services> extends RequestOf<Path, Access, Services> {
  readonly body: Body;
  readonly query: Query;
}

/** For what streams. */
export interface Raw {
  readonly request: Request;
}

/** A body: the schema that the document shows, and what reads it. @throws nothing: what is wrong is a problem. */
export interface Input<Value, Request> {
  readonly schema: v.GenericSchema;
  read(json: unknown, request: Request): Result<Value, Problem>;
}

export interface QueryInput<Value, Request> {
  readonly schema: v.GenericSchema;
  read(parameters: Readonly<Record<string, string>>, request: Request): Result<Value, Problem>;
}

/** `{ problem }`, or an answer; one without `json` has no body. */
export type Reply =
  | { readonly problem: Problem }
  | {
      readonly status: 200 | 201 | 202 | 204 | 304;
      readonly json?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      /** The strong ETag of the JSON, in its quotes. */
      readonly etag?: string;
    };

/** What an operation of either kind gives. */
export type Answered = Reply | Sent | Drawn;

/** What is not JSON: a text, bytes or a stream, and its media type in the headers. */
export type Sent = {
  readonly status: 200;
  readonly body: SentBody;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag?: string;
};

/** The same, where the body takes work: that is not done for a 304. */
export type Drawn = Omit<Sent, "body"> & { readonly draw: () => SentBody | Promise<SentBody> };

type SentBody = string | Uint8Array<ArrayBuffer> | ReadableStream | null;

/** The names in the braces of a path. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

type CallerOf<Access> = Access extends "anyone" | { readonly orPublic: true } ? Caller : KnownCaller;

/** For a room: takes the slice of services that its handlers may use, and types each operation by it. */
export function operationsOn<Services>(): MakeOperation<Services> {
  return (operation: object) => operation as never; // Both forms return their argument unchanged.
}

interface MakeOperation<Services> {
  <
    const Path extends ApiPath,
    const Access extends Need | "anyone",
    Given extends Reply = never,
    Body = undefined,
    Query = undefined,
  >(
    operation: Facts<Path, Access, Body, Query, Services> & Handled<Asked<Path, Access, Body, Query, Services>, Given>,
  ): Facts<Path, Access, Body, Query, Services> & Handled<Asked<Path, Access, Body, Query, Services>, Given>;
  <const Path extends ApiPath, const Access extends Need | "anyone", Body = undefined, Query = undefined>(
    operation: Facts<Path, Access, Body, Query, Services> & Responded<Asked<Path, Access, Body, Query, Services>>,
  ): Facts<Path, Access, Body, Query, Services> & Responded<Asked<Path, Access, Body, Query, Services>>;
}
