/**
 * A banner under the header, never over content. Calm for no signal, a triangle for what is stale, a slab for "Not saved" alone.
 */
import type { ComponentChildren } from "preact";
import { href } from "../app/route";
import { say } from "../words";
import { Icon } from "./icon";

export function Banner({ sort, children }: { sort: "signal" | "look" | "hard"; children: ComponentChildren }) {
  return (
    <div class={sort === "hard" ? "notice hard" : "notice"} role={sort === "hard" ? "alert" : "status"}>
      <Icon name={sort === "signal" ? "signal" : "look"} size={20} />
      <span>{children}</span>
    </div>
  );
}

/** The session is over, and what was done stays: six digits bring it back. */
export function SignedOut() {
  return (
    <Banner sort="look">
      {say("banner.signed_out")} <a href={href("pair")}>{say("banner.have_code")}</a>
    </Banner>
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
