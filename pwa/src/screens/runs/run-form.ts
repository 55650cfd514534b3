/** A run as a form holds it: what is typed, and the fields it means. Pure. */
import type { Run } from "../../generated/kinds";
import { dateAt, minutesAt } from "../../rules/instants";

export interface RunForm {
  title: string;
  /** Minutes from the midnight of `day`. */
  need_by: number | null;
  /** "2026-05-14"; empty while none was chosen. */
  day: string;
  from: string;
  to: string;
  contact: string;
  contact_phone: string;
  department: string;
  note: string;
}

export const EMPTY_RUN: RunForm = {
  title: "",
  need_by: null,
  day: "",
  from: "",
  to: "",
  contact: "",
  contact_phone: "",
  department: "",
  note: "",
};

/** What a form may say of a run. */
export type Said = Pick<
  Run,
  "title" | "need_by" | "pick_up_from" | "deliver_to" | "contact" | "contact_phone" | "department" | "note"
>;

const text = (typed: string | null) => typed?.trim() || null;

/** The form that says what the run says. */
export function formOf(run: Said, zone: string): RunForm {
  const day = run.need_by ? dateAt(run.need_by, zone) : "";
  return {
    title: run.title ?? "",
    need_by: run.need_by ? minutesAt(run.need_by, day, zone) : null,
    day,
    from: run.pick_up_from ?? "",
    to: run.deliver_to ?? "",
    contact: run.contact ?? "",
    contact_phone: run.contact_phone ?? "",
    department: run.department ?? "",
    note: run.note ?? "",
  };
}

/** The fields a form means; its hour and day are one instant. */
export function saidIn(form: RunForm, need_by: string | null): Said {
  return {
    title: text(form.title),
    need_by,
    pick_up_from: text(form.from),
    deliver_to: text(form.to),
    contact: text(form.contact),
    contact_phone: text(form.contact_phone),
    department: text(form.department),
    note: text(form.note),
  };
}

/** Only what differs from what stands, spaces at the ends apart. */
export function differing(stands: Said, said: Said): Partial<Said> {
  const names = Object.keys(said) as (keyof Said)[];
  return Object.fromEntries(
    names.filter((name) => said[name] !== text(stands[name])).map((name) => [name, said[name]]),
  );
}
