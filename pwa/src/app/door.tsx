/** A page for when there is no screen to show: says what happened, what is safe and what to do. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { link, shows } from "../sync/index.ts";
import { say } from "../words/index.ts";
import { isInstalled } from "./inside.ts";
import { href, production } from "./route.ts";

export type DoorName =
  | "signed_out"
  | "first_signal"
  | "screen_missing"
  | "no_screen"
  | "no_production"
  | "server_failed";

/** Six digits, and the other productions of this phone. Fetched when a door is shut, which is seldom. */
function WaysIn() {
  const [Entry, setEntry] = useState<{ Code: ComponentType }>();
  useEffect(() => {
    // Without it the door still says what to do.
    import("../parts/code-entry.tsx")
      .then((found) => setEntry({ Code: () => <found.CodeEntry /> }))
      .catch(() => undefined);
  }, []);
  const others = shows.value.filter((one) => one.production.id !== production.value);
  return (
    <>
      {isInstalled() ? <p>{say("door.signed_out.installed")}</p> : null}
      {Entry ? <Entry.Code /> : null}
      {others.map((one) => (
        <p key={one.production.id}>
          <a class="btn" href={`/p/${one.production.id}/`}>
            {say("door.open_other", { production: one.production.title })}
          </a>
        </p>
      ))}
    </>
  );
}

export function Door({ name, retry }: { readonly name: DoorName; readonly retry?: boolean }) {
  const title = say(`door.${name}`);
  useEffect(() => {
    document.title = `${title} · Callboard`;
  }, [title]);
  const again = () => {
    if (name === "screen_missing") location.reload();
    else link.hurry();
  };
  return (
    <main class="page">
      <div class="block door">
        <h1 class="screen-title" tabIndex={-1}>
          {title}
        </h1>
        <p>{say(`door.${name}.then`)}</p>
        {link.toSend.value > 0 ? <p>{say("door.kept", { count: link.toSend.value })}</p> : null}
        {name === "signed_out" ? <WaysIn /> : null}
        {retry ? (
          <button type="button" class="btn" onClick={again}>
            {say("door.try_again")}
          </button>
        ) : null}
        {name === "no_screen" ? <a href={href("")}>{say("door.today")}</a> : null}
      </div>
    </main>
  );
}
