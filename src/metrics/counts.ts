/** How often, by name and the values of its labels, with spaces between: `bijou_reads_total memory hit`. */
export type Counts = ReadonlyMap<string, number>;
