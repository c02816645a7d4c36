// qr: of the well-kept encoders the one without dependencies, in 6 kB compressed; it draws nothing that is
// not asked of it, and comes with test vectors of its own.
import { encodeQR } from "qr";
import type { ErrorCorrection } from "./qr-options.ts";

/** The modules of a symbol without its quiet zone, row by row; true is dark. */
export type QrMatrix = readonly (readonly boolean[])[];

const LEVELS = { L: "low", M: "medium", Q: "quartile", H: "high" } as const;

/** Most bytes that the largest symbol holds (ISO/IEC 18004, table 7, version 40, byte mode). */
const CAPACITY_BYTES = { L: 2_953, M: 2_331, Q: 1_663, H: 1_273 } as const;

/**
 * The smallest symbol that holds the text, in UTF-8 as it is: in byte mode, since a name's case counts.
 * @returns null where no symbol of this level holds it.
 */
export function qrMatrix(text: string, ecc: ErrorCorrection): QrMatrix | null {
  if (new TextEncoder().encode(text).length > CAPACITY_BYTES[ecc]) return null;
  // The library draws no symbol without a quiet zone. As it advises, we ask for one of a single module and cut it off.
  const framed = encodeQR(text, "raw", { ecc: LEVELS[ecc], encoding: "byte", border: 1 });
  return framed.slice(1, -1).map((row) => row.slice(1, -1));
}
