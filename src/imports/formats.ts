import { bijou } from "./formats/bijou.ts";
import { bitly } from "./formats/bitly.ts";
import { generic } from "./formats/generic.ts";
import { kutt } from "./formats/kutt.ts";
import { shlink } from "./formats/shlink.ts";
import { sink } from "./formats/sink.ts";
import { yourls } from "./formats/yourls.ts";
import type { ImportFormat } from "./import-format.ts";

/** In the order in which they are tried: what tells one apart may be there in a later one too. */
export const FORMATS: readonly ImportFormat[] = [bijou, shlink, bitly, yourls, kutt, sink, generic];
