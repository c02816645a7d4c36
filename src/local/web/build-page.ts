import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
// This is wrangler's own bundler, so the tree has only one.
import { type BuildOptions, buildSync, type Metafile } from "esbuild";
import { STYLE_PATH } from "../../http/page.ts";
import { PAGE_LANGUAGES, type Shell } from "../../page/page-paths.ts";
import type { PageFiles } from "../../web/prerender-files.ts";

/**
 * The page (src/web) as files: its script in pieces, one to each screen and language, its style, and its HTML, made of the
 * very components that the script starts.
 *
 * The names of script and style have a hash of what is in them, so a browser keeps them for a year.
 */
const ROOT = join(import.meta.dirname, "../../..");
const SOURCE_DIR = join(ROOT, "src/web");

/** Which screen's path stands for a shell. */
const SHELL_PATHS: Readonly<Record<Shell, string>> = { home: "/", screen: "/_/settings" };

const SHARED: BuildOptions = {
  bundle: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
};

/** @param webDir where the static files are. @param workDir for what is needed to build them alone. */
export async function buildPage(webDir: string, workDir: string): Promise<FirstLoad> {
  const pageDir = join(webDir, "_/page");
  const shellDir = join(webDir, "_/shell");
  for (const dir of [pageDir, shellDir]) mkdirSync(dir, { recursive: true });

  const built = buildSync({
    ...SHARED,
    entryPoints: { page: join(SOURCE_DIR, "main.tsx"), style: join(SOURCE_DIR, "style/style.css") },
    outdir: pageDir,
    absWorkingDir: ROOT,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    splitting: true,
    minify: true,
    metafile: true,
    legalComments: "none",
  });
  const firstLoads = Object.fromEntries(
    PAGE_LANGUAGES.map((language) => [language, filesOf(built.metafile, language)]),
  );
  writeFileSync(join(webDir, "_/icon.svg"), ICON);
  buildSync({
    ...{ bundle: true, minify: true, logLevel: "error", absWorkingDir: ROOT },
    entryPoints: [join(SOURCE_DIR, "style/visitor.css")],
    outfile: join(webDir, STYLE_PATH),
  });

  const prerender = await loadPrerender(workDir);
  for (const [language, files] of Object.entries(firstLoads)) {
    for (const [shell, path] of Object.entries(SHELL_PATHS)) {
      writeFileSync(join(shellDir, `${shell}.${language}.html`), await prerender(language, path, files));
    }
  }

  // Delete old files only now: until here, a running Worker handed out HTML that names them.
  const made = new Set(Object.keys(built.metafile.outputs).map((path) => basename(path)));
  for (const name of readdirSync(pageDir)) if (!made.has(name)) rmSync(join(pageDir, name));

  const [files] = Object.values(firstLoads);
  if (files === undefined) throw new Error("Cannot build the page: it has no language");
  const onDisk = (path: string) => join(webDir, path);
  return { scripts: [files.script, ...files.preloads].map(onDisk), styles: [files.style].map(onDisk) };
}

/** What a browser loads for `/`: `npm run size` weighs it. */
export interface FirstLoad {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The entry, what it imports, and the words of the language. */
function filesOf({ outputs }: Metafile, language: string): PageFiles {
  const entryOf = (source: string) => {
    const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
    if (found === undefined) throw new Error(`Cannot build the page: esbuild made nothing of ${source}`);
    return found[0];
  };
  const script = entryOf("src/web/main.tsx");
  const needed = new Set<string>();
  const add = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) if (kind === "import-statement") add(imported);
  };
  add(script);
  add(entryOf(`src/web/words/${language}.ts`));
  needed.delete(script);
  const href = (path: string) => `/_/page/${basename(path)}`;
  return { script: href(script), style: href(entryOf("src/web/style/style.css")), preloads: [...needed].map(href) };
}

type Prerender = (language: string, path: string, files: PageFiles) => Promise<string>;

/** Node runs no TSX: it is built first. */
async function loadPrerender(workDir: string): Promise<Prerender> {
  const file = join(workDir, "prerender.mjs");
  buildSync({ ...SHARED, platform: "node", entryPoints: [join(SOURCE_DIR, "prerender.tsx")], outfile: file });
  // The time in the address makes each import new. Otherwise a second build in this process would get the module of the
  // first.
  const module = (await import(`${pathToFileURL(file).href}?${performance.now()}`)) as { prerender: Prerender };
  return module.prerender;
}

/** The mark, for a browser's tab. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><g fill="#b3263f"><path fill-opacity=".75" d="M5.2 3h9.6L19 8H1z"/><path fill-opacity=".5" d="M7.4 3h5.2l1.5 5H5.9z"/><path d="M1 8.6h18L10 18z"/></g></svg>`;
