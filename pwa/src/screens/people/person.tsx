/** One person: number and mail to ring and write, what may be changed, and the invitation. */
import { useContext, useState } from "preact/hooks";
import { OFFICE, type Person } from "../../generated/kinds";
import { TextField } from "../../parts/fields";
import { SyncMark } from "../../parts/marks";
import { may } from "../../parts/may";
import { Surround } from "../../parts/page";
import { PersonRow, WayRow } from "../../parts/rows";
import { tell } from "../../parts/toast";
import { deed, me, recordId, standing } from "../../sync";
import { say } from "../../words";
import { ChangeForm } from "./change";
import { AddDevice } from "./code";
import { dutySaid } from "./duty";
import { EraseContact } from "./erase";
import { address, Invitation } from "./invitation";
import { contacts } from "./list";
import { mayInvite } from "./roles";
import { endsSessions, SignedIn } from "./signed-in";
import { ThisPhone } from "./this-phone";

const isOffice = () => (OFFICE as readonly string[]).includes(me.value?.person.role ?? "");

/** Number and mail, for the office and for oneself. */
function ContactForm({ person }: { person: Person }) {
  const contact = contacts.value.get(person.id);
  const id = recordId("contact", person.id);
  const [typed, setTyped] = useState<{ phone?: string; email?: string }>({});
  const phone = typed.phone ?? contact?.phone ?? "";
  const email = typed.email ?? contact?.email ?? "";
  const changed = phone.trim() !== (contact?.phone ?? "") || email.trim() !== (contact?.email ?? "");
  return (
    <form
      class="form gap"
      onSubmit={async (event) => {
        event.preventDefault();
        const before = { phone: contact?.phone ?? null, email: contact?.email ?? null };
        const edit = (fields: { phone: string | null; email: string | null }) =>
          deed({ kind: "contact", verb: "contact.edit", fields: { person: person.id, ...fields } });
        try {
          await edit({ phone: phone.trim() || null, email: email.trim() || null });
        } catch {
          return;
        }
        setTyped({});
        tell({
          text: say("people.did_number", { name: person.name ?? "" }),
          where: () => standing("contact", id).value,
          undo: () => void edit(before).catch(() => undefined),
        });
      }}
    >
      <TextField
        label={say("people.phone")}
        type="tel"
        inputMode="tel"
        value={phone}
        onText={(text) => setTyped({ ...typed, phone: text })}
      />
      <TextField
        label={say("people.email")}
        type="email"
        inputMode="email"
        value={email}
        onText={(text) => setTyped({ ...typed, email: text })}
      />
      {standing("contact", id).value === "here" ? <SyncMark where="here" /> : null}
      <button type="submit" class="btn ink" disabled={!changed}>
        {say("people.save_number")}
      </button>
    </form>
  );
}

export function PersonPage({ person }: { person: Person }) {
  const contact = contacts.value.get(person.id);
  const beside = useContext(Surround) === "beside";
  const own = person.id === me.value?.person.id;
  const edits = may("contact", "contact.edit", { person: person.id });
  return (
    <>
      <PersonRow
        // Beside the list the name is the heading above.
        name={beside ? dutySaid(person) : (person.name ?? "")}
        duty={[beside ? "" : dutySaid(person), person.department].filter(Boolean).join(", ")}
        phone={own ? undefined : contact?.phone}
        without={own ? undefined : say("people.no_number")}
      />
      {contact?.email ? (
        <div class="block gap">
          <a class="btn" href={address(contact.email)}>
            {contact.email}
          </a>
        </div>
      ) : null}
      {isOffice() ? (
        <div class="ruled gap">
          <WayRow to={`knew/${person.id}`} name={say("people.knew", { name: person.name ?? "" })} plain />
        </div>
      ) : null}
      {!own && may("person", "person.add") && mayInvite(person.role) ? <Invitation person={person} /> : null}
      {edits ? <ContactForm person={person} /> : null}
      {may("person", "person.edit") ? <ChangeForm person={person} /> : null}
      {own ? <AddDevice /> : null}
      {own || endsSessions() ? <SignedIn key={person.id} person={person} /> : null}
      {may("person", "person.erase") && (contact?.phone || contact?.email) ? <EraseContact person={person} /> : null}
      {own ? <ThisPhone /> : null}
    </>
  );
}
