/** "Copy that, 07:00": the button says the time, so a thumb cannot copy an old one. */
import { firstSaid } from "../../parts/call-words";
import { type MyCall, wantsCopy } from "../../parts/my-call";
import { say } from "../../words";
import { copyThat } from "./deeds";

export function CopyThat({ call }: { call: MyCall }) {
  if (!wantsCopy(call)) return null;
  return (
    <button type="button" class="btn move big" onClick={() => copyThat(call)}>
      {say("call.copy_that", { call: firstSaid(call) })}
    </button>
  );
}
