/**
 * The desk's frame, from 900 px: bar, screens with their keys, what is open, and the keys at the foot.
 *
 * Promises: every key is found by `?`, none fires while somebody types, all of them can be switched off.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { go, route } from "../../app/route";
import { Banner, SignedOut, TooOld } from "../../parts/banner";
import { Insecure } from "../../parts/insecure";
import { Surround } from "../../parts/page";
import { link, saved, signedOut } from "../../sync";
import { say } from "../../words";
import { WaitElsewhere } from "../call-sheet/wait-elsewhere";
import { Bar, goDay } from "./bar";
import "./desk.css";
import "./frame.css";
import { useKeys } from "./keys";
import { KeysFoot, KeysList, keysShown } from "./keys-list";
import { Nav, placeKeys } from "./nav";
import { undo } from "./undo";

/** "Not saved" outranks every other; no signal is said in the bar. */
function Banners() {
  if (!saved.value) return <Banner sort="hard">{say("desk.not_saved")}</Banner>;
  if (signedOut.value) return <SignedOut />;
  if (link.old.value) return <TooOld />;
  if (link.trouble.value) return <Banner sort="look">{say(`banner.${link.trouble.value}`)}</Banner>;
  return null;
}

export function DeskFrame({ children }: { children: ComponentChildren }) {
  useKeys(
    [
      ...placeKeys(),
      { key: ",", does: say("desk.day_before"), quiet: true, run: () => goDay(-1) },
      { key: ".", does: say("desk.day_after"), quiet: true, run: () => goDay(1) },
      { key: "z", does: say("desk.undo"), run: undo },
      {
        key: "?",
        does: say("desk.all_keys"),
        run: () => {
          keysShown.value = true;
        },
      },
    ],
    { below: true },
  );
  useEffect(() => {
    document.documentElement.classList.add("at-desk");
    return () => document.documentElement.classList.remove("at-desk");
  }, []);
  // A screen opens at its top. Among the runs the list stays where it is: what was chosen stands beside it.
  const pane = useRef<HTMLDivElement>(null);
  const { screen, rest } = route.value;
  const shown = screen === "runs" && rest[0] !== "give" ? screen : [screen, ...rest].join("/");
  useEffect(() => pane.current?.scrollTo(0, 0), [shown]);
  return (
    <div class="desk">
      <Bar />
      <Nav />
      <div class="pane" ref={pane}>
        <Insecure />
        <Banners />
        <Surround.Provider value="desk">{children}</Surround.Provider>
        <WaitElsewhere />
      </div>
      <KeysFoot />
      <KeysList />
    </div>
  );
}

/** The frame is no place of its own. */
export default function Desk() {
  useEffect(() => go("board", { replace: true }), []);
  return null;
}
