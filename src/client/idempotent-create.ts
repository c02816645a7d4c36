import type { Middleware } from "openapi-fetch";
import type { paths } from "./package/api-types.d.ts";

/** The paths whose POST takes an `Idempotency-Key`, by the document. */
type CreatePath = {
  [Path in keyof paths]: paths[Path] extends { post: { parameters: { header?: infer Headers } } }
    ? [NonNullable<Headers>] extends [never]
      ? never
      : "Idempotency-Key" extends keyof NonNullable<Headers>
        ? Path
        : never
    : never;
}[keyof paths];

/** All of them: the compiler asks for a new one. */
const CREATES = { "/api/links": true, "/api/links/bulk": true } satisfies Record<CreatePath, true>;
const HEADER = "Idempotency-Key";

/**
 * Gives each request of one create the same `Idempotency-Key`, unless the caller gave one: so a repeat makes no second
 * link, whatever became of the first answer. Other calls pass untouched.
 */
export function idempotentCreate(
  method: string,
  path: string,
): { middleware: Middleware; sentKey: () => string | null } {
  const isCreate = method === "POST" && Object.hasOwn(CREATES, path);
  const ownKey = isCreate ? randomKey() : "";
  let sentKey: string | null = null;
  return {
    middleware: {
      onRequest({ request: { headers } }) {
        if (!isCreate) return;
        if (!headers.has(HEADER)) headers.set(HEADER, ownKey);
        sentKey = headers.get(HEADER);
      },
    },
    sentKey: () => sentKey,
  };
}

/** Not `randomUUID()`, which a page over plain http lacks. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
