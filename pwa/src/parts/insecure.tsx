/** Says so where the browser gives a page no secure context: then nothing of it is kept for a time without signal. */
import { say } from "../words";
import { Banner } from "./banner";

export function Insecure() {
  return globalThis.isSecureContext === false ? <Banner sort="look">{say("banner.insecure")}</Banner> : null;
}
