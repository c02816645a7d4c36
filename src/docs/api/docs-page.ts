/**
 * `GET /api/docs`: the page to read and try the API. It loads static files of the same host (build-web.ts). Its policy
 * allows nothing else, and lets nobody frame it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Swagger UI's style sheet has its icons as data: URLs.
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const DOCS_PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Bijou API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_/docs/swagger-ui.css">
<script defer src="/_/docs/swagger-ui-bundle.js"></script>
<script defer src="/_/docs/docs.js"></script>
<div id="docs"></div>
<noscript><p>This page needs JavaScript; the same is in <a href="/api/openapi.json">/api/openapi.json</a>.</p></noscript>
</html>
`;
