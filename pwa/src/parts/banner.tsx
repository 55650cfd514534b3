/**
 * A banner under the header, never over content. Calm for no signal, a triangle for what is stale, a slab for "Not saved" alone.
 */
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

export function Banner({ sort, children }: { sort: "signal" | "look" | "hard"; children: ComponentChildren }) {
  return (
    <div class={sort === "hard" ? "notice hard" : "notice"} role={sort === "hard" ? "alert" : "status"}>
      <Icon name={sort === "signal" ? "signal" : "look"} size={20} />
      <span>{children}</span>
    </div>
  );
}

export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <b>{title}</b>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
