import type { Context } from "hono";
import { parseLinkNames } from "../../links/link-name.ts";
import type { AppEnv } from "../app-env.ts";
import { inlineFile } from "../inline-file.ts";
import { validationProblem } from "../link-input.ts";
import { editProblem } from "../link-problems.ts";
import { matchesEtag } from "../matches-etag.ts";
import { problemResponse } from "../problem.ts";
import { qrEtag } from "./qr-etag.ts";
import { qrMatrix } from "./qr-matrix.ts";
import { parseQrOptions, type QrOptions } from "./qr-options.ts";
import { qrPng } from "./qr-png.ts";
import { qrSvg } from "./qr-svg.ts";

/**
 * `GET /api/links/{slug}/qr`: the short URL as a QR code, for anybody. An expired or disabled link has one
 * too: it is printed before, and kept after.
 *
 * Whether the link exists is asked of the read ladder, as for a redirect, so that a guess costs as little
 * and is limited alike; no command is spent on a rate limit, since anybody may cache the picture.
 */

const CONTENT_TYPES = { svg: "image/svg+xml", png: "image/png" } as const;

export async function getQr(c: Context<AppEnv>): Promise<Response> {
  const options = parseQrOptions(new URL(c.req.url).searchParams);
  if (!options.ok) return problemResponse(options.error);
  const names = parseLinkNames(c.req.param("slug") ?? "");
  const { target, name: found = names[0] } = await c.env.links.find(names, c.var.scope);
  if (target === null || found === undefined) return problemResponse(editProblem({ reason: "not-found" }));

  const name = found.text;
  const shortUrl = `${c.env.baseUrl}/${encodeURIComponent(name)}`;
  const { format, size, margin, ecc } = options.value;
  const matrix = qrMatrix(shortUrl, ecc);
  if (matrix === null) return invalid("ecc", "must be lower: no QR code of this level holds the short URL");
  const modules = matrix.length + 2 * margin;
  if (format === "png" && size < modules) {
    return invalid("size", `must be at least ${modules} as PNG, for this link with this margin and ecc`);
  }

  const etag = await qrEtag(shortUrl, options.value);
  // Set one by one, so that they stand above what the steps before have set.
  c.header("ETag", etag);
  c.header("Cache-Control", "public, max-age=3600");
  if (matchesEtag(c.req.header("If-None-Match"), etag)) return c.body(null, 304);

  c.header("Content-Type", CONTENT_TYPES[format]);
  c.header("Content-Disposition", inlineFile(`${name}.${format}`));
  return c.body(format === "png" ? await qrPng(matrix, options.value) : qrSvg(matrix, options.value));
}

function invalid(path: keyof QrOptions, message: string): Response {
  return problemResponse(validationProblem([{ path, message }]));
}
