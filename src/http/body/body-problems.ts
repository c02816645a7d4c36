import type { FieldError, Problem } from "../problem.ts";

/** The problem of a part of the request that can't be read at all. */
export function malformed(error: FieldError): Problem {
  return { type: "malformed", detail: `Cannot read the ${error.path}: it ${error.message}`, errors: [error] };
}

/**
 * The body has a type that is not read here; the answer names the right ones (RFC 9110, 15.5.16; for PATCH RFC 5789, 2.2).
 * @param what can't be read: `body`. @param rule as in "Content-Type must be …".
 */
export function unsupportedType(what: string, rule: string, types: readonly string[], isPatch = false): Problem {
  return {
    type: "unsupported-media-type",
    detail: `Cannot read the ${what}: ${rule}`,
    headers: { [isPatch ? "Accept-Patch" : "Accept"]: types.join(", ") },
  };
}

/** Of a body, without its parameters, in lower case; empty where it says nothing. */
export function mediaTypeOf(contentType: string | null | undefined): string {
  return (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}
