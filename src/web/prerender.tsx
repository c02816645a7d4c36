import { renderToStringAsync } from "preact-render-to-string";
import { App } from "./app.tsx";
import type { PageFiles } from "./prerender-files.ts";
import { loadWords, words } from "./words/words.ts";

/**
 * The HTML of the page in one language, made by the build.
 *
 * @param path the path of the screen: the HTML of `/` contains the field, the HTML of all others only the frame.
 */
export async function prerender(language: string, path: string, files: PageFiles): Promise<string> {
  await loadWords(language);
  // The only part of a browser that preact-iso reads.
  Object.assign(globalThis, { location: new URL(path, "https://page.local") });
  const body = await renderToStringAsync(<App />);
  const preloads = files.preloads.map((file) => `<link rel="modulepreload" href="${file}">\n`).join("");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f9fafc">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0d1014">
<meta name="description" content="${words().home.title}">
<title>Bijou</title>
<link rel="icon" type="image/svg+xml" href="/_/icon.svg">
<link rel="stylesheet" href="${files.style}">
<script type="module" src="${files.script}"></script>
${preloads}</head>
<body>
<div id="page">${body}</div>
<noscript><p>${words().home.noScript} <a href="/api/docs">/api/docs</a></p></noscript>
</body>
</html>
`;
}
