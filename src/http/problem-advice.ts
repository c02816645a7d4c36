import type { ProblemType } from "./problem.ts";

/** What to do about a problem, for its page at `/_/problems/{type}` and for the OpenAPI document. */
export const PROBLEM_ADVICE: Readonly<Record<ProblemType, string>> = {
  malformed: "Send JSON in UTF-8, and paths in percent-encoded UTF-8. errors names the part that could not be read.",
  validation: "Correct all fields that errors names, and send the request again.",
  unauthorized: "Send a valid API key as Authorization: Bearer. A wrong key is refused even where no key is needed.",
  forbidden: "Use a key with the scope that WWW-Authenticate names, or the admin key.",
  "password-required": "Ask the person who gave you the link for its password, and enter it on the link's page.",
  "not-found": "Check the spelling: capitals count in codes. A deleted link looks like one that was never made.",
  "method-not-allowed": "Use one of the methods that Allow names.",
  "request-timeout": "Send the request again, and faster: its body took most of the time that a request has.",
  "slug-taken": "Choose another slug, or leave it out to get a code.",
  "webhook-off": "Switch the webhook on, then send the request again. Its stateReason says why Bijou switched it off.",
  "domain-taken": "Change the domain that there is, or add another one.",
  "domain-in-use": "Delete its links first, or make them anew on another domain. The default domain always stays.",
  gone: "The link has expired, is used up or was switched off. Only its owner can bring it back.",
  "precondition-failed":
    "Read it again: somebody has changed or deleted it since. Then decide, and send the ETag that you have read as If-Match.",
  "too-large": "Send less. detail says how many bytes a body may have.",
  "unsupported-media-type": "Send the body as detail says, with the matching Content-Type.",
  "idempotency-mismatch": "Use a new Idempotency-Key for a new request. A repeat must have the same body.",
  "destination-refused":
    "Choose another destination. It must not be this shortener's own host, nor private, reserved, blocked or possibly unsafe.",
  "rate-limited": "Wait for the number of seconds in Retry-After, then go on.",
  blocked:
    "Don't go there. The operator of this shortener has blocked it, and can say why. The Link header names the operator.",
  internal: "Try again. If it happens again, send the operator of this shortener the X-Request-Id of the answer.",
  misconfigured: "The operator of this shortener finds in its log which settings are missing or wrong.",
  unavailable: "A store is out of reach. Try again after Retry-After. Repeat a create with the same Idempotency-Key.",
};
