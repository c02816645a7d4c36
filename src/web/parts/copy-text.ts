/** @returns whether the text is on the clipboard: a browser may refuse (no permission, no focus, no https). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The same for a text that comes later. Call it while the key or the click is handled: Safari does not let a page start
 * to copy after waiting for an answer.
 *
 * @param text resolves to null if there is no text after all.
 */
export async function copyLater(text: Promise<string | null>): Promise<boolean> {
  try {
    const blob = text.then((given) => {
      if (given === null) throw new Error("Cannot copy: there is nothing to copy");
      return new Blob([given], { type: "text/plain" });
    });
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    const given = await text.catch(() => null);
    return given !== null && copyText(given);
  }
}
