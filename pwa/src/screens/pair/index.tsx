/** A code typed on a phone that holds a person's deeds and has lost its session: they go as soon as it is taken. */
import { go } from "../../app/route";
import { CodeEntry } from "../../parts/code-entry";
import { Phone } from "../../parts/phone";
import { signedOut } from "../../sync";
import { say } from "../../words";

export default function Pair() {
  return (
    <Phone title={say("pair.title")} titled back={{ to: "", label: say("tab.today") }}>
      <div class="block">
        {signedOut.value ? <CodeEntry onIn={() => go("", { replace: true })} /> : <p>{say("pair.signed_in")}</p>}
      </div>
    </Phone>
  );
}
