// Biome formats and sorts imports; ESLint has what needs types (floating promises, exhaustive switches)
// and the arrows between folders. typescript-eslint does not run on TypeScript 7 yet, hence 6.
// eslint-plugin-regexp looks at every regular expression for backtracking that a visitor could make it drown in.
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/** Which folders of src may not be imported from where: arrows point one way. */
const arrows = [
  {
    from: "lib",
    refuse: ["links", "limits", "keys", "imports", "clicks", "abuse", "stores", "http", "jobs", "local"],
    why: "lib knows nothing of Bijou",
  },
  {
    from: "links",
    refuse: ["limits", "imports", "clicks", "abuse", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "limits",
    refuse: ["links", "imports", "clicks", "abuse", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "keys",
    refuse: ["links", "limits", "imports", "clicks", "abuse", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "clicks",
    refuse: ["limits", "keys", "imports", "abuse", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "abuse",
    refuse: ["limits", "keys", "imports", "clicks", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "health",
    refuse: ["links", "limits", "keys", "imports", "clicks", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  {
    from: "imports",
    refuse: ["limits", "keys", "clicks", "abuse", "stores", "http", "jobs", "local"],
    why: "rules import ports, never adapters or edges",
  },
  { from: "stores", refuse: ["http", "jobs", "local"], why: "adapters know the rules, not the edges" },
  { from: "http", refuse: ["stores", "jobs", "local"], why: "handlers reach the stores through services.ts" },
  {
    from: "client",
    refuse: ["lib", "links", "limits", "stores", "http", "jobs", "local"],
    why: "the client runs where the Worker does not",
  },
  { from: "jobs", refuse: ["stores", "http", "local"], why: "jobs reach the stores through services.ts" },
];

const sdks = ["@upstash/*", "@neondatabase/*", "drizzle-orm", "drizzle-orm/*", "hono", "hono/*", "node:*"];

const arrowRules = arrows.map(({ from, refuse, why }) => ({
  files: [`src/${from}/**/*.ts`],
  // An edge that lies in the room of its rules.
  ignores: ["src/*/api/**"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: [...refuse.map((folder) => `**/${folder}/**`), "**/worker.ts", "**/app.ts", "**/api.ts"],
            message: why,
          },
          ...(["lib", "links", "limits", "keys", "imports", "clicks", "health", "abuse"].includes(from)
            ? [{ group: sdks, message: "rules import no SDK" }]
            : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  {
    ignores: ["dist", ".wrangler", ".local", "src/worker-configuration.d.ts", "src/client/api-types.ts", "*.config.js"],
  },
  {
    files: ["**/*.ts"],
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
    files: ["src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  ...arrowRules,
);
