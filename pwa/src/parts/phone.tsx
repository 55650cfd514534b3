/**
 * The phone around every screen, wired: the show and its day, the sync mark, banners, tabs with their lights.
 * Promises: "Not saved" outranks every other banner; being offline is calm.
 */
import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { inside } from "../app/inside";
import { href, route } from "../app/route";
import { link, me, records, saved, signedOut } from "../sync";
import { say, type WordKey } from "../words";
import { Banner, SignedOut, TooOld } from "./banner";
import { Insecure } from "./insecure";
import { SyncMark } from "./marks";
import { comingCalls, wantsCopy, workCall } from "./my-call";
import { Page, type PageProps } from "./page";
import { rulings, unruled } from "./rulings";
import { production, whenSaid } from "./said";

const SCREENS = [
  ["", "tab.today"],
  ["sheet", "tab.sheet"],
  ["runs", "tab.runs"],
  ["check-in", "tab.check_in"],
  ["people", "tab.people"],
] as const satisfies readonly (readonly [string, WordKey])[];

/** Runs that were given to me and that I have neither taken nor handed back. */
export const runsToTake = computed(() =>
  records("run").value.filter((run) => run.assignee === me.value?.person.id && run.state === "given"),
);

/** Questions put to me by name; those to the office stand on the desk. */
export const myQuestions = computed(() =>
  records("question").value.filter((question) => question.state === "open" && question.person === me.value?.person.id),
);

const lights = computed<Partial<Record<string, boolean>>>(() => ({
  "":
    comingCalls.value.some(wantsCopy) ||
    unruled.value.length > 0 ||
    myQuestions.value.length > 0 ||
    rulings.value.length > 0,
  runs: runsToTake.value.length > 0,
}));

/** "Day 12 of 24". */
export const dayWords = computed(() => {
  const day = workCall.value?.day;
  if (!day?.number) return undefined;
  return day.of ? say("part.day_of", { n: day.number, of: day.of }) : say("part.day_number", { n: day.number });
});

/** "3 to send", "3 to send, 2 photos", "2 photos to send": photos are counted apart; undefined where all is sent. */
export function toSendSaid(deeds: (count: number) => string): string | undefined {
  const [waiting, photos] = [link.toSend.value, link.photosToSend.value];
  if (waiting === 0) return photos > 0 ? say("part.photos_to_send", { count: photos }) : undefined;
  return photos > 0 ? say("part.and_photos", { deeds: deeds(waiting), count: photos }) : deeds(waiting);
}

function HeaderMark() {
  const words = toSendSaid((count) => say("part.to_send", { count }));
  return words ? (
    <SyncMark where="here" words={words} />
  ) : (
    <SyncMark where="server" words={say("part.all_on_server")} />
  );
}

/** The calm sentence of no signal. Shown by `Phone` unless the screen has a stronger one. */
function Away() {
  if (link.state.value !== "away") return null;
  const waiting = link.toSend.value;
  const since = link.since.value;
  const begins = since ? say("banner.no_signal_since", { time: whenSaid(since) }) : say("banner.no_signal");
  return (
    <Banner sort="signal">
      {begins} {waiting > 0 ? say("banner.works_and_sends", { count: waiting }) : say("banner.works")}
    </Banner>
  );
}

function Trouble() {
  if (signedOut.value) return <SignedOut />;
  if (link.old.value) return <TooOld />;
  if (link.trouble.value) return <Banner sort="look">{say(`banner.${link.trouble.value}`)}</Banner>;
  return null;
}

export interface PhoneProps extends Omit<PageProps, "show" | "day" | "mark" | "tabs" | "banner"> {
  /** Stands in place of the banner of no signal: a sheet that is stale. */
  stale?: ComponentChildren;
}

/** Somebody went on inside another app: on Today it says what that costs, and leads to the way out. */
function Within() {
  const found = inside();
  const own = me.value?.person.id;
  if (!found || route.value.screen !== "" || !own) return null;
  return (
    <Banner sort="look">
      {say("banner.inside", { app: found.app ?? say("banner.another_app") })}{" "}
      <a href={href(`people/${own}`)}>{say("banner.inside_then")}</a>
    </Banner>
  );
}

/** Where there is a way back, the dock stands alone: the tabs are one tap behind. */
export function Phone({ stale, ...page }: PhoneProps) {
  const { screen } = route.value;
  const banner = (
    <>
      {saved.value ? null : (
        <Banner sort="hard">
          <b class="strong">{say("banner.not_saved")}</b> {say("banner.not_saved_then")}
        </Banner>
      )}
      <Insecure />
      <Trouble />
      <Within />
      {stale ?? <Away />}
    </>
  );
  const tabs = SCREENS.map(([to, word]) => ({
    to,
    label: say(word),
    current: to === screen || (to === "" && screen === "today"),
    yours: lights.value[to] ?? false,
  }));
  return (
    <Page
      {...page}
      show={production.value?.title ?? me.value?.production.title ?? ""}
      day={dayWords.value}
      mark={<HeaderMark />}
      banner={banner}
      tabs={page.back ? undefined : tabs}
    />
  );
}
