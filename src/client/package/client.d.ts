// Made by `npm run types`, never by hand. Each `any` is in the types of openapi-fetch and its helpers, which are copied
// in as they are, so that whoever uses the client needs no other package.
import { components, components as components$1, operations, paths, paths as paths$1 } from "./api-types.js";

// ../../node_modules/openapi-typescript-helpers/dist/index.d.mts
type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type OkStatus = 200 | 201 | 202 | 203 | 204 | 206 | 207 | "2XX";
type ErrorStatus = 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511 | '5XX' | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 418 | 420 | 421 | 422 | 423 | 424 | 425 | 426 | 427 | 428 | 429 | 430 | 431 | 444 | 450 | 451 | 497 | 498 | 499 | '4XX' | "default";
type PathsWithMethod<Paths extends {}, PathnameMethod extends HttpMethod> = { [Pathname in keyof Paths]: Paths[Pathname] extends { [K in PathnameMethod]: any } ? Pathname : never }[keyof Paths];
type ResponseObjectMap<T> = T extends {
  responses: any;
} ? T["responses"] : unknown;
type ResponseContent<T> = T extends {
  content: any;
} ? T["content"] : unknown;
type OperationRequestBody<T> = "requestBody" extends keyof T ? T["requestBody"] : never;
type PickRequestBody<T> = "requestBody" extends keyof T ? Pick<T, "requestBody"> : never;
type IsOperationRequestBodyOptional<T> = RequiredKeysOf<PickRequestBody<T>> extends never ? true : false;
type OperationRequestBodyMediaContent<T> = IsOperationRequestBodyOptional<T> extends true ? ResponseContent<NonNullable<OperationRequestBody<T>>> | undefined : ResponseContent<OperationRequestBody<T>>;
type OperationRequestBodyContent<T> = FilterKeys<OperationRequestBodyMediaContent<T>, MediaType> extends never ? FilterKeys<NonNullable<OperationRequestBodyMediaContent<T>>, MediaType> | undefined : FilterKeys<OperationRequestBodyMediaContent<T>, MediaType>;
type SuccessResponse<T extends Record<string | number, any>, Media extends MediaType = MediaType> = GetResponseContent<T, Media, OkStatus>;
type GetResponseContent<T extends Record<string | number, any>, Media extends MediaType = MediaType, ResponseCode extends keyof T = keyof T> = ResponseCode extends keyof T ? { [K in ResponseCode]: T[K]["content"] extends Record<string, any> ? FilterKeys<T[K]["content"], Media> extends never ? T[K]["content"] : FilterKeys<T[K]["content"], Media> : K extends keyof T ? T[K]["content"] : never }[ResponseCode] : never;
type ErrorResponse<T extends Record<string | number, any>, Media extends MediaType = MediaType> = GetResponseContent<T, Media, ErrorStatus>;
type FilterKeys<Obj, Matchers> = Obj[keyof Obj & Matchers];
type MediaType = `${string}/${string}`;
type RequiredKeysOfHelper<T> = { [K in keyof T]: {} extends Pick<T, K> ? never : K }[keyof T];
type RequiredKeysOf<T> = RequiredKeysOfHelper<T> extends undefined ? never : RequiredKeysOfHelper<T>;
type $Read<T> = {
  readonly $read: T;
};
type $Write<T> = {
  readonly $write: T;
};
type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]> } : T;
type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]> } & { [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never } : T;
/** Options for each client instance */
interface ClientOptions extends Omit<RequestInit, "headers"> {
  /** set the common root URL for all API requests */
  baseUrl?: string;
  /** custom fetch (defaults to globalThis.fetch) */
  fetch?: (input: Request) => Promise<Response>;
  /** custom Request (defaults to globalThis.Request) */
  Request?: typeof Request;
  /** global querySerializer */
  querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions;
  /** global bodySerializer */
  bodySerializer?: BodySerializer<unknown>;
  /** global pathSerializer */
  pathSerializer?: PathSerializer;
  headers?: HeadersOptions;
  /** RequestInit extension object to pass as 2nd argument to fetch when supported (defaults to undefined) */
  requestInitExt?: Record<string, unknown>;
}
type HeadersOptions = Required<RequestInit>["headers"] | Record<string, string | number | boolean | (string | number | boolean)[] | null | undefined>;
type QuerySerializer<T> = (query: T extends {
  parameters: any;
} ? NonNullable<T["parameters"]["query"]> : Record<string, unknown>) => string;
/** @see https://swagger.io/docs/specification/serialization/#query */
type QuerySerializerOptions = {
  /** Set serialization for arrays. @see https://swagger.io/docs/specification/serialization/#query */array?: {
    /** default: "form" */style: "form" | "spaceDelimited" | "pipeDelimited"; /** default: true */
    explode: boolean;
  }; /** Set serialization for objects. @see https://swagger.io/docs/specification/serialization/#query */
  object?: {
    /** default: "deepObject" */style: "form" | "deepObject"; /** default: true */
    explode: boolean;
  };
  /**
   * The `allowReserved` keyword specifies whether the reserved characters
   * `:/?#[]@!$&'()*+,;=` in parameter values are allowed to be sent as they
   * are, or should be percent-encoded. By default, allowReserved is `false`,
   * and reserved characters are percent-encoded.
   * @see https://swagger.io/docs/specification/serialization/#query
   */
  allowReserved?: boolean;
};
type BodySerializer<T> = (body: OperationRequestBodyContent<T>) => any;
type PathSerializer = (pathname: string, pathParams: Record<string, unknown>) => string;
type BodyType<T = unknown> = {
  json: T;
  text: Awaited<ReturnType<Response["text"]>>;
  blob: Awaited<ReturnType<Response["blob"]>>;
  arrayBuffer: Awaited<ReturnType<Response["arrayBuffer"]>>;
  stream: Response["body"];
};
type ParseAs = keyof BodyType;
type ParseAsResponse<T, Options> = Options extends {
  parseAs: ParseAs;
} ? BodyType<T>[Options["parseAs"]] : T;
interface DefaultParamsOption {
  params?: {
    query?: Record<string, unknown>;
  };
}
type ParamsOption<T> = T extends {
  parameters: any;
} ? RequiredKeysOf<T["parameters"]> extends never ? {
  params?: T["parameters"];
} : {
  params: T["parameters"];
} : DefaultParamsOption; // Writable<T> strips $Read markers (readOnly properties excluded from request body)
type RequestBodyOption<T> = Writable<OperationRequestBodyContent<T>> extends never ? {
  body?: never;
} : IsOperationRequestBodyOptional<T> extends true ? {
  body?: Writable<OperationRequestBodyContent<T>>;
} : {
  body: Writable<OperationRequestBodyContent<T>>;
};
type FetchOptions<T> = RequestOptions<T> & Omit<RequestInit, "body" | "headers">; // Readable<T> strips $Write markers (writeOnly properties excluded from response)
type FetchResponse<T extends Record<string | number, any>, Options, Media extends MediaType> = {
  data: ParseAsResponse<Readable<SuccessResponse<ResponseObjectMap<T>, Media>>, Options>;
  error?: never;
  response: Response;
} | {
  data?: never;
  error: Readable<ErrorResponse<ResponseObjectMap<T>, Media>>;
  response: Response;
};
type RequestOptions<T> = ParamsOption<T> & RequestBodyOption<T> & {
  baseUrl?: string;
  querySerializer?: QuerySerializer<T> | QuerySerializerOptions;
  bodySerializer?: BodySerializer<T>;
  pathSerializer?: PathSerializer;
  parseAs?: ParseAs;
  fetch?: ClientOptions["fetch"];
  headers?: HeadersOptions;
  middleware?: Middleware[];
};
type MergedOptions<T = unknown> = {
  baseUrl: string;
  parseAs: ParseAs;
  querySerializer: QuerySerializer<T>;
  bodySerializer: BodySerializer<T>;
  pathSerializer: PathSerializer;
  fetch: typeof globalThis.fetch;
};
interface MiddlewareRequestParams {
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  path?: Record<string, unknown>;
  cookie?: Record<string, unknown>;
}
interface MiddlewareCallbackParams {
  /** Current Request object */
  request: Request;
  /** The original OpenAPI schema path (including curly braces) */
  readonly schemaPath: string;
  /** OpenAPI parameters as provided from openapi-fetch */
  readonly params: MiddlewareRequestParams;
  /** Unique ID for this request */
  readonly id: string;
  /** createClient options (read-only) */
  readonly options: MergedOptions;
}
type MiddlewareOnRequest = (options: MiddlewareCallbackParams) => void | Request | Response | undefined | Promise<Request | Response | undefined | void>;
type MiddlewareOnResponse = (options: MiddlewareCallbackParams & {
  response: Response;
}) => void | Response | undefined | Promise<Response | undefined | void>;
type MiddlewareOnError = (options: MiddlewareCallbackParams & {
  error: unknown;
}) => void | Response | Error | Promise<void | Response | Error>;
type Middleware = {
  onRequest: MiddlewareOnRequest;
  onResponse?: MiddlewareOnResponse;
  onError?: MiddlewareOnError;
} | {
  onRequest?: MiddlewareOnRequest;
  onResponse: MiddlewareOnResponse;
  onError?: MiddlewareOnError;
} | {
  onRequest?: MiddlewareOnRequest;
  onResponse?: MiddlewareOnResponse;
  onError: MiddlewareOnError;
};
/** This type helper makes the 2nd function param required if params/requestBody are required; otherwise, optional */
type MaybeOptionalInit<Params, Location extends keyof Params> = RequiredKeysOf<FetchOptions<FilterKeys<Params, Location>>> extends never ? FetchOptions<FilterKeys<Params, Location>> | undefined : FetchOptions<FilterKeys<Params, Location>>; // The final init param to accept.
// - Determines if the param is optional or not.
// - Performs arbitrary [key: string] addition.
// Note: the addition MUST happen after all the inference happens (otherwise TS can’t infer if init is required or not).
type InitParam<Init> = RequiredKeysOf<Init> extends never ? [(Init & {
  [key: string]: unknown;
})?] : [Init & {
  [key: string]: unknown;
}];
type ClientMethod<Paths extends Record<string, Record<HttpMethod, {}>>, Method extends HttpMethod, Media extends MediaType> = <Path extends PathsWithMethod<Paths, Method>, Init extends MaybeOptionalInit<Paths[Path], Method>>(url: Path, ...init: InitParam<Init>) => Promise<FetchResponse<Paths[Path][Method], Init, Media>>;
type ClientRequestMethod<Paths extends Record<string, Record<HttpMethod, {}>>, Media extends MediaType> = <Method extends HttpMethod, Path extends PathsWithMethod<Paths, Method>, Init extends MaybeOptionalInit<Paths[Path], Method>>(method: Method, url: Path, ...init: InitParam<Init>) => Promise<FetchResponse<Paths[Path][Method], Init, Media>>;
interface Client<Paths extends {}, Media extends MediaType = MediaType> {
  request: ClientRequestMethod<Paths, Media>;
  /** Call a GET endpoint */
  GET: ClientMethod<Paths, "get", Media>;
  /** Call a PUT endpoint */
  PUT: ClientMethod<Paths, "put", Media>;
  /** Call a POST endpoint */
  POST: ClientMethod<Paths, "post", Media>;
  /** Call a DELETE endpoint */
  DELETE: ClientMethod<Paths, "delete", Media>;
  /** Call a OPTIONS endpoint */
  OPTIONS: ClientMethod<Paths, "options", Media>;
  /** Call a HEAD endpoint */
  HEAD: ClientMethod<Paths, "head", Media>;
  /** Call a PATCH endpoint */
  PATCH: ClientMethod<Paths, "patch", Media>;
  /** Call a TRACE endpoint */
  TRACE: ClientMethod<Paths, "trace", Media>;
  /** Register middleware */
  use(...middleware: Middleware[]): void;
  /** Unregister middleware */
  eject(...middleware: Middleware[]): void;
}
type BijouErrorReason = "unreachable" | "timed-out" | "not-bijou";
interface BijouErrorFacts {
  /** The `Idempotency-Key` that a create was sent with. */
  readonly idempotencyKey: string | null;
  readonly status?: number | undefined;
  readonly cause?: unknown;
}
/**
 * There was no answer of Bijou's. `message` says why, and may be shown.
 *
 * A change that ends so may have been made all the same. Send a create again with `idempotencyKey` as its
 * `Idempotency-Key`: the repeat makes no second link.
 */
declare class BijouError extends Error {
  readonly name = "BijouError";
  readonly reason: BijouErrorReason;
  /** Of a create that was sent; null otherwise. */
  readonly idempotencyKey: string | null;
  /** Of the answer that is not Bijou's; null where there is none. */
  readonly status: number | null;
  constructor(reason: BijouErrorReason, message: string, {
    idempotencyKey,
    status,
    cause
  }: BijouErrorFacts);
}
/**
 * One plain line for people, without markup: of the `error` that a call resolves to, or of what it rejects with.
 *
 * @param response of the same call: if its `Retry-After` says when to try again, so does the text.
 */
declare function problemText(problem: unknown, response?: Response): string;
type Link = components$1["schemas"]["Link"];
/** One call for each method and path of the document: `client.POST("/api/links", { body })`. */
type BijouClient = Client<paths$1>;
interface BijouClientOptions {
  /** Where the shortener is: `https://go.example`. */
  readonly baseUrl: string;
  /** Without one, what needs no key can be done. Never put one into a public page. */
  readonly apiKey?: string | undefined;
  /** In place of the global one: a service binding's, or a test's. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How long a call may take: 15,000 if absent. A call with a `signal` of its own has that as its only limit. */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for. A call that is answered 429 then waits, and is sent once more. None is
   * waited for if absent.
   */
  readonly maxRetryAfterSeconds?: number | undefined;
}
/**
 * A client of one shortener. A call resolves to `{ data, response }`, or to `{ error, response }` with the problem that
 * Bijou answered with. A create has an `Idempotency-Key`: its own where none is given.
 *
 * A call rejects with a `BijouError` where there is no answer of Bijou's: it is out of reach, too slow, or another server
 * answers in its place. If the `signal` of a call is aborted, it rejects with the signal's reason, as `fetch` does.
 *
 * @throws {TypeError} when an option can't be used.
 */
declare function createBijouClient(options: BijouClientOptions): BijouClient;
export { BijouClient, BijouClientOptions, BijouError, type BijouErrorReason, Link, type components, createBijouClient, type operations, type paths, problemText };