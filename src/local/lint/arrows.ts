import { type ApartFolder, type Place, placeOf, type Role, type SharedFolder } from "./place-of.ts";

/** Which way imports may go: by what their two ends are for, and by an order between rooms. */
export interface Import {
  /** A path relative to `src`, with slashes. */
  readonly from: string;
  /** Another file of `src`, or a package. */
  readonly to: { readonly path: string } | { readonly name: string };
  /** Whether it is a type import, which is gone at run time. */
  readonly isType: boolean;
}

/** A room may import rules of the rooms before it. One that is not listed comes last: nobody may import it. */
const ORDER: readonly (readonly string[])[] = [
  ["names", "rules", "cards"],
  ["links", "access"],
  ["metrics", "health", "keys", "qr", "history", "domains"],
  ["redirects"],
  ["clicks", "abuse", "checks"],
  ["imports"],
];

/** By the role of a file: what it may import of its own room, which shared folders, and which kinds of packages. */
const MAY: Readonly<
  Record<Role, { own: readonly Role[]; shared: readonly SharedFolder[]; packages: readonly PackageKind[] }>
> = {
  rules: { own: ["rules"], shared: ["lib", "limits"], packages: [] },
  api: { own: ["rules", "api"], shared: ["lib", "limits", "http"], packages: ["hono", "valibot"] },
  docs: { own: ["rules", "api", "docs"], shared: ["lib", "http", "openapi"], packages: ["valibot"] },
  stores: {
    own: ["rules", "stores", "table"],
    shared: ["lib", "limits", "postgres", "redis", "isolate"],
    packages: ["sdk"],
  },
  table: { own: ["rules", "table"], shared: ["lib", "postgres"], packages: ["sdk"] },
  jobs: { own: ["rules", "jobs"], shared: ["lib"], packages: [] },
  compose: {
    own: ["rules", "api", "stores", "table", "jobs", "compose"],
    shared: ["lib", "limits", "http", "postgres", "redis", "isolate"],
    packages: [],
  },
};

const SHARED_MAY: Readonly<
  Record<SharedFolder, { shared: readonly SharedFolder[]; packages: readonly PackageKind[] }>
> = {
  lib: { shared: ["lib"], packages: [] },
  limits: { shared: ["lib", "limits"], packages: [] },
  http: { shared: ["lib", "limits", "http"], packages: ["hono", "valibot"] },
  openapi: { shared: ["lib", "http", "openapi"], packages: ["valibot"] },
  postgres: { shared: ["lib", "limits", "postgres"], packages: ["sdk"] },
  redis: { shared: ["lib", "limits", "redis"], packages: ["sdk"] },
  isolate: { shared: ["lib", "limits", "isolate"], packages: [] },
};

/** The client and the pages run where the Worker does not; programs of the laptop may use all that there is. */
const APART_MAY: Readonly<Record<ApartFolder, "itself" | "client" | "rules" | "all">> = {
  client: "itself",
  // The page may import only the client: it calls the API as anybody would.
  web: "client",
  operate: "rules",
  // It shares the port and the tools with the Worker that is bound to it.
  "mcp-worker": "rules",
  local: "all",
};

