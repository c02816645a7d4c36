import { signal } from "@preact/signals";

/** What is pasted outlives its dialog: closing it loses nothing. */
export const pasted = signal("");
export const pastedTags = signal("");
