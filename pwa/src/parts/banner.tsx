/**
 * A banner under the header, never over content. Calm for no signal, a triangle for what is stale, a slab for "Not saved" alone.
 */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { href } from "../app/route";
import { takeNewVersion } from "../app/worker-link";
import { turnedAway } from "../sync";
import { say } from "../words";
import { Icon } from "./icon";
import { tell } from "./toast";

export function Banner({
  sort,
  children,
  action,
}: {
  sort: "signal" | "look" | "hard";
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={sort === "hard" ? "notice hard" : "notice"} role={sort === "hard" ? "alert" : "status"}>
      <Icon name={sort === "signal" ? "signal" : "look"} size={20} />
      <span>{children}</span>
      {action}
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

/** The server has gone beyond this app: why nothing can be done here, and the one tap that mends it (E8). */
export function TooOld() {
  const away = turnedAway.value;
  useEffect(() => {
    if (away > 0) tell({ text: say("banner.app_old_tap") });
  }, [away]);
  const update = (
    <button type="button" class="btn" onClick={() => void takeNewVersion()}>
      {say("banner.app_old_then")}
    </button>
  );
  return (
    <Banner sort="look" action={update}>
      {say("banner.app_old")}
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
