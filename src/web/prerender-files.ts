/** What the HTML of the page names. */
export interface PageFiles {
  /** Of the first load. */
  readonly script: string;
  readonly style: string;
  /** What the script asks for at once, so that the browser need not wait for it. */
  readonly preloads: readonly string[];
}
