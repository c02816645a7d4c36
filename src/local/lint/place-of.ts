/**
 * What an import's two ends are, by their path under `src` alone, so that a new room is known as soon as it has a folder.
 *
 * A room is a feature's folder: rules and ports lie in it, adapters in `stores/`, handlers in `api/`, background work in
 * `jobs/`; `compose.ts` puts them together, and `*.docs.ts` are the words of the document.
 */
export type Role = "rules" | "api" | "docs" | "stores" | "table" | "jobs" | "compose";

export type Place =
  | { readonly kind: "room"; readonly room: string; readonly role: Role }
  | { readonly kind: "shared"; readonly folder: SharedFolder }
  | { readonly kind: "apart"; readonly folder: ApartFolder }
  /** A file of `src` itself, such as `worker.ts`. */
  | { readonly kind: "door"; readonly file: string };

/** What every room may stand on. `openapi` is `http/openapi`. */
const SHARED = ["lib", "limits", "http", "openapi", "postgres", "redis", "isolate"] as const;
export type SharedFolder = (typeof SHARED)[number];

/** What runs elsewhere than in the Worker. `mcp-worker` is `mcp/worker`: a Worker of its own. */
const APART = ["client", "web", "local", "operate", "mcp-worker"] as const;
export type ApartFolder = (typeof APART)[number];

/** @param path from `src`, with slashes: `keys/api/authorize.ts`. */
export function placeOf(path: string): Place {
  const [first = "", second = "", ...rest] = path.split("/");
  if (second === "") return { kind: "door", file: first };
  const folder = first === "http" && second === "openapi" && rest.length > 0 ? "openapi" : first;
  const shared = SHARED.find((name) => name === folder);
  if (shared !== undefined) return { kind: "shared", folder: shared };
  const apart = APART.find((name) => name === (first === "mcp" && second === "worker" ? "mcp-worker" : folder));
  if (apart !== undefined) return { kind: "apart", folder: apart };
  return { kind: "room", room: first, role: roleOf([second, ...rest]) };
}

function roleOf(path: readonly string[]): Role {
  const file = path.at(-1) ?? "";
  const folder = path.length > 1 ? path[0] : undefined;
  if (file.endsWith(".docs.ts")) return "docs";
  if (folder === "api" || folder === "jobs") return folder;
  if (folder === "stores") return /-tables?\.ts$/.test(file) ? "table" : "stores";
  return folder === undefined && /^compose(-\w+)*\.ts$/.test(file) ? "compose" : "rules";
}
