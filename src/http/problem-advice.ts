import type { ProblemType } from "./problem.ts";

/** What whoever meets a problem can do, for its page at `/_/problems/{type}` and for the OpenAPI document. */
export const PROBLEM_ADVICE: Readonly<Record<ProblemType, string>> = {
  malformed: "Send JSON in UTF-8, and paths in percent-encoded UTF-8; errors names the part that could not be read.",
  validation: "Correct the fields that errors names, all at once, and send the request again.",
  unauthorized:
    "Send a valid API key as Authorization: Bearer. One that is wrong is refused even where none is needed.",
  forbidden: "Take a key that has the scope which WWW-Authenticate names, or the admin key.",
  "password-required": "Ask whoever gave you the link for its password, and enter it on the link's page.",
  "not-found": "Check the spelling: codes differ by their capitals. What was deleted or never made looks the same.",
  "method-not-allowed": "Use one of the methods that Allow names.",
  "request-timeout": "Send the request again, all of it at once: its body took most of the time that a request has.",
  "slug-taken": "Choose another slug, or leave it out to get a code.",
  gone: "The link has expired, is used up or was switched off; only its maker can bring it back.",
  "too-large": "Send less: detail says how many bytes a body may have.",
  "unsupported-media-type": "Send the body as detail says, with the Content-Type to match.",
  "idempotency-mismatch": "Take a new Idempotency-Key for a new request; a repeat must have the same body.",
  "destination-refused":
    "Choose another destination: not this shortener's own host, and none that is private, reserved, blocked or may be unsafe.",
  "rate-limited": "Wait for as many seconds as Retry-After says, then go on.",
  blocked: "Don't go there: whoever runs this shortener has shut it, and can tell why (Link names them).",
  internal: "Try again; if it stays, tell whoever runs this shortener the X-Request-Id of the answer.",
  misconfigured: "Whoever runs this shortener finds in its log which settings are missing or wrong.",
  unavailable: "A store is out of reach. Try again after Retry-After; repeat a create with the same Idempotency-Key.",
};
