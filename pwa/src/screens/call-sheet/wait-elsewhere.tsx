/** The wait goes along to the desk's other screens: what is about to go out can be taken back from any of them. */
import { route } from "../../app/route";
import { PublishWait } from "./publish-button";
import { underWay } from "./publishing";

export function WaitElsewhere() {
  if (!underWay() || route.value.screen === "call-sheet") return null;
  return (
    <div class="elsewhere">
      <PublishWait />
    </div>
  );
}