type PackageKind = "sdk" | "hono" | "valibot" | "page" | "mcp";
const PACKAGES: readonly (readonly [PackageKind, RegExp])[] = [
  ["sdk", /^(@upstash|@neondatabase)\/|^drizzle-orm(\/|$)|^node:|^cloudflare:/],
  ["hono", /^hono(\/|$)/],
  ["page", /^(preact(-\w+)*|@preact\/.*)(\/|$)/],
  ["valibot", /^(valibot|@valibot\/.*)$/],
  // Never in the first Worker: it weighs half as much as all of that.
  ["mcp", /^@modelcontextprotocol\//],
];
/** A pure validator, so the fields of a link may describe themselves with it. */
const RULES_WITH_VALIBOT: readonly string[] = [
  "links/field.ts",
  "rules/conditions-shape.ts",
  "rules/rule-shape.ts",
  "cards/card-shape.ts",
];

/** @returns why the import may not be; null if it may. */
export function breachOf({ from, to, isType }: Import): string | null {
  const source = placeOf(from);
  if (source.kind === "apart" && APART_MAY[source.folder] === "all") return null;
  if ("name" in to) return breachOfPackage(from, source, to.name);
  const target = placeOf(to.path);
  if (source.kind === "apart" && source.folder === "mcp-worker" && to.path === "version.ts") return null;
  if (target.kind === "apart") {
    const mayBe = source.kind === "apart" ? APART_MAY[source.folder] : null;
    const isItself = source.kind === "apart" && source.folder === target.folder;
    return isItself || mayBe === target.folder ? null : `the Worker knows nothing of ${target.folder}`;
  }
  switch (source.kind) {
    case "apart":
      if (APART_MAY[source.folder] === "rules" && isPure(target)) return null;
      return `${source.folder} runs where the Worker does not`;
    case "shared": {
      if (target.kind === "shared" && SHARED_MAY[source.folder].shared.includes(target.folder)) return null;
      return `${source.folder} knows no room, and of the shared folders only ${SHARED_MAY[source.folder].shared.join(", ")}`;
    }
    case "door":
      return breachOfDoor(source.file, target, isType);
    case "room":
      return breachOfRoom(source, target, to.path, isType);
  }
}

function breachOfRoom(
  source: Extract<Place, { kind: "room" }>,
  target: Exclude<Place, { kind: "apart" }>,
  path: string,
  isType: boolean,
): string | null {
  const { room, role } = source;
  const may = MAY[role];
  switch (target.kind) {
    case "shared":
      return may.shared.includes(target.folder) ? null : `${role} may not import ${target.folder}`;
    case "door": {
      // Both are plain: they import nothing of what compose files put together.
      const isPlain = path === "version.ts" || (path === "config.ts" && role === "compose");
      return isPlain && role !== "rules" ? null : "nothing imports the doors";
    }
    case "room":
      if (target.room === room) {
        if (target.role === "docs" && role === "api")
          return isType ? null : "words of the document stay out of the bundle";
        return may.own.includes(target.role) ? null : `${role} may not import ${target.role}`;
      }
      // The room `docs` puts the document together from all rooms.
      if (target.role === "docs" && room === "docs") return null;
      if (target.role === "docs" && role !== "docs") return "words of the document go into the document alone";
      if (target.role === "table" && (role === "stores" || role === "table")) return null;
      // Words may be those of a room before it, such as what a link's name is.
      if (target.role !== "rules" && target.role !== "docs") return `of another room, ${role} may import rules alone`;
      return rankOf(target.room) < rankOf(room) ? null : `${target.room} does not come before ${room}`;
  }
}

function breachOfDoor(file: string, target: Exclude<Place, { kind: "apart" }>, isType: boolean): string | null {
  if (target.kind !== "room") return null;
  if (file === "services.ts") return target.role === "compose" ? null : "services.ts imports compose files alone";
  if (target.role === "docs") return "words of the document go into the document alone";
  if (target.role === "stores" || target.role === "table") return isType ? null : "compose files alone make adapters";
  return null;
}

function breachOfPackage(from: string, source: Place, name: string): string | null {
  const kind = PACKAGES.find(([, pattern]) => pattern.test(name))?.[0];
  if (kind === undefined || source.kind === "door") return null;
  if (kind === "valibot" && RULES_WITH_VALIBOT.includes(from)) return null;
  switch (source.kind) {
    case "room":
      return MAY[source.role].packages.includes(kind) ? null : `${source.role} import no ${name}`;
    case "shared":
      return SHARED_MAY[source.folder].packages.includes(kind) ? null : `${source.folder} imports no ${name}`;
    case "apart":
      if (source.folder === "mcp-worker" && (kind === "mcp" || name === "cloudflare:workers")) return null;
      return kind === "page" && source.folder === "web" ? null : `${source.folder} imports no ${name}`;
  }
}

const isPure = (place: Place) =>
  (place.kind === "room" && place.role === "rules") || (place.kind === "shared" && place.folder === "lib");

function rankOf(room: string): number {
  const rank = ORDER.findIndex((rooms) => rooms.includes(room));
  return rank === -1 ? ORDER.length : rank;
}
