/**
 * Links by how often they are opened: the one of rank k in proportion to k^-s, of up to 10^9 links.
 *
 * Nothing is kept for each link. A draw takes two or three steps (rejection-inversion: Hörmann and Derflinger,
 * "Rejection-inversion to generate variates from monotone discrete distributions", ACM TOMACS 6, 1996). Sums over all links
 * take the first ranks one by one and the rest in bands, with the formula of Euler and Maclaurin.
 */
export interface Zipf {
  readonly count: number;
  /** The share of all visits that the link of a rank has. @param rank from 1. */
  mass(rank: number): number;
  /** A rank. @param random 0 ≤ n < 1; called once or more. */
  draw(random: () => number): number;
  /** The sum of `part(mass)` over all links. */
  sum(part: (mass: number) => number): number;
}

const ONE_BY_ONE = 2_000;
/** The ends of a band differ by this factor: within it a link is as good as any other. */
const BAND = 1.01;

export function createZipf(count: number, exponent: number): Zipf {
  if (!(count >= 1 && exponent > 0)) {
    throw new RangeError(`Cannot create a Zipf: needs a link and an exponent above 0, received ${count}, ${exponent}`);
  }
  const s = exponent;
  const weight = (x: number) => x ** -s;
  /** Of weight, from 1 to x. */
  const integral = (x: number) => (s === 1 ? Math.log(x) : Math.expm1((1 - s) * Math.log(x)) / (1 - s));
  const inverse = (y: number) => (s === 1 ? Math.exp(y) : Math.exp(Math.log1p(Math.max(-1, y * (1 - s))) / (1 - s)));

  /** Of the weights of the ranks from a to b. */
  function weights(a: number, b: number): number {
    if (b - a < 100) {
      let sum = 0;
      for (let rank = a; rank <= b; rank++) sum += weight(rank);
      return sum;
    }
    const slopes = (s * (weight(a) / a - weight(b) / b)) / 12;
    return integral(b) - integral(a) + (weight(a) + weight(b)) / 2 + slopes;
  }

  const head = Math.min(count, ONE_BY_ONE);
  const total = weights(1, Math.min(head, 100)) + (head > 100 ? weights(101, head) : 0) + tail(head);
  function tail(from: number): number {
    return from < count ? weights(from + 1, count) : 0;
  }

  const first = integral(1.5) - 1;
  const last = integral(count + 0.5);
  const squeeze = 2 - inverse(integral(2.5) - weight(2));

  return {
    count,
    mass: (rank) => weight(rank) / total,
    draw(random) {
      for (;;) {
        const u = last + random() * (first - last);
        const x = inverse(u);
        const rank = Math.min(count, Math.max(1, Math.floor(x + 0.5)));
        if (rank - x <= squeeze || u >= integral(rank + 0.5) - weight(rank)) return rank;
      }
    },
    sum(part) {
      let sum = 0;
      for (let rank = 1; rank <= head; rank++) sum += part(weight(rank) / total);
      for (let from = head + 1; from <= count; ) {
        const to = Math.min(count, Math.max(from, Math.floor(from * BAND)));
        const links = to - from + 1;
        sum += links * part(weights(from, to) / links / total);
        from = to + 1;
      }
      return sum;
    },
  };
}
