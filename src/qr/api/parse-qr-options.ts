import type { FieldError, Problem } from "../../http/problem.ts";
import { validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type Color, ERROR_CORRECTIONS, type QrOptions } from "../qr-options.ts";

interface Parameter<Value> {
  readonly absent: Value;
  readonly rule: string;
  /** @returns null where the text breaks the rule. */
  read(text: string): Value | null;
}

const PARAMETERS: { readonly [Name in keyof QrOptions]: Parameter<QrOptions[Name]> } = {
  format: {
    absent: "svg",
    rule: "must be svg or png",
    read: (text) => (text === "svg" || text === "png" ? text : null),
  },
  // What the largest one costs is bounded: some 4 ms of CPU (README, "Speed").
  size: { absent: 256, rule: "must be a whole number from 64 to 2048", read: wholeNumber(64, 2048) },
  // The quiet zone that ISO/IEC 18004, section 5.3.8, asks for.
  margin: { absent: 4, rule: "must be a whole number from 0 to 16", read: wholeNumber(0, 16) },
  ecc: {
    absent: "M",
    rule: "must be L, M, Q or H",
    read: (text) => ERROR_CORRECTIONS.find((level) => level === text.toUpperCase()) ?? null,
  },
  dark: { absent: "#000000", rule: "must be a colour such as #1a2b3c or abc", read: color },
  light: {
    absent: "#ffffff",
    rule: "must be a colour such as #1a2b3c or abc, or transparent",
    read: (text) => (text === "transparent" ? text : color(text)),
  },
};

/** Of a name that somebody made up no more than this is repeated. */
const MAX_PATH_LENGTH = 100;

/** Reads the query. All parameters that are wrong, unknown or given twice are named at once. */
export function parseQrOptions(query: URLSearchParams): Result<QrOptions, Problem> {
  const errors: FieldError[] = [];

  function option<Name extends keyof QrOptions>(name: Name): QrOptions[Name] {
    const { absent, rule, read }: Parameter<QrOptions[Name]> = PARAMETERS[name];
    const [text, ...others] = query.getAll(name);
    if (text === undefined) return absent;
    const value = read(text);
    if (others.length > 0) errors.push({ path: name, message: "must be given once" });
    else if (value === null) errors.push({ path: name, message: rule });
    return value ?? absent;
  }

  const options: QrOptions = {
    format: option("format"),
    size: option("size"),
    margin: option("margin"),
    ecc: option("ecc"),
    dark: option("dark"),
    light: option("light"),
  };
  for (const name of new Set(query.keys())) {
    if (!Object.hasOwn(PARAMETERS, name)) {
      errors.push({ path: name.slice(0, MAX_PATH_LENGTH), message: "is not a parameter here" });
    }
  }
  if (errors.length === 0 && options.dark === options.light) {
    errors.push({ path: "light", message: "must differ from dark" });
  }
  return errors.length === 0 ? ok(options) : err(validationProblem(errors));
}

function wholeNumber(min: number, max: number): (text: string) => number | null {
  return (text) => {
    const value = /^(0|[1-9]\d{0,3})$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : null;
  };
}

function color(text: string): Color | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? `#${digits}` : `#${digits.replace(/./g, "$&$&")}`;
}
