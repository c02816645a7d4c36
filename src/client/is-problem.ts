/** Problem details as Bijou writes them: RFC 9457, with a `detail` always. */
export interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** Whether it was Bijou that wrote this. Servers in front of it answer with JSON of their own too. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== "object" || value === null || !("type" in value && "detail" in value)) return false;
  const { type, detail } = value;
  return typeof type === "string" && type.startsWith("/_/problems/") && typeof detail === "string";
}
