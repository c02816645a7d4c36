import type { BlockCipher } from "../lib/block-cipher.ts";
import { bytesFromHex, hexFromBytes } from "../lib/hex.ts";
import { MAX_LINK_ID } from "../names/code.ts";
import { type LinkId, linkId } from "../names/link-id.ts";
import type { Link } from "./link.ts";

/** The state of a link: every change but a counted visit makes another. */
export interface LinkState {
  readonly id: LinkId;
  readonly version: number;
}

/** In which state a link must be for a change to take (RFC 9110, sections 13.1.1 and 13.1.2). */
export interface LinkConditions {
  /** The link must be in one of these states; null for any state. If the list is empty, no link can be changed. */
  readonly isOneOf: readonly LinkState[] | null;
  /** The link must be in none of these states; `any`: there must be no link at all. */
  readonly isNoneOf: readonly LinkState[] | "any";
}

/**
 * The ETags of links: 32 hex digits, strong (RFC 9110, section 8.8.3). Each is the link's state, and the form of the answer,
 * as one block under a key of its own. So a statement can be given the state that a client names, and a client can tell
 * neither how many links there are nor what the next tag will be.
 *
 * The form tells apart what shows the same state in other bytes: by another release, or under another address. A condition of
 * a change asks for the state alone: who read the link just before a rollout may edit it after.
 */
export interface LinkEtags {
  /** In its quotes. */
  of(link: Pick<Link, "id" | "version">): string;
  /** @param opaque in its quotes. @returns null for a text that was never given out. */
  read(opaque: string): LinkState | null;
}

/** What an answer has that was remembered before there were versions, of a link that was there before: no link is in it. */
export const UNKNOWN_VERSION = -1;
/** As much as an `integer` of Postgres holds. */
const MAX_VERSION = 2 ** 31 - 1;

const BLOCK_BYTES = 16;
const [ID, VERSION, FORM] = [0, 8, 12]; // Where each begins; the id has eight bytes, the others four.

/** @param form what the bytes of an answer depend on beside the link. */
export function createLinkEtags(cipher: BlockCipher, form: string): LinkEtags {
  const formHash = fnv1a(form);
  return {
    of({ id, version }) {
      const block = new DataView(new ArrayBuffer(BLOCK_BYTES));
      block.setBigUint64(ID, id);
      block.setUint32(VERSION, version);
      block.setUint32(FORM, formHash);
      return `"${hexFromBytes(cipher.encrypt(new Uint8Array(block.buffer)))}"`;
    },

    read(opaque) {
      if (!/^"[0-9a-f]{32}"$/.test(opaque)) return null;
      const block = new DataView(cipher.decrypt(bytesFromHex(opaque.slice(1, -1))).buffer);
      const [id, version] = [block.getBigUint64(ID), block.getUint32(VERSION)];
      return id <= MAX_LINK_ID && version <= MAX_VERSION ? { id: linkId(id), version } : null;
    },
  };
}

/** FNV-1a, 32 bits: tells texts apart, and keeps no secret. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
