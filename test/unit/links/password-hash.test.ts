import { describe, expect, it } from "vitest";
import { hashPassword, isPasswordHash, verifyPassword } from "../../../src/links/password-hash.ts";

const salt = new Uint8Array(16).fill(7);

describe("hashPassword() and verifyPassword()", () => {
  it("take the right password, and no other", async () => {
    const hash = await hashPassword("correct horse", salt);
    expect(await verifyPassword("correct horse", hash)).toBe(true);
    for (const wrong of ["", "correct hors", "correct horse ", "Correct horse"]) {
      expect([wrong, await verifyPassword(wrong, hash)]).toEqual([wrong, false]);
    }
  });

  it("take a password in any of its Unicode spellings", async () => {
    const hash = await hashPassword("p\u00e4ss", salt);
    expect(await verifyPassword("pa\u0308ss", hash)).toBe(true);
  });

  it("give each salt another hash, and no hash the password", async () => {
    const [one, other] = await Promise.all([hashPassword("a", salt), hashPassword("a", new Uint8Array(16))]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^pbkdf2-sha256\$100000\$(07){16}\$[0-9a-f]{64}$/);
  });

  it("agree with PBKDF2-HMAC-SHA-256 of another implementation", async () => {
    // Python's hashlib.pbkdf2_hmac("sha256", b"password", b"salt" * 4, 100000)
    const hash = await hashPassword("password", Uint8Array.from(new TextEncoder().encode("saltsaltsaltsalt")));
    expect(hash.split("$").at(-1)).toBe("4fbf2d122fe6afc61a81e9f2fe393ab39f906a78ddddc797763c0e784857e9b4");
  });

  it.each(["", "a", "$2b$10$abcdefghijklmnopqrstuv", "pbkdf2-sha256$100000$07$00"])(
    "open nothing for %j, which is no hash of theirs",
    async (hash) => {
      expect(await verifyPassword("a", hash)).toBe(false);
    },
  );
});

describe("isPasswordHash()", () => {
  it("is true of what hashPassword() makes, and false of what would cost more to verify", async () => {
    const hash = await hashPassword("a", salt);
    expect(isPasswordHash(hash)).toBe(true);
    expect(isPasswordHash(hash.replace("$100000$", "$100001$"))).toBe(false);
    expect(isPasswordHash(hash.replace("$100000$", "$0$"))).toBe(false);
    expect(isPasswordHash(`${hash}\n`)).toBe(false);
  });
});
