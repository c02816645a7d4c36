import { dirname, join, relative, sep } from "node:path";
import { breachOf } from "./arrows.ts";

/** The ESLint rule of the arrows between the folders of `src`. */
const SRC = join(import.meta.dirname, "../..");

/** What the rule reads of ESLint's nodes. */
interface ImportNode {
  readonly source: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly specifiers?: readonly { readonly importKind?: string; readonly exportKind?: string }[];
}

interface Context {
  readonly filename: string;
  report(problem: { node: never; message: string }): void;
}

export const arrows = {
  meta: { type: "problem", schema: [], docs: { description: "imports go one way, by role and by the order of rooms" } },
  create(context: Context) {
    const from = relative(SRC, context.filename).split(sep).join("/");
    if (from.startsWith("../")) return {};
    const check = (node: ImportNode) => {
      const name = node.source?.value;
      if (typeof name !== "string") return;
      const to = name.startsWith(".")
        ? {
            path: relative(SRC, join(dirname(context.filename), name))
              .split(sep)
              .join("/"),
          }
        : { name };
      if ("path" in to && to.path.startsWith("../")) return; // package.json, which is not in `src`.
      const breach = breachOf({ from, to, isType: isTypeAlone(node) });
      // ESLint's type of a node is a union of some hundred types. It gets back the node that it gave.
      if (breach !== null) context.report({ node: node as never, message: `Cannot import ${name} here: ${breach}` });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

function isTypeAlone({ importKind, exportKind, specifiers = [] }: ImportNode): boolean {
  if (importKind === "type" || exportKind === "type") return true;
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === "type" || one.exportKind === "type");
}
