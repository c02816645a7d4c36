import { smokeTest } from "./deploy/smoke-test.ts";

/** `npm run smoke -- https://go.example`: makes, follows, edits and deletes a link there, with ADMIN_API_KEY. */
const address = process.argv[2];
const adminKey = process.env["ADMIN_API_KEY"] as string | undefined; // The generated type says that it is there.
const problem =
  address === undefined || !URL.canParse(address)
    ? "give the address, such as https://go.example"
    : adminKey === undefined || adminKey === ""
      ? "ADMIN_API_KEY is not set"
      : null;

if (problem !== null || address === undefined || adminKey === undefined) {
  console.error(`Cannot test: ${String(problem)}`);
  process.exitCode = 1;
} else {
  try {
    await smokeTest({ address: new URL(address).origin, adminKey, say: (line) => console.log(`  ${line}`) });
    console.log("All is well");
  } catch (error) {
    console.error(`The smoke test failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
