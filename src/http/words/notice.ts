/** The text of a page: a heading in a sentence, one line that says why, and one thing to do. */
export interface Notice {
  readonly heading: string;
  readonly why: string;
  readonly todo?: string | undefined;
}

/** Numbers, plurals and days as the language writes them, by `Intl`. */
export interface Numbers {
  /** @param forms the plural forms of the language; `#` stands for the number. */
  count(value: number, forms: { readonly other: string } & { readonly [Rule in Intl.LDMLPluralRule]?: string }): string;
  /** The UTC day. */
  day(time: Date): string;
}
