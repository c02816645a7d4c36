import { createInterface } from "node:readline/promises";

/** @returns what a person types; nothing where there is no terminal to ask at. */
export async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return "";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} `)).trim();
  } finally {
    terminal.close();
  }
}
