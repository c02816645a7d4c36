/** A setting, as src/local/SETTINGS.md shows it. */
export interface SettingRead {
  readonly name: string;
  /** What it must be. */
  readonly rule: string;
  /** null if it must be given; empty if it may be left out. */
  readonly fallback: string | null;
}

/**
 * Reads settings by their kind. A setting that is missing or wrong adds a line to `problems`: its name and its rule,
 * never its value, so that no secret reaches a log. Then the reader goes on with a stand-in value, so that one start
 * names all problems. While there are problems, the values that it returned mean nothing.
 */
export interface SettingReader {
  readonly problems: readonly string[];
  /** Whether it is set to something. */
  has(name: string): boolean;
  /** A setting that must be given. */
  text(name: string, isRight: IsRight, rule: string): string;
  /** @returns null if it is not given. An empty text is wrong. */
  optional(name: string, isRight: IsRight, rule: string, fallback?: string): string | null;
  /** @returns null if it is not given or empty. */
  orNothing(name: string, isRight: IsRight, rule: string): string | null;
  flag(name: string, fallback?: "true" | "false"): boolean;
  /** A whole number. @param least @param most inclusive. */
  number(name: string, fallback: number, least: number, most: number): number;
  /** Values between commas. @param read returns null for a value that breaks the rule. */
  list(name: string, read: (value: string) => string | null, rule: string): readonly string[];
  /**
   * A setting that is needed only together with another one. @param isNeeded whether to read it. @returns null if it is
   * not read.
   */
  dependent(name: string, isNeeded: boolean, isRight: IsRight, rule: string): string | null;
}

type IsRight = (value: string) => boolean;

/**
 * @param bindings strings by name. Names that nobody reads are ignored.
 * @param tell called for each setting, given or not.
 */
export function createSettingReader(
  bindings: Readonly<Record<string, unknown>>,
  tell: (setting: SettingRead) => void,
): SettingReader {
  const problems: string[] = [];
  const has = (name: string) => (bindings[name] ?? "") !== "";

  function given(name: string, isRight: IsRight, rule: string): string {
    const value = bindings[name];
    if (typeof value !== "string" || value === "") problems.push(`${name} is missing`);
    else if (!isRight(value)) problems.push(`${name} must be ${rule}`);
    else return value;
    return "";
  }

  return {
    problems,
    has,

    text(name, isRight, rule) {
      tell({ name, rule, fallback: null });
      return given(name, isRight, rule);
    },

    optional(name, isRight, rule, fallback = "") {
      tell({ name, rule, fallback });
      return bindings[name] === undefined ? null : given(name, isRight, rule);
    },

    orNothing(name, isRight, rule) {
      tell({ name, rule, fallback: "" });
      return has(name) ? given(name, isRight, rule) : null;
    },

    flag(name, fallback = "false") {
      const rule = '"true" or "false", or "on" or "off"';
      tell({ name, rule, fallback });
      const value = bindings[name] ?? fallback;
      const isOn = value === "true" || value === "on";
      if (!isOn && value !== "false" && value !== "off") problems.push(`${name} must be ${rule}`);
      return isOn;
    },

    number(name, fallback, least, most) {
      const rule = `a whole number from ${least} to ${most}`;
      tell({ name, rule, fallback: String(fallback) });
      const value = bindings[name] ?? String(fallback);
      const parsed = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
      if (parsed >= least && parsed <= most) return parsed;
      problems.push(`${name} must be ${rule}`);
      return fallback;
    },

    list(name, read, rule) {
      tell({ name, rule, fallback: "" });
      const value = bindings[name];
      if (value === undefined || value === "") return [];
      const texts = typeof value === "string" ? value.split(",").map((text) => text.trim()) : [""];
      const values = texts.map(read).filter((text) => text !== null);
      if (values.length === texts.length) return values;
      problems.push(`${name} must be ${rule}`);
      return [];
    },

    dependent(name, isNeeded, isRight, rule) {
      tell({ name, rule, fallback: "" });
      return isNeeded ? given(name, isRight, rule) : null;
    },
  };
}
