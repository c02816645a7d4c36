/** One step of a first deploy. What is done already is read off the world and not off a file, so each can be repeated. */
export interface Step {
  readonly name: string;
  /** What it would run, one line each, for `--dry-run`; never with a secret. */
  readonly wouldDo: readonly string[];
  isDone(): Promise<boolean>;
  /** @throws an error that says what a person has to do. */
  run(): Promise<void>;
}

/**
 * Does what is not done, in order, and stops at the first that fails: started again, it goes on from there.
 * @returns whether all is done.
 */
export async function doSteps(
  steps: readonly Step[],
  { isDryRun, say }: { isDryRun: boolean; say: (line: string) => void },
): Promise<boolean> {
  for (const [index, step] of steps.entries()) {
    const title = `${index + 1}/${steps.length} ${step.name}`;
    if (isDryRun) {
      say(title);
      for (const line of step.wouldDo) say(`    ${line}`);
      continue;
    }
    try {
      if (await step.isDone()) {
        say(`${title}: done already`);
        continue;
      }
      say(title);
      await step.run();
    } catch (error) {
      say(`${title} failed: ${error instanceof Error ? error.message : String(error)}`);
      say("Mend that and start again: what is done stays done");
      return false;
    }
  }
  return true;
}
