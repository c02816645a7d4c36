/** The settings of a Worker under test. */
export const ADMIN_KEY = "bij_test-admin-key-0123456789";
/** The first key of test/vectors/codes.json, so that its codes are this Worker's. */
export const CODE_KEY = "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
export const ORIGIN = "https://go.example";
export const asAdmin = { Authorization: `Bearer ${ADMIN_KEY}` };

/** The User-Agent of a person's browser: nobody else uses up a visit. */
export const BROWSER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
