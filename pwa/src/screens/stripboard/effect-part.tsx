/** What a move does, as the side column and the dock say it: days first, then people, then what stays. */
import type { ComponentChildren } from "preact";
import { Icon } from "../../parts/icon";
import { eighths } from "../../rules/eighths";
import { say } from "../../words";
import type { DayEffect, PersonEffect } from "./effect";
import { dayName, minutesOver, overOf, personBelow, personSaid } from "./effect-words";
import { board } from "./held";
import { dateOf, lengthSaid } from "./said";

function Was({ was, now }: { was: string; now: string }) {
  return (
    <>
      {was === now ? null : (
        <span class="was">
          <span class="aloud">{say("desk.was")} </span>
          {was}
        </span>
      )}
      {now}
    </>
  );
}

function Day({ list, was, now, movesWas, movesNow }: DayEffect) {
  const over = overOf(now.minutes, board.value?.day_minutes ?? null);
  const moves = movesNow - movesWas;
  return (
    <li>
      <span>
        {dayName(list)} <span class="soft">{dateOf(list)}</span>
        {moves ? <small>{say(moves > 0 ? "sb.moves_more" : "sb.moves_less", { count: Math.abs(moves) })}</small> : null}
        {over ? <small class="cue-text">{minutesOver(over)}</small> : null}
      </span>
      <span class="v">
        <Was was={eighths(was.eighths)} now={say("sb.pages", { pages: eighths(now.eighths) })} />
        <small>
          <Was was={lengthSaid(was.minutes)} now={lengthSaid(now.minutes)} />
        </small>
      </span>
    </li>
  );
}

export function Tick({ children, below }: { children: ComponentChildren; below?: string | undefined }) {
  return (
    <li>
      <span>
        {children}
        {below ? <small>{below}</small> : null}
      </span>
      <span class="v">
        <Icon name="tick" size={20} />
      </span>
    </li>
  );
}

const MOST = 8;

export interface EffectsProps {
  readonly days: readonly DayEffect[];
  readonly people: readonly PersonEffect[];
  /** How many of those it might touch work the same days. */
  readonly same: number;
  readonly clashes?: readonly { readonly name: string; readonly dates: string }[];
  /** For the dock: the people alone in one line each. */
  readonly short?: boolean;
  readonly children?: ComponentChildren;
}

export function Effects({ days, people, same, clashes = [], short, children }: EffectsProps) {
  const more = people.length - MOST;
  return (
    <ul class="fx">
      {days.slice(0, MOST).map((day) => (
        <Day key={day.list.id} {...day} />
      ))}
      {days.length > MOST ? <li>{say("sb.more_days", { count: days.length - MOST })}</li> : null}
      {children}
      {clashes.map(({ name, dates }) => (
        <li key={name}>
          <span>
            {say("sb.has_off", { name })}
            <small>{dates}</small>
          </span>
          <span class="v">
            <Icon name="look" size={20} />
          </span>
        </li>
      ))}
      {people.slice(0, MOST).map((person) => (
        <li key={person.member.id}>
          <span>
            {personSaid(person)}
            {short ? null : <small>{personBelow(person)}</small>}
          </span>
          <span class="v">
            <Was was={say("sb.days_count", { count: person.was })} now={say("sb.days_count", { count: person.now })} />
          </span>
        </li>
      ))}
      {more > 0 ? <li>{say("sb.more_people", { count: more })}</li> : null}
      {people.length === 0 && same > 0 ? <Tick>{say("sb.same_days", { count: same })}</Tick> : null}
    </ul>
  );
}
