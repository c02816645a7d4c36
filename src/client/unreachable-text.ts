/**
 * Why a request got no answer, as far as the platform tells: Node names the fault in a `cause`. A page learns nothing, and
 * a host that refuses it looks to it like one that is down.
 */
export function unreachableText(origin: string, cause: unknown): string {
  const { location } = globalThis as { readonly location?: { readonly origin: string } }; // Only a page has one.
  if (location !== undefined && location.origin !== origin) {
    return `Cannot reach ${origin}: it is down, or its CORS_ORIGINS lacks ${location.origin}`;
  }
  const fault = faultOf(cause);
  return fault === "" ? `Cannot reach ${origin}` : `Cannot reach ${origin}: ${fault}`;
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.cause instanceof Error) return faultOf(error.cause);
  // If Node tried several addresses, its error has only a code, and an empty message.
  return error.message === "" && "code" in error ? String(error.code) : error.message;
}
