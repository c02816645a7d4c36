import { domainProblem } from "../../http/domain/domain-problem.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import type { Problem } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import { type DomainDirectory, namesOn } from "../../links/hosts/domain-directory.ts";
import type { LinkStore } from "../../links/link-store.ts";
import { shortUrlOf } from "../../links/short-url.ts";
import { slugIn } from "../../names/domain-of-name.ts";
import { qrEtag } from "../qr-etag.ts";
import { qrMatrix } from "../qr-matrix.ts";
import type { QrOptions } from "../qr-options.ts";
import { qrPng } from "../qr-png.ts";
import { qrSvg } from "../qr-svg.ts";
import { inlineFile } from "./inline-file.ts";
import { qrQuery } from "./parse-qr-options.ts";

const operation = operationsOn<{
  readonly links: Pick<LinkStore, "find">;
  readonly domains: DomainDirectory;
  readonly baseUrl: string;
}>();

const CONTENT_TYPES = { svg: "image/svg+xml", png: "image/png" } as const;

/**
 * The short URL as a QR code, for anybody. An expired or disabled link has one too: it is printed before, and
 * kept after.
 *
 * Whether the link exists is asked of the read ladder, as for a redirect, so that a guess costs as little
 * and is limited alike; no command is spent on a rate limit, since anybody may cache the picture.
 */
export const getQrCode = operation({
  id: "getQrCode",
  method: "get",
  path: "/api/links/{slug}/qr",
  access: "anyone",
  query: qrQuery,
  conditional: true,
  problems: ["validation", "not-found", "rate-limited", "unavailable"],
  async respond({ params, query, services, scope }) {
    const { domain, ...options } = query;
    const asked = await namesOn(services.domains, params.slug, domain, scope);
    if (!asked.ok) return { problem: domainProblem(asked.error) };
    const names = asked.value;
    const { target, name: found = names[0] } = await services.links.find(names, scope);
    if (target === null || found === undefined) return { problem: notFoundProblem("link", "slug") };

    const shortUrl = shortUrlOf(found, services.baseUrl);
    const { format, size, margin, ecc } = options;
    const matrix = qrMatrix(shortUrl, ecc);
    if (matrix === null) return invalid("ecc", "must be lower: no QR code of this level holds the short URL");
    const modules = matrix.length + 2 * margin;
    if (size < modules) return invalid("size", `must be at least ${modules}, for this link with this margin and ecc`);

    return {
      status: 200,
      etag: await qrEtag(shortUrl, options),
      draw: () => (format === "png" ? qrPng(matrix, options) : qrSvg(matrix, options)),
      headers: {
        "Cache-Control": "public, max-age=3600",
        "Content-Type": CONTENT_TYPES[format],
        "Content-Disposition": inlineFile(`${slugIn(found.text)}.${format}`),
      },
    };
  },
});

function invalid(path: keyof QrOptions, message: string): { readonly problem: Problem } {
  return { problem: validationProblem([{ path, message }]) };
}
