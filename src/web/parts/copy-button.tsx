import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../words/words.ts";
import { copyText } from "./copy-text.ts";

const SAID_MS = 2_000;

/**
 * Copies a text, and says so only if it was copied. @param props.onRefused called if not: select the text for the
 * person.
 */
export function CopyButton(props: {
  readonly text: string;
  readonly isCopied?: boolean;
  readonly onRefused?: () => void;
}) {
  const { text, isCopied = false, onRefused } = props;
  const { common } = words();
  const isSaid = useSignal(isCopied);
  useEffect(() => {
    isSaid.value = isCopied;
  }, [isCopied, text]);
  useEffect(() => {
    if (!isSaid.value || isCopied) return;
    const timer = setTimeout(() => {
      isSaid.value = false;
    }, SAID_MS);
    return () => clearTimeout(timer);
  }, [isSaid.value]);
  async function copy(): Promise<void> {
    isSaid.value = await copyText(text);
    if (!isSaid.value) onRefused?.();
  }
  return (
    <button
      type="button"
      class="copy"
      data-copied={isSaid.value}
      aria-label={isSaid.value ? common.copied : common.copyThis(text)}
      onClick={() => void copy()}
    >
      <span aria-hidden={isSaid.value}>{common.copy}</span>
      <span aria-hidden={!isSaid.value}>{common.copied} ✓</span>
    </button>
  );
}
