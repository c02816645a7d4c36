/*! With openapi-fetch, Copyright (c) 2023 Drew Powers, MIT License, https://openapi-ts.dev */

// node_modules/openapi-fetch/dist/index.mjs
var PATH_PARAM_RE = /\{[^{}]+\}/g;
var supportsRequestInitExt = () => {
  return typeof process === "object" && Number.parseInt(process?.versions?.node?.substring(0, 2)) >= 18 && process.versions.undici;
};
function randomID() {
  return Math.random().toString(36).slice(2, 11);
}
function createClient(clientOptions) {
  let {
    baseUrl = "",
    Request: CustomRequest = globalThis.Request,
    fetch: baseFetch = globalThis.fetch,
    querySerializer: globalQuerySerializer,
    bodySerializer: globalBodySerializer,
    pathSerializer: globalPathSerializer,
    headers: baseHeaders,
    requestInitExt = void 0,
    ...baseOptions
  } = { ...clientOptions };
  requestInitExt = supportsRequestInitExt() ? requestInitExt : void 0;
  baseUrl = removeTrailingSlash(baseUrl);
  const globalMiddlewares = [];
  async function coreFetch(schemaPath, fetchOptions) {
    const {
      baseUrl: localBaseUrl,
      fetch = baseFetch,
      Request = CustomRequest,
      headers,
      params = {},
      parseAs = "json",
      querySerializer: requestQuerySerializer,
      bodySerializer = globalBodySerializer ?? defaultBodySerializer,
      pathSerializer: requestPathSerializer,
      body,
      middleware: requestMiddlewares = [],
      ...init
    } = fetchOptions || {};
    let finalBaseUrl = baseUrl;
    if (localBaseUrl) {
      finalBaseUrl = removeTrailingSlash(localBaseUrl) ?? baseUrl;
    }
    let querySerializer = typeof globalQuerySerializer === "function" ? globalQuerySerializer : createQuerySerializer(globalQuerySerializer);
    if (requestQuerySerializer) {
      querySerializer = typeof requestQuerySerializer === "function" ? requestQuerySerializer : createQuerySerializer({
        ...typeof globalQuerySerializer === "object" ? globalQuerySerializer : {},
        ...requestQuerySerializer
      });
    }
    const pathSerializer = requestPathSerializer || globalPathSerializer || defaultPathSerializer;
    const serializedBody = body === void 0 ? void 0 : bodySerializer(
      body,
      // Note: we declare mergeHeaders() both here and below because it’s a bit of a chicken-or-egg situation:
      // bodySerializer() needs all headers so we aren’t dropping ones set by the user, however,
      // the result of this ALSO sets the lowest-priority content-type header. So we re-merge below,
      // setting the content-type at the very beginning to be overwritten.
      // Lastly, based on the way headers work, it’s not a simple “present-or-not” check becauase null intentionally un-sets headers.
      mergeHeaders(baseHeaders, headers, params.header)
    );
    const finalHeaders = mergeHeaders(
      // with no body, we should not to set Content-Type
      serializedBody === void 0 || // if serialized body is FormData; browser will correctly set Content-Type & boundary expression
      serializedBody instanceof FormData ? {} : {
        "Content-Type": "application/json"
      },
      baseHeaders,
      headers,
      params.header
    );
    const finalMiddlewares = [...globalMiddlewares, ...requestMiddlewares];
    const requestInit = {
      redirect: "follow",
      ...baseOptions,
      ...init,
      body: serializedBody,
      headers: finalHeaders
    };
    let id;
    let options;
    let request = new Request(
      createFinalURL(schemaPath, { baseUrl: finalBaseUrl, params, querySerializer, pathSerializer }),
      requestInit
    );
    let response;
    for (const key in init) {
      if (!(key in request)) {
        request[key] = init[key];
      }
    }
    if (finalMiddlewares.length) {
      id = randomID();
      options = Object.freeze({
        baseUrl: finalBaseUrl,
        fetch,
        parseAs,
        querySerializer,
        bodySerializer,
        pathSerializer
      });
      for (const m of finalMiddlewares) {
        if (m && typeof m === "object" && typeof m.onRequest === "function") {
          const result = await m.onRequest({
            request,
            schemaPath,
            params,
            options,
            id
          });
          if (result) {
            if (result instanceof Request) {
              request = result;
            } else if (result instanceof Response) {
              response = result;
              break;
            } else {
              throw new Error("onRequest: must return new Request() or Response() when modifying the request");
            }
          }
        }
      }
    }
    if (!response) {
      try {
        response = await fetch(request, requestInitExt);
      } catch (error2) {
        let errorAfterMiddleware = error2;
        if (finalMiddlewares.length) {
          for (let i = finalMiddlewares.length - 1; i >= 0; i--) {
            const m = finalMiddlewares[i];
            if (m && typeof m === "object" && typeof m.onError === "function") {
              const result = await m.onError({
                request,
                error: errorAfterMiddleware,
                schemaPath,
                params,
                options,
                id
              });
              if (result) {
                if (result instanceof Response) {
                  errorAfterMiddleware = void 0;
                  response = result;
                  break;
                }
                if (result instanceof Error) {
                  errorAfterMiddleware = result;
                  continue;
                }
                throw new Error("onError: must return new Response() or instance of Error");
              }
            }
          }
        }
        if (errorAfterMiddleware) {
          throw errorAfterMiddleware;
        }
      }
      if (finalMiddlewares.length) {
        for (let i = finalMiddlewares.length - 1; i >= 0; i--) {
          const m = finalMiddlewares[i];
          if (m && typeof m === "object" && typeof m.onResponse === "function") {
            const result = await m.onResponse({
              request,
              response,
              schemaPath,
              params,
              options,
              id
            });
            if (result) {
              if (!(result instanceof Response)) {
                throw new Error("onResponse: must return new Response() when modifying the response");
              }
              response = result;
            }
          }
        }
      }
    }
    const contentLength = response.headers.get("Content-Length");
    if (response.status === 204 || request.method === "HEAD" || contentLength === "0" && !response.headers.get("Transfer-Encoding")?.includes("chunked")) {
      return response.ok ? { data: void 0, response } : { error: void 0, response };
    }
    if (response.ok) {
      const getResponseData = async () => {
        if (parseAs === "stream") {
          return response.body;
        }
        if (parseAs === "json" && !contentLength) {
          const raw = await response.text();
          return raw ? JSON.parse(raw) : void 0;
        }
        return await response[parseAs]();
      };
      return { data: await getResponseData(), response };
    }
    let error = await response.text();
    try {
      error = JSON.parse(error);
    } catch {
    }
    return { error, response };
  }
  return {
    request(method, url, init) {
      return coreFetch(url, { ...init, method: method.toUpperCase() });
    },
    /** Call a GET endpoint */
    GET(url, init) {
      return coreFetch(url, { ...init, method: "GET" });
    },
    /** Call a PUT endpoint */
    PUT(url, init) {
      return coreFetch(url, { ...init, method: "PUT" });
    },
    /** Call a POST endpoint */
    POST(url, init) {
      return coreFetch(url, { ...init, method: "POST" });
    },
    /** Call a DELETE endpoint */
    DELETE(url, init) {
      return coreFetch(url, { ...init, method: "DELETE" });
    },
    /** Call a OPTIONS endpoint */
    OPTIONS(url, init) {
      return coreFetch(url, { ...init, method: "OPTIONS" });
    },
    /** Call a HEAD endpoint */
    HEAD(url, init) {
      return coreFetch(url, { ...init, method: "HEAD" });
    },
    /** Call a PATCH endpoint */
    PATCH(url, init) {
      return coreFetch(url, { ...init, method: "PATCH" });
    },
    /** Call a TRACE endpoint */
    TRACE(url, init) {
      return coreFetch(url, { ...init, method: "TRACE" });
    },
    /** Register middleware */
    use(...middleware) {
      for (const m of middleware) {
        if (!m) {
          continue;
        }
        if (typeof m !== "object" || !("onRequest" in m || "onResponse" in m || "onError" in m)) {
          throw new Error("Middleware must be an object with one of `onRequest()`, `onResponse() or `onError()`");
        }
        globalMiddlewares.push(m);
      }
    },
    /** Unregister middleware */
    eject(...middleware) {
      for (const m of middleware) {
        const i = globalMiddlewares.indexOf(m);
        if (i !== -1) {
          globalMiddlewares.splice(i, 1);
        }
      }
    }
  };
}
function serializePrimitiveParam(name, value, options) {
  if (value === void 0 || value === null) {
    return "";
  }
  if (typeof value === "object") {
    throw new Error(
      "Deeply-nested arrays/objects aren\u2019t supported. Provide your own `querySerializer()` to handle these."
    );
  }
  return `${name}=${options?.allowReserved === true ? value : encodeURIComponent(value)}`;
}
function serializeObjectParam(name, value, options) {
  if (!value || typeof value !== "object") {
    return "";
  }
  const values = [];
  const joiner = {
    simple: ",",
    label: ".",
    matrix: ";"
  }[options.style] || "&";
  if (options.style !== "deepObject" && options.explode === false) {
    for (const k in value) {
      values.push(k, options.allowReserved === true ? value[k] : encodeURIComponent(value[k]));
    }
    const final2 = values.join(",");
    switch (options.style) {
      case "form": {
        return `${name}=${final2}`;
      }
      case "label": {
        return `.${final2}`;
      }
      case "matrix": {
        return `;${name}=${final2}`;
      }
      default: {
        return final2;
      }
    }
  }
  for (const k in value) {
    const finalName = options.style === "deepObject" ? `${name}[${k}]` : k;
    values.push(serializePrimitiveParam(finalName, value[k], options));
  }
  const final = values.join(joiner);
  return options.style === "label" || options.style === "matrix" ? `${joiner}${final}` : final;
}
function serializeArrayParam(name, value, options) {
  if (!Array.isArray(value)) {
    return "";
  }
  if (options.explode === false) {
    const joiner2 = { form: ",", spaceDelimited: "%20", pipeDelimited: "|" }[options.style] || ",";
    const final = (options.allowReserved === true ? value : value.map((v) => encodeURIComponent(v))).join(joiner2);
    switch (options.style) {
      case "simple": {
        return final;
      }
      case "label": {
        return `.${final}`;
      }
      case "matrix": {
        return `;${name}=${final}`;
      }
      // case "spaceDelimited":
      // case "pipeDelimited":
      default: {
        return `${name}=${final}`;
      }
    }
  }
  const joiner = { simple: ",", label: ".", matrix: ";" }[options.style] || "&";
  const values = [];
  for (const v of value) {
    if (options.style === "simple" || options.style === "label") {
      values.push(options.allowReserved === true ? v : encodeURIComponent(v));
    } else {
      values.push(serializePrimitiveParam(name, v, options));
    }
  }
  return options.style === "label" || options.style === "matrix" ? `${joiner}${values.join(joiner)}` : values.join(joiner);
}
function createQuerySerializer(options) {
  return function querySerializer(queryParams) {
    const search = [];
    if (queryParams && typeof queryParams === "object") {
      for (const name in queryParams) {
        const value = queryParams[name];
        if (value === void 0 || value === null) {
          continue;
        }
        if (Array.isArray(value)) {
          if (value.length === 0) {
            continue;
          }
          search.push(
            serializeArrayParam(name, value, {
              style: "form",
              explode: true,
              ...options?.array,
              allowReserved: options?.allowReserved || false
            })
          );
          continue;
        }
        if (typeof value === "object") {
          search.push(
            serializeObjectParam(name, value, {
              style: "deepObject",
              explode: true,
              ...options?.object,
              allowReserved: options?.allowReserved || false
            })
          );
          continue;
        }
        search.push(serializePrimitiveParam(name, value, options));
      }
    }
    return search.join("&");
  };
}
function defaultPathSerializer(pathname, pathParams) {
  let nextURL = pathname;
  for (const match of pathname.match(PATH_PARAM_RE) ?? []) {
    let name = match.substring(1, match.length - 1);
    let explode = false;
    let style = "simple";
    if (name.endsWith("*")) {
      explode = true;
      name = name.substring(0, name.length - 1);
    }
    if (name.startsWith(".")) {
      style = "label";
      name = name.substring(1);
    } else if (name.startsWith(";")) {
      style = "matrix";
      name = name.substring(1);
    }
    if (!pathParams || pathParams[name] === void 0 || pathParams[name] === null) {
      continue;
    }
    const value = pathParams[name];
    if (Array.isArray(value)) {
      nextURL = nextURL.replace(match, serializeArrayParam(name, value, { style, explode }));
      continue;
    }
    if (typeof value === "object") {
      nextURL = nextURL.replace(match, serializeObjectParam(name, value, { style, explode }));
      continue;
    }
    if (style === "matrix") {
      nextURL = nextURL.replace(match, `;${serializePrimitiveParam(name, value)}`);
      continue;
    }
    nextURL = nextURL.replace(match, style === "label" ? `.${encodeURIComponent(value)}` : encodeURIComponent(value));
  }
  return nextURL;
}
function defaultBodySerializer(body, headers) {
  if (body instanceof FormData) {
    return body;
  }
  if (headers) {
    const contentType = headers.get instanceof Function ? headers.get("Content-Type") ?? headers.get("content-type") : headers["Content-Type"] ?? headers["content-type"];
    if (contentType === "application/x-www-form-urlencoded") {
      return new URLSearchParams(body).toString();
    }
  }
  return JSON.stringify(body);
}
function createFinalURL(pathname, options) {
  let finalURL = `${options.baseUrl}${pathname}`;
  if (options.params?.path) {
    finalURL = options.pathSerializer(finalURL, options.params.path);
  }
  let search = options.querySerializer(options.params.query ?? {});
  if (search.startsWith("?")) {
    search = search.substring(1);
  }
  if (search) {
    finalURL += `?${search}`;
  }
  return finalURL;
}
function mergeHeaders(...allHeaders) {
  const finalHeaders = new Headers();
  for (const h of allHeaders) {
    if (!h || typeof h !== "object") {
      continue;
    }
    const iterator = h instanceof Headers ? h.entries() : Object.entries(h);
    for (const [k, v] of iterator) {
      if (v === null) {
        finalHeaders.delete(k);
      } else if (Array.isArray(v)) {
        for (const v2 of v) {
          finalHeaders.append(k, v2);
        }
      } else if (v !== void 0) {
        finalHeaders.set(k, v);
      }
    }
  }
  return finalHeaders;
}
function removeTrailingSlash(url) {
  if (url.endsWith("/")) {
    return url.substring(0, url.length - 1);
  }
  return url;
}

