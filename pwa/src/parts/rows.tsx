/**
 * Rows: a person with the ring button under the thumb, a place with its map, a way on.
 * Promises: a number is written out and can be copied; the whole of a row that leads on is the target.
 */
import type { ComponentChildren } from "preact";
import { href } from "../app/route";
import { say } from "../words";
import { Icon } from "./icon";

/** A `tel:` address keeps digits and a leading plus alone. */
export function telephone(phone: string): string {
  return `tel:${phone.replace(/(?!^\+)[^\d]/g, "")}`;
}

export function Ring({ name, phone }: { name: string; phone: string }) {
  return (
    <a class="ring" href={telephone(phone)} aria-label={say("part.ring", { name })}>
      <Icon name="handset" />
    </a>
  );
}

export interface PersonRowProps {
  name: string;
  /** What stands below the name before the number: duty, place. */
  duty?: string | undefined;
  phone?: string | null | undefined;
  /** Said instead of a number that this reader may not see, or that is not known. */
  without?: string | undefined;
  children?: ComponentChildren;
}

export function PersonRow({ name, duty, phone, without, children }: PersonRowProps) {
  const below = [duty, phone ? undefined : without].filter(Boolean).join(", ");
  return (
    <div class="row">
      <div class="grow">
        <span class="name">{name}</span>
        {below || phone ? (
          <span class="sub">
            {below}
            {below && phone ? ", " : ""}
            {phone ? <span class="nowrap">{phone}</span> : null}
          </span>
        ) : null}
        {children}
      </div>
      {phone ? <Ring name={name} phone={phone} /> : null}
    </div>
  );
}

export interface PlaceRowProps {
  name: string;
  below?: string | undefined;
  /** Where a map opens; without it there is no button. */
  map?: string | undefined;
  /** A further round button: a hospital's telephone. */
  children?: ComponentChildren;
}

export function PlaceRow({ name, below, map, children }: PlaceRowProps) {
  return (
    <div class="row">
      <div class="grow">
        <span class="name">{name}</span>
        {below ? <span class="sub">{below}</span> : null}
      </div>
      {map ? (
        <a class="ring" href={map} target="_blank" rel="noreferrer" aria-label={say("part.map", { name })}>
          <Icon name="pin" />
        </a>
      ) : null}
      {children}
    </div>
  );
}

/** A link inside the app: `to` is a path within the production, and the address a real one. */
export function Way({
  to,
  class: classes,
  tab,
  children,
}: {
  to: string;
  class?: string;
  /** Its place in the way of Tab, where a list says so. */
  tab?: 0 | -1;
  children: ComponentChildren;
}) {
  return (
    <a href={href(to)} class={classes} tabIndex={tab}>
      {children}
    </a>
  );
}

export function WayRow({
  to,
  name,
  below,
  aside,
  plain,
}: {
  to: string;
  name: ComponentChildren;
  below?: ComponentChildren;
  aside?: ComponentChildren;
  plain?: boolean;
}) {
  return (
    <Way to={to} class="row">
      <span class="grow">
        <span class={plain ? "name plain" : "name"}>{name}</span>
        {below ? <span class="sub">{below}</span> : null}
      </span>
      {aside}
      <Icon name="forward" size={20} />
    </Way>
  );
}
