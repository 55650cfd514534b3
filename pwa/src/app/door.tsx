/** A page for when there is no screen to show: says what happened, what is safe and what to do. */
import { useEffect } from "preact/hooks";
import { link } from "../sync/index.ts";
import { say } from "../words/index.ts";
import { href } from "./route.ts";

export type DoorName =
  | "signed_out"
  | "first_signal"
  | "screen_missing"
  | "no_screen"
  | "no_production"
  | "server_failed";

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
      <div class="block">
        <h1 class="screen-title" tabIndex={-1}>
          {title}
        </h1>
        <p>{say(`door.${name}.then`)}</p>
        {link.toSend.value > 0 ? <p>{say("door.kept", { count: link.toSend.value })}</p> : null}
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
