/**
 * An invitation: a link that signs one phone in, once, as a code to scan and ready to be sent.
 * Promises: it says until when; one wanted without signal comes by itself. Refuses: to send anything; the phone's own apps do.
 */
import { useEffect } from "preact/hooks";
import type { Person } from "../../generated/kinds";
import { Icon } from "../../parts/icon";
import { QrCode } from "../../parts/qr";
import { telephone } from "../../parts/rows";
import { whenSaid } from "../../parts/said";
import { tell } from "../../parts/toast";
import { link, minute, standing } from "../../sync";
import { say } from "../../words";
import { MakeCode } from "./code";
import { askedFor, type Invited, invite, wanted } from "./invited";
import { contacts } from "./list";

const AGAIN_MS = 5_000;

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell({ text: say("people.link_copied") });
  } catch {
    // The link stands there to be marked by hand.
  }
}

/** "sms:+17605550123?&body=…": the one form that both iPhones and Androids take. */
export function smsTo(phone: string, text: string): string {
  return `${telephone(phone).replace(/^tel:/, "sms:")}?&body=${encodeURIComponent(text)}`;
}

/** A `mailto:` address to that one alone: what somebody typed adds no copy to anybody else, nor a text. */
export function address(email: string): string {
  return `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
}

export function mailTo(email: string, subject: string, text: string): string {
  return `${address(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

function Made({ invited, person }: { invited: Invited; person: Person }) {
  const { phone, email } = contacts.value.get(person.id) ?? {};
  const shares = typeof navigator.share === "function";
  const name = person.name ?? "";
  return (
    <div class="invited">
      <QrCode qr={invited.qr} label={say("people.qr", { name })} />
      <div class="ways">
        <p class="strong">{say("people.qr_then", { name: name.split(" ")[0] ?? "" })}</p>
        <div class="btns">
          <a class="btn ink grow" href={smsTo(phone ?? "", invited.text)}>
            {say("people.by_text")}
          </a>
          {shares ? (
            <button
              type="button"
              class="btn grow"
              onClick={() => void navigator.share({ text: invited.text }).catch(() => undefined)}
            >
              {say("people.share_link")}
            </button>
          ) : null}
          <a class="btn grow" href={mailTo(email ?? "", invited.subject, invited.text)}>
            {say("people.by_mail")}
          </a>
          <button type="button" class="btn grow" onClick={() => void copy(invited.link)}>
            {say("people.copy_link")}
          </button>
        </div>
        <p class="soft">{say("people.invite_says", { name, time: whenSaid(invited.expires) })}</p>
        <p class="linkout">{invited.link}</p>
      </div>
    </div>
  );
}

/** Asks again by itself while a link is wanted and there is none: at once when there is signal, else every few seconds. */
function useWanted(person: Person, waits: boolean, sort: string): void {
  const want = wanted(person.id).value.wanted;
  const away = link.state.value === "away";
  useEffect(() => {
    if (!want || waits || away || sort === "asked" || sort === "made") return;
    const timer = setTimeout(() => void invite(person), sort === "not" ? AGAIN_MS : 0);
    return () => clearTimeout(timer);
  }, [want, waits, away, sort, person]);
}

export function Invitation({ person }: { person: Person }) {
  const asked = askedFor(person, minute.value);
  const waits = standing("person", person.id).value === "here";
  const want = wanted(person.id).value.wanted;
  useWanted(person, waits, asked.sort);
  const asking = asked.sort === "asked" || (want && asked.sort === "none");
  const coming = want && (waits || link.state.value === "away" || asked.sort === "not");
  return (
    <section aria-label={say("people.invitation")}>
      <h2 class="h">{say("people.invitation")}</h2>
      <div class="form" aria-live="polite">
        {asked.sort === "made" ? (
          <Made invited={asked.invited} person={person} />
        ) : coming ? (
          <p class="wait">
            <Icon name="signal" size={20} />
            {say("people.invite_comes")}
          </p>
        ) : (
          <>
            <p class="soft">{say(waits ? "people.invite_waits" : "people.invite_then")}</p>
            <div class="btns">
              <button type="button" class="btn ink grow" disabled={waits || asking} onClick={() => void invite(person)}>
                {say(asking ? "people.inviting" : "people.invite")}
              </button>
            </div>
          </>
        )}
        {asked.sort === "not" && !coming ? (
          <p class="err">
            <Icon name="look" size={16} />
            {say(asked.why)}
          </p>
        ) : null}
        {waits ? null : <MakeCode person={person.id} />}
      </div>
    </section>
  );
}
