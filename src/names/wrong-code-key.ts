/** This Worker has another CODE_KEY than the database: what it would make of a code is wrong (P9). */
export class WrongCodeKey extends Error {
  override readonly name = "WrongCodeKey";
  constructor() {
    super("Cannot read codes: CODE_KEY is not the key that the database was made with");
  }
}
