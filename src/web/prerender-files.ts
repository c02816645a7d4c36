/** The files that the HTML of the page names. */
export interface PageFiles {
  /** The script of the first load. */
  readonly script: string;
  readonly style: string;
  /** Files that the script imports at once. Naming them lets the browser fetch them without waiting for the script. */
  readonly preloads: readonly string[];
}
