// Biome formats and sorts imports; ESLint has what needs types (floating promises, exhaustive switches)
// and the arrows between folders. typescript-eslint does not run on TypeScript 7 yet, hence 6.
// eslint-plugin-regexp looks at every regular expression for backtracking that a visitor could make it drown in.
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { arrows } from "./src/local/lint/arrows-rule.ts";

export default tseslint.config(
  {
    ignores: [
      "dist",
      "**/.wrangler",
      ".local",
      "src/worker-configuration.d.ts",
      "src/client/package",
      "src/client/released",
      "*.config.js",
    ],
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allow: [{ name: "bigint", from: "lib" }] },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // What is made here are closures: no method uses `this`.
      "@typescript-eslint/unbound-method": "off",
      // An async function that needs no await keeps its errors rejections, as its port promises.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  { files: ["src/**/*.{ts,tsx}"], plugins: { bijou: { rules: { arrows } } }, rules: { "bijou/arrows": "error" } },
);
