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
 * The same for a text that comes later. It has to be called while the key or the click is handled, since Safari lets
 * nobody copy after an answer has come.
 *
 * @param text null where there will be none.
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
