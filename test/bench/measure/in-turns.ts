import { type Interval, medianInterval, uncertainty } from "./interval.ts";

/** What several things cost in rounds that ran one after another, so that what slows the machine slows all of them. */
export interface Turns<Name extends string> {
  /** A figure for each in each round. */
  readonly rounds: readonly Readonly<Record<Name, number>>[];
  costOf(name: Name): Interval;
  /** Of the ratios within the rounds. */
  ratioOf(name: Name, to: Name): Interval;
  /** Of the differences within the rounds. */
  extraOf(name: Name, over: Name): Interval;
}

export interface TurnsOptions<Name extends string> {
  /** The ratios that have to be known well. */
  readonly until: readonly (readonly [name: NoInfer<Name>, to: NoInfer<Name>])[];
  /** The share of the median that the interval of each may be off to either side. */
  readonly within: number;
  readonly minRounds: number;
  /** Where chance would have it, the interval is never as narrow: then it is printed as it is. */
  readonly maxRounds: number;
  /** 0 … 1. */
  readonly random: () => number;
}

/**
 * Measures all in turn. Each round begins with the next one: whoever comes behind a dear one would else always find the
 * machine warm.
 */
export async function inTurns<Name extends string>(
  measures: Readonly<Record<Name, () => Promise<number>>>,
  { until, within, minRounds, maxRounds, random }: TurnsOptions<Name>,
): Promise<Turns<Name>> {
  const names = Object.keys(measures) as Name[];
  const rounds: Record<Name, number>[] = [];
  const turns: Turns<Name> = {
    rounds,
    costOf: (name) =>
      medianInterval(
        rounds.map((round) => round[name]),
        random,
      ),
    ratioOf: (name, to) =>
      medianInterval(
        rounds.map((round) => round[name] / round[to]),
        random,
      ),
    extraOf: (name, over) =>
      medianInterval(
        rounds.map((round) => round[name] - round[over]),
        random,
      ),
  };
  const isKnown = () => until.every(([name, to]) => uncertainty(turns.ratioOf(name, to)) <= within);
  while (rounds.length < minRounds || (rounds.length < maxRounds && !isKnown())) {
    const first = rounds.length % names.length;
    const round: Partial<Record<Name, number>> = {};
    for (const name of [...names.slice(first), ...names.slice(0, first)]) round[name] = await measures[name]();
    rounds.push(round as Record<Name, number>);
  }
  return turns;
}
