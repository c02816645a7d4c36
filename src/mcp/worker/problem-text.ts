/** What is read of a problem (RFC 9457). */
interface ToldProblem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** A problem as a model reads it: what is wrong, by which rule, and each wrong field by its name. */
export function problemText({ type, title, status, detail, errors = [] }: ToldProblem): string {
  const name = type?.split("/").at(-1);
  const kind = [...(name === undefined ? [] : [name]), ...(status === undefined ? [] : [String(status)])].join(", ");
  return [
    `${title ?? "The request was refused"}${kind === "" ? "" : ` (${kind})`}`,
    ...(detail === undefined ? [] : [detail]),
    ...errors.map(({ path, message }) => `- ${path}: ${message}`),
  ].join("\n");
}
