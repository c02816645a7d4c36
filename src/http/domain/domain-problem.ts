import type { Problem } from "../problem.ts";
import { validationProblem } from "../validation.ts";

/** A `domain` that links can't have: it is no host, or none of this shortener's. */
export function domainProblem(reason: "invalid" | "unknown"): Problem {
  const message =
    reason === "invalid"
      ? "must be a host name, such as go.example, without scheme, port and path"
      : "must be a domain of this shortener";
  return validationProblem([{ path: "domain", message }]);
}