// src/client/bijou-error.ts
var BijouError = class extends Error {
  name = "BijouError";
  reason;
  /** Of a create that was sent; null otherwise. */
  idempotencyKey;
  /** Of the answer that is not Bijou's; null where there is none. */
  status;
  constructor(reason, message, { idempotencyKey, status, cause }) {
    super(message, { cause });
    this.reason = reason;
    this.idempotencyKey = idempotencyKey;
    this.status = status ?? null;
  }
};

// src/client/is-problem.ts
function isProblem(value) {
  if (typeof value !== "object" || value === null || !("type" in value && "detail" in value)) return false;
  const { type, detail } = value;
  return typeof type === "string" && type.startsWith("/_/problems/") && typeof detail === "string";
}

// src/client/foreign-answer.ts
function isForeign(method, path, parseAs, answer) {
  const { data, error, response } = answer;
  if (response.redirected && path.startsWith("/api/")) return true;
  if (method === "HEAD") return false;
  if (response.status >= 400) return !isProblem(error) && !(path === "/health" && typeof error === "object");
  const isJsonDue = [200, 201].includes(response.status) && (parseAs ?? "json") === "json" && method !== "OPTIONS";
  return isJsonDue && data === void 0;
}
function foreignText(origin, { redirected, url, status, headers }) {
  if (redirected) return `Cannot use ${origin}: it must not redirect, received a redirect to ${url}`;
  const type = headers.get("Content-Type")?.split(";")[0] ?? "no Content-Type";
  return `Cannot use the answer of ${origin}: it must be Bijou's JSON, received ${status} with ${type}`;
}

