/** What the phone's screens say, in English. */
import type { Words } from "../word.ts";
import { checkIn } from "./check-in.ts";
import { parts } from "./parts.ts";
import { people } from "./people.ts";
import { photos } from "./photos.ts";
import { ring } from "./ring.ts";
import { runs } from "./runs.ts";
import { sheet } from "./sheet.ts";
import { today } from "./today.ts";

export const phone = {
  ...parts,
  ...today,
  ...sheet,
  ...runs,
  ...checkIn,
  ...people,
  ...photos,
  ...ring,
} as const satisfies Words;
