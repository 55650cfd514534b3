/**
 * The calendar a board follows: its start, the days off of the week, and what single dates are.
 *
 * Promises: what a change moves is said before it is made. Refuses to guess: a board without a calendar is offered one.
 */
import { useContext, useEffect, useState } from "preact/hooks";
import { href } from "../../app/route";
import type { Calendar as CalendarRecord } from "../../generated/kinds";
import { Empty } from "../../parts/banner";
import { TextField } from "../../parts/fields";
import { Surround } from "../../parts/page";
import { today } from "../../parts/said";
import { recordId, uuid7 } from "../../sync";
import { say } from "../../words";
import { useKeys } from "../desk/keys";
import { OfficeScreen } from "../desk/office-screen";
import { shortDate } from "../desk/when";
import { calendarFrom, setStart, setWeekday, WEEK } from "./calendar-deeds";
import { calendarNow, openDate } from "./calendar-held";
import { DateForm } from "./date-form";
import { does } from "./deeds";
import { board, lists, makesBoards, unit } from "./held";
import { Months } from "./months";
import { doProposed, leave, proposal, propose } from "./proposal";
import { Proposed } from "./proposed";
import "./stripboard.css";
import "./side.css";
import "./calendar.css";
import "./narrow.css";

function makeCalendar(): void {
  const of = board.peek();
  if (!of) return;
  const own = lists.peek().all.filter((list) => list.day?.unit === unit.peek());
  const dates = own.flatMap((list) => list.day?.date ?? []);
  const id = uuid7();
  const name = of.calendar || of.name || "";
  const change = calendarFrom(of, dates, today.peek(), name, id, (date) => recordId("calendar_day", id, date));
  void does({ text: say("sb.calendar_made", { calendar: name }), ...change });
}

/** It stays while what it would move is said: a date is typed figure by figure. */
function Start({ of }: { of: CalendarRecord }) {
  const [typed, setTyped] = useState(of.start ?? "");
  return (
    <TextField
      label={say("sb.start")}
      help={say("sb.start_help")}
      type="date"
      value={typed}
      onText={(start) => {
        setTyped(start);
        if (!makesBoards.peek() || !start) return;
        const title = say("sb.start_on", { date: shortDate(start) });
        if (start === of.start) leave();
        else propose({ title, text: title, ...setStart(of, start) }, { focus: false });
      }}
    />
  );
}

function Settings() {
  const of = calendarNow();
  if (!of) return null;
  const may = makesBoards.value;
  return (
    <section aria-label={of.name ?? say("sb.calendar")}>
      <div class="sec">
        <h2>{of.name}</h2>
        <span>{board.value?.name}</span>
      </div>
      <div class="sbform">
        <Start key={of.start} of={of} />
        <fieldset class="sbweek">
          <legend>{say("sb.week_off")}</legend>
          {WEEK.map((day) => {
            const off = of.days_off?.[day] === true;
            const name = say(`sb.week.${day}`);
            const title = say(off ? "sb.week_worked" : "sb.week_is_off", { day: name });
            return (
              <button
                type="button"
                key={day}
                class="btn"
                aria-pressed={off}
                aria-label={name}
                onClick={() => may && propose({ title, text: title, ...setWeekday(of, day, !off) })}
              >
                {name.slice(0, 3)}
              </button>
            );
          })}
        </fieldset>
      </div>
    </section>
  );
}

function Beside() {
  const inside = useContext(Surround) === "desk";
  if (openDate.value) return <DateForm key={openDate.value} date={openDate.value} />;
  return (
    <>
      {inside ? <Settings /> : null}
      {proposal.value ? <Proposed /> : null}
    </>
  );
}

export function Calendar() {
  const inside = useContext(Surround) === "desk";
  const of = calendarNow();
  useEffect(
    () => () => {
      leave();
      openDate.value = undefined;
    },
    [],
  );
  const away = () => {
    if (proposal.peek()) leave();
    else openDate.value = undefined;
  };
  useKeys([
    ...(proposal.value ? [{ key: "Enter", does: say("sb.do_it"), run: () => void doProposed() }] : []),
    { key: "Escape", shown: "Esc", does: say("sb.leave_it"), run: away },
  ]);
  const back = href(`stripboard/${board.value?.id ?? ""}`);
  const beside = (
    <div class={inside ? "sbside" : "sbdock"}>
      <Beside />
    </div>
  );
  const busy = proposal.value !== undefined || openDate.value !== undefined;
  return (
    <OfficeScreen
      title={say("sb.calendar")}
      titled={false}
      class="stripboard sbcal"
      dock={!inside && of && busy ? beside : null}
    >
      <div class="sb">
        <div class="sbmain">
          <div class="sbhead">
            <p class="title">{of?.name ?? say("sb.calendar")}</p>
            <span class="sp" />
            <a class="btn" href={back}>
              {say("desk.stripboard")}
            </a>
          </div>
          {of ? (
            <>
              {inside ? null : <Settings />}
              <Months />
            </>
          ) : (
            <Empty
              title={say("sb.no_calendar")}
              action={
                makesBoards.value && board.value ? (
                  <button type="button" class="btn ink" onClick={makeCalendar}>
                    {say("sb.make_calendar")}
                  </button>
                ) : null
              }
            >
              {say("sb.no_calendar_then")}
            </Empty>
          )}
        </div>
        {inside && of ? beside : null}
      </div>
    </OfficeScreen>
  );
}
