/** The office's words, there before any of its screens is drawn, at every width. */
import { speakOffice } from "../../words";

await speakOffice();
