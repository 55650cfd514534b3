/** The bar: the show, the day, its general call and its paper, where the deeds stand, and now. */
import { go, route } from "../../app/route";
import type { ShootDay } from "../../generated/kinds";
import { Was } from "../../parts/call-clock";
import { Icon } from "../../parts/icon";
import { SyncMark } from "../../parts/marks";
import { Chip } from "../../parts/paper";
import { toSendSaid } from "../../parts/phone";
import { minutesSaid, production, timeSaid, whenSaid } from "../../parts/said";
import { ShowName } from "../../parts/show-name";
import { colourOf } from "../../rules/colours";
import { link, minute } from "../../sync";
import { say } from "../../words";
import { chosenDay, colours, day, days, presentShootDay, publishedOf, sheetOf } from "./office";
import { dayAndMonth, shortDate } from "./when";

/** The day that the screen in view is about: the builder's own, else the board's. */
export function dayInView(): ShootDay | undefined {
  const { screen, rest } = route.value;
  if (screen !== "call-sheet") return day.value;
  return days.value.find((one) => one.id === rest[0]) ?? day.value;
}

/** Goes to the day before or after the one in view. */
export function goDay(way: 1 | -1): void {
  const place = days.value.findIndex((one) => one.id === dayInView()?.id);
  const next = days.value[place + way];
  if (place < 0 || !next) return;
  chosenDay.value = next.id === presentShootDay.value?.id ? undefined : next.id;
  if (route.peek().screen === "call-sheet") go(`call-sheet/${next.id}`);
}

function DayFact({ at }: { at: ShootDay }) {
  const place = days.value.findIndex((one) => one.id === at.id);
  return (
    <span class="fact day">
      <button type="button" aria-label={say("desk.day_before")} disabled={place <= 0} onClick={() => goDay(-1)}>
        <Icon name="back" size={16} />
      </button>
      <span>
        <b>{say("desk.day", { day: at.number ?? "?" })}</b> {at.of ? say("desk.of_days", { of: at.of }) : null}
      </span>
      <button
        type="button"
        aria-label={say("desk.day_after")}
        disabled={place < 0 || place >= days.value.length - 1}
        onClick={() => goDay(1)}
      >
        <Icon name="forward" size={16} />
      </button>
    </span>
  );
}

function BoardFacts({ at }: { at: ShootDay }) {
  const all = publishedOf(sheetOf(at.id));
  const last = all.at(-1);
  if (!last) return <span class="fact">{say("desk.not_published")}</span>;
  const now = last.document.times.general_call;
  const before = all.at(-2)?.document.times.general_call;
  const { number, colour, published_at } = last.revision;
  return (
    <>
      {now == null ? null : (
        <span class="fact">
          {say("desk.general_call")} <b class="time">{minutesSaid(now)}</b>
          {before != null && before !== now ? <Was text={minutesSaid(before)} aloud={say("desk.was")} /> : null}
        </span>
      )}
      {number ? (
        <Chip colour={colour ?? ""} rest={say("desk.revision_at", { number, at: whenSaid(published_at) })} />
      ) : (
        <span class="fact">{say("desk.prelim_at", { at: whenSaid(published_at) })}</span>
      )}
      {last.document.times.sunrise == null ? null : (
        <span class="fact sun">
          {say("desk.sunrise")} <b>{minutesSaid(last.document.times.sunrise)}</b>
        </span>
      )}
    </>
  );
}

function SheetFacts({ at }: { at: ShootDay }) {
  const sheet = sheetOf(at.id);
  if (!sheet) return null;
  const next = (sheet.number ?? 0) + 1;
  return (
    <>
      {sheet.number ? (
        <span class="fact">
          {say("desk.published")}{" "}
          <Chip
            colour={sheet.colour ?? ""}
            rest={say("desk.revision_at", { number: sheet.number, at: whenSaid(sheet.published_at) })}
          />
        </span>
      ) : (
        <span class="fact">
          {sheet.revision ? say("desk.prelim_at", { at: whenSaid(sheet.published_at) }) : say("desk.not_published")}
        </span>
      )}
      <span class="fact">
        {say("desk.next")}{" "}
        <Chip colour={colourOf(next, colours.value) ?? ""} rest={say("desk.revision", { number: next })} />
      </span>
    </>
  );
}

/** On the stripboard: the paper the schedule is out on. */
function ScheduleFacts() {
  const of = production.value;
  if (!of?.schedule_colour) return null;
  return (
    <span class="fact">
      {say("desk.schedule")} <Chip colour={of.schedule_colour} rest={dayAndMonth(of.schedule_date)} />
    </span>
  );
}

function Facts({ at }: { at: ShootDay }) {
  const { screen } = route.value;
  if (screen === "stripboard") return <ScheduleFacts />;
  return screen === "call-sheet" ? <SheetFacts at={at} /> : <BoardFacts at={at} />;
}

/** Where this desk's deeds stand, in words. */
export function Standing() {
  const words = toSendSaid((count) => say("desk.to_send", { count }));
  if (words) return <SyncMark where="here" words={words} />;
  if (link.state.value === "away") {
    const since = link.since.value;
    return (
      <SyncMark
        where="here"
        words={since ? say("desk.no_signal_since", { at: whenSaid(since) }) : say("desk.no_signal")}
      />
    );
  }
  return <SyncMark where="server" words={say("desk.on_the_server")} />;
}

export function Bar() {
  const at = dayInView();
  return (
    <header class="bar">
      <div class="prod">
        <ShowName title={production.value?.title ?? ""} />
      </div>
      {at ? <DayFact at={at} /> : null}
      {at ? <span class="fact date">{shortDate(at.date)}</span> : null}
      {at ? <Facts at={at} /> : null}
      <span class="sp" />
      <Standing />
      <span class="clocknow time">
        <span class="aloud">{say("desk.now")} </span>
        {timeSaid(minute.value)}
      </span>
    </header>
  );
}