// src/client/idempotent-create.ts
var CREATES = { "/api/links": true, "/api/links/bulk": true };
var HEADER = "Idempotency-Key";
function idempotentCreate(method, path) {
  const isCreate = method === "POST" && Object.hasOwn(CREATES, path);
  const ownKey = isCreate ? randomKey() : "";
  let sentKey = null;
  return {
    middleware: {
      onRequest({ request: { headers } }) {
        if (!isCreate) return;
        if (!headers.has(HEADER)) headers.set(HEADER, ownKey);
        sentKey = headers.get(HEADER);
      }
    },
    sentKey: () => sentKey
  };
}
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// src/client/retry-after.ts
function retryAfterSeconds({ headers }, now) {
  const value = headers.get("Retry-After") ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = Math.max(0, Math.ceil((Date.parse(value) - now) / 1e3));
  return Number.isNaN(seconds) ? null : seconds;
}
function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1e3);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

// src/client/time-limit.ts
var MAX_TIMER_MS = 2 ** 31 - 1;
function startTimeLimit(given, timeoutMs) {
  const own = new AbortController();
  const signal = given ?? own.signal;
  const timer = given ? void 0 : setTimeout(() => own.abort(new DOMException("", "TimeoutError")), Math.min(timeoutMs, MAX_TIMER_MS));
  let onAbort = () => {
  };
  const ended = new Promise((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
  ended.catch(() => void 0);
  return {
    signal,
    ended,
    release() {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    }
  };
}
function isTimeout({ aborted, reason }) {
  return aborted && reason instanceof DOMException && reason.name === "TimeoutError";
}

// src/client/unreachable-text.ts
function unreachableText(origin, cause) {
  const { location } = globalThis;
  if (location !== void 0 && location.origin !== origin) {
    return `Cannot reach ${origin}: it is down, or its CORS_ORIGINS lacks ${location.origin}`;
  }
  const fault = faultOf(cause);
  return fault === "" ? `Cannot reach ${origin}` : `Cannot reach ${origin}: ${fault}`;
}
function faultOf(error) {
  if (!(error instanceof Error)) return "";
  if (error.cause instanceof Error) return faultOf(error.cause);
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}

// src/client/call.ts
function createCall({ request, origin, fetch, timeoutMs, maxRetryAfterSeconds }) {
  return async (method, path, init = {}) => {
    const create = idempotentCreate(method, path);
    async function limited(timeoutMs2, work) {
      const limit = startTimeLimit(init.signal, timeoutMs2);
      try {
        limit.signal.throwIfAborted();
        return await Promise.race([work(limit.signal), limit.ended]);
      } catch (cause) {
        if (!limit.signal.aborted) throw cause;
        if (!isTimeout(limit.signal)) throw limit.signal.reason;
        const within = init.signal ? "in time" : `within ${timeoutMs2 / 1e3} s`;
        throw failure("timed-out", `Cannot wait for ${origin} any longer: it did not answer ${within}`, cause);
      } finally {
        limit.release();
      }
    }
    async function attempt(signal) {
      const progress = { isSent: false };
      const send = init.fetch ?? fetch ?? globalThis.fetch;
      try {
        return await request(method, path, {
          ...init,
          signal,
          middleware: [...init.middleware ?? [], create.middleware],
          async fetch(prepared) {
            progress.isSent = true;
            progress.response = await send(prepared);
            return progress.response;
          }
        });
      } catch (cause) {
        const { isSent, response } = progress;
        if (!isSent) throw cause;
        if (response === void 0) throw failure("unreachable", unreachableText(origin, cause), cause);
        if (cause instanceof SyntaxError) throw foreign(response, cause);
        throw failure("unreachable", `Cannot read the answer of ${origin}: it broke off`, cause);
      }
    }
    const failure = (reason, text, cause, status) => new BijouError(reason, text, { idempotencyKey: create.sentKey(), cause, status });
    const foreign = (response, cause) => failure("not-bijou", foreignText(origin, response), cause, response.status);
    let answer = await limited(timeoutMs, attempt);
    const seconds = answer.response.status === 429 ? retryAfterSeconds(answer.response, Date.now()) : null;
    if (seconds !== null && seconds <= maxRetryAfterSeconds && !(init.body instanceof ReadableStream)) {
      await limited(Infinity, (signal) => pause(seconds, signal));
      answer = await limited(timeoutMs, attempt);
    }
    if (isForeign(method, path, init.parseAs, answer)) throw foreign(answer.response);
    return answer;
  };
}

// src/client/problem-text.ts
function problemText(problem, response) {
  if (problem instanceof Error) return problem.message;
  if (!isProblem(problem)) return "Cannot tell what went wrong: there is no problem to read";
  const { detail, errors = [] } = problem;
  const seconds = response === void 0 ? null : retryAfterSeconds(response, Date.now());
  return [
    detail,
    ...errors.map(({ path, message }) => `${path} ${message}`),
    ...seconds === null ? [] : [`try again in ${seconds} s`]
  ].join("; ");
}

// src/client/client.ts
var TIMEOUT_MS = 15e3;
var METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];
function createBijouClient(options) {
  const { apiKey, fetch, timeoutMs = TIMEOUT_MS, maxRetryAfterSeconds = 0 } = options;
  if (!(timeoutMs > 0)) throw new TypeError(`Cannot make a client: timeoutMs must be above 0, received ${timeoutMs}`);
  const origin = originOf(options.baseUrl);
  const client = createClient({ baseUrl: origin, headers: authorizationOf(apiKey) });
  const call = createCall({
    // One function makes all calls, without the types of each path. Users of the client still get those types.
    request: client.request,
    origin,
    fetch,
    timeoutMs,
    maxRetryAfterSeconds
  });
  return {
    ...client,
    request: (method, path, init) => call(method.toUpperCase(), path, init),
    ...Object.fromEntries(METHODS.map((method) => [method, (path, init) => call(method, path, init)]))
  };
}
function originOf(baseUrl) {
  try {
    const { protocol, origin } = new URL(baseUrl);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
  }
  throw new TypeError(`Cannot make a client: baseUrl must begin with https:// or http://, received "${baseUrl}"`);
}
function authorizationOf(apiKey) {
  if (apiKey === void 0) return {};
  if (!/^[\x21-\x7e]*$/.test(apiKey)) {
    throw new TypeError("Cannot make a client: apiKey must be printable ASCII without white space");
  }
  return { Authorization: `Bearer ${apiKey}` };
}
export {
  BijouError,
  createBijouClient,
  problemText
};
