/**
 * This phone: whether it rings, its language and light, whether its browser may throw away what it holds, and the way out.
 * Promises: signing out with deeds unsent asks first, and says what becomes of them.
 */
import { useContext, useState } from "preact/hooks";
import { inside } from "../../app/inside";
import { choose, type Light, looks } from "../../app/looks";
import { persistent } from "../../app/storage";
import { ChoiceField } from "../../parts/fields";
import { Surround } from "../../parts/page";
import { Wrong } from "../../parts/wrong";
import { link, me, record, signOut } from "../../sync";
import { type Language, say } from "../../words";
import { ItsRinging } from "./ringing";
import { skewSaid } from "./skew";

function ItsLooks() {
  const noted = me.value?.person.language;
  return (
    <>
      <ChoiceField<Language | "">
        label={say("people.language")}
        value={looks.value.language ?? ""}
        choices={[
          {
            value: "",
            label: noted
              ? say("people.language.noted", { language: say(`people.language.${noted}`) })
              : say("people.language.none"),
          },
          { value: "en", label: say("people.language.en") },
          { value: "es", label: say("people.language.es") },
        ]}
        onChoose={(language) => choose({ language: language || undefined })}
      />
      <ChoiceField<Light | "">
        label={say("people.light")}
        value={looks.value.light ?? ""}
        choices={[
          { value: "", label: say("people.light.none") },
          { value: "noon", label: say("people.light.noon") },
          { value: "night", label: say("people.light.night") },
        ]}
        onChoose={(light) => choose({ light: light || undefined })}
      />
    </>
  );
}

/** The name as it stands now: the one this phone signed in with may have been changed since. */
function ownName(): string {
  const person = me.value?.person;
  return (person && record("person", person.id).value?.name) || person?.name || "";
}

export function ThisPhone() {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const title = say(useContext(Surround) === "desk" ? "people.this_computer" : "people.this_phone");
  const waiting = link.toSend.value;
  const photos = link.photosToSend.value;
  const out = async () => {
    if (waiting + photos > 0 && !asked) return setAsked(true);
    setFailed(false);
    try {
      await signOut();
    } catch {
      setFailed(true);
    }
  };
  return (
    <section aria-label={title}>
      <h2 class="h">{title}</h2>
      <div class="form">
        <p class="soft">{say("people.signed_in_as", { name: ownName() })}</p>
        {skewSaid(link.skew.value) ? <p>{skewSaid(link.skew.value)}</p> : null}
        <ItsRinging />
        <ItsLooks />
        {inside() ? <p>{say("people.inside", { app: inside()?.app ?? say("banner.another_app") })}</p> : null}
        {persistent.value === false ? <p>{say("people.may_evict")}</p> : null}
        {asked && waiting > 0 ? <p class="strong">{say("people.unsent", { count: waiting })}</p> : null}
        {asked && photos > 0 ? <p class="strong">{say("people.unsent_photos", { count: photos })}</p> : null}
        <div class="btns">
          {asked ? (
            <button type="button" class="btn ink grow" onClick={() => setAsked(false)}>
              {say("people.stay")}
            </button>
          ) : null}
          <button type="button" class="btn" onClick={out}>
            {say(asked ? "people.sign_out_anyway" : "people.sign_out")}
          </button>
          {asked ? null : (
            <a class="btn" href="/pair">
              {say("people.another_production")}
            </a>
          )}
        </div>
        {failed ? <Wrong>{say("people.sign_out_failed")}</Wrong> : null}
      </div>
    </section>
  );
}
