/** What photos say, in English. */
import type { Words } from "../word.ts";

export const photos = {
  "photo.photos": "Photos",
  "photo.take": "Take a photo",
  "photo.choose": "Choose photos",
  "photo.by": "Photo by {name}, {time}",
  "photo.at": "Photo, {time}",
  "photo.one": "Photo",
  "photo.numbered": "{what}, {n} of {of}",
  "photo.remove": "Remove photo {n}",
  "photo.kept": "On this phone, to be sent with what you do next.",
  "photo.keeping": { one: "Keeping {count} photo on this phone", other: "Keeping {count} photos on this phone" },
  "photo.sending": "sending {percent} %",
  "photo.late": "not here yet",
  "photo.missing": "missing",
  "photo.unreadable": "cannot be shown",
  "photo.no_signal": "comes with signal",
  "photo.not_taken": "not taken",
  "photo.late.then": "It is still on the phone that took it, and comes with that phone’s next signal.",
  "photo.missing.then":
    "It never came: the phone that took it is signed out, or has not sent it for a week. Ask whoever took it.",
  "photo.unreadable.then": "What came is no picture that can be shown. Ask for it once more.",
  "photo.no_signal.then": "It is on the server and comes when there is signal.",
  "photo.not_taken.then": "The server could not take it. It stays on this phone.",
  "photo.heic":
    "This browser cannot read that kind of photo (HEIC). Take it here, or choose it as JPEG. What you typed is kept.",
  "photo.no_photo": "That file is no photo that can be read here. Choose another. What you typed is kept.",
  "photo.insecure": "Photos need the https address. Ask the office for its link; everything else works here.",
  "photo.full": "Not kept: this phone is full. What you typed is safe. Free some room, then take the photo again.",
  "photo.too_many": "Twelve photos at most. The others were not kept.",
  "photo.close": "Close",
  "photo.before": "Before",
  "photo.next": "Next",
  "photo.strike": "Strike the photo",
  "photo.did_add": "Photo added",
  "photo.did_strike": "Photo struck",
} as const satisfies Words;
