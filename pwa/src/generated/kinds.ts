// Written by `python -m server.generate` from the Python declarations. Edit those, never this.

/** Every field may be null: null clears, and what nobody set is null. `struck` is the instant a record was struck. */
interface Standing {
  readonly id: string;
  readonly rev: number;
  readonly struck?: string | null;
}

/** A file as an entry names it; its bytes come by themselves (F1). */
export interface FileRef {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: "image/jpeg" | "image/png" | "image/webp";
  readonly width?: number | null;
  readonly height?: number | null;
  readonly name?: string | null;
}

export interface VerbDeclaration {
  readonly offline: "yes" | "ask" | "no";
  readonly creates?: true;
  readonly roles: readonly string[];
  readonly named: readonly string[];
  readonly role_in: readonly string[];
  readonly anyone?: true;
}

export interface KindDeclaration {
  readonly v: number;
  readonly key: readonly string[];
  readonly sees: readonly { readonly word: string; readonly of: readonly string[] }[];
  readonly fields: readonly string[];
  /** Those of them that name files. */
  readonly files: readonly string[];
  readonly verbs: Readonly<Record<string, VerbDeclaration>>;
}

export const PROTOCOL = 1;
export const ENTRY_BYTES = 65536;
export const ENTRIES_A_PUSH = 500;
export const FILE_BYTES = 20000000;
export const MOST_FILES = 12;
export const ROLES = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "accountant", "hod", "location_manager", "secretary", "transport_captain", "driver", "caterer", "pa", "crew", "cast", "guardian", "vendor"] as const;
export const OFFICE = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"] as const;
export const RESERVED = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "accountant"] as const;
export const HIRERS = ["coordinator", "apoc", "upm"] as const;
export const COLOURS = ["White", "Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry", "Tan"] as const;
export type Role = (typeof ROLES)[number];
export const AUDIENCES: Readonly<Record<string, readonly string[]>> = {"crew": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "accountant", "hod", "location_manager", "secretary", "transport_captain", "driver", "caterer", "pa", "crew"], "cast": ["cast", "guardian"], "vendor": ["vendor"]};

export interface Production extends Standing {
  readonly slug: string | null;
  readonly title: string | null;
  readonly company: string | null;
  readonly office_address: string | null;
  readonly office_phone: string | null;
  readonly zone: string | null;
  readonly clock: "24" | "12" | null;
  readonly paper: "letter" | "a4" | null;
  readonly language: "en" | "es" | null;
  readonly colours: readonly string[] | null;
  readonly urgent_minutes: number | null;
  readonly publish_wait: number | null;
  readonly block_minutes: number | null;
  readonly makeup_minutes: number | null;
  readonly board: string | null;
  readonly script_colour: string | null;
  readonly script_date: string | null;
  readonly schedule_colour: string | null;
  readonly schedule_date: string | null;
  readonly credits: unknown | null;
}

export interface Person extends Standing {
  readonly name: string | null;
  readonly role: "coordinator" | "apoc" | "upm" | "first_ad" | "second_ad" | "accountant" | "hod" | "location_manager" | "secretary" | "transport_captain" | "driver" | "caterer" | "pa" | "crew" | "cast" | "guardian" | "vendor" | null;
  readonly department: string | null;
  readonly position: string | null;
  readonly unit: string | null;
  readonly cast_id: string | null;
  readonly character: string | null;
  readonly minor: boolean | null;
  readonly reports_to: string | null;
  readonly order: number | null;
  readonly language: "en" | "es" | null;
  readonly erasing: boolean | null;
}

export interface Contact extends Standing {
  readonly person: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Location extends Standing {
  readonly name: string | null;
  readonly sort: "set" | "basecamp" | "parking" | "holding" | "catering" | "office" | "hospital" | "vendor" | null;
  readonly address: string | null;
  readonly point: { readonly lat?: number | null; readonly lon?: number | null } | null;
  readonly zone: string | null;
  readonly phone: string | null;
  readonly hospital: string | null;
  readonly hospital_miles: number | null;
  readonly note: string | null;
}

export interface LocationPhoto extends Standing {
  readonly location: string | null;
  readonly person: string | null;
  readonly photo: FileRef | null;
  readonly taken_at: string | null;
  readonly note: string | null;
}

export interface Element extends Standing {
  readonly name: string | null;
  readonly category: string | null;
  readonly board_id: string | null;
  readonly linked: readonly string[] | null;
  readonly person: string | null;
  readonly dood: { readonly shown?: boolean | null; readonly hold?: boolean | null; readonly drop?: boolean | null; readonly drop_days?: number | null; readonly codes?: readonly string[] | null } | null;
  readonly days_off: { readonly mon?: boolean | null; readonly tue?: boolean | null; readonly wed?: boolean | null; readonly thu?: boolean | null; readonly fri?: boolean | null; readonly sat?: boolean | null; readonly sun?: boolean | null } | null;
  readonly notes: string | null;
}

export interface ElementDay extends Standing {
  readonly element: string | null;
  readonly date: string | null;
  readonly sort: "travel" | "rehearsal" | "fitting" | "hold" | "day_off" | "event" | null;
  readonly note: string | null;
}

export interface Scene extends Standing {
  readonly number: string | null;
  readonly ie: string | null;
  readonly set: string | null;
  readonly dn: string | null;
  readonly description: string | null;
  readonly script_day: string | null;
  readonly script_page: string | null;
  readonly eighths: number | null;
  readonly estimate: number | null;
  readonly elements: readonly string[] | null;
  readonly location: string | null;
  readonly comments: string | null;
  readonly omitted: boolean | null;
}

export interface Calendar extends Standing {
  readonly name: string | null;
  readonly start: string | null;
  readonly days_off: { readonly mon?: boolean | null; readonly tue?: boolean | null; readonly wed?: boolean | null; readonly thu?: boolean | null; readonly fri?: boolean | null; readonly sat?: boolean | null; readonly sun?: boolean | null } | null;
}

export interface CalendarDay extends Standing {
  readonly calendar: string | null;
  readonly date: string | null;
  readonly sort: "holiday" | "day_off" | "travel" | "company_move" | "work" | "event" | null;
  readonly note: string | null;
}

export interface Board extends Standing {
  readonly name: string | null;
  readonly on_calendar: string | null;
  readonly dood: { readonly shown?: boolean | null; readonly hold?: boolean | null; readonly drop?: boolean | null; readonly drop_days?: number | null; readonly codes?: readonly string[] | null } | null;
  readonly day_minutes: number | null;
  readonly note: string | null;
  readonly calendar: string | null;
  readonly dates: readonly string[] | null;
}

export interface BoardUnit extends Standing {
  readonly board: string | null;
  readonly unit: string | null;
  readonly sort: "main" | "second" | "splinter" | null;
  readonly on_calendar: string | null;
  readonly order: string | null;
}

export interface DayBreak extends Standing {
  readonly board: string | null;
  readonly unit: string | null;
  readonly order: string | null;
  readonly date: string | null;
  readonly note: string | null;
}

export interface Strip extends Standing {
  readonly board: string | null;
  readonly scene: string | null;
  readonly banner: string | null;
  readonly minutes: number | null;
  readonly comments: string | null;
  readonly at: { readonly place?: "day" | "boneyard" | "unplaced" | null; readonly day?: string | null; readonly order?: string | null } | null;
  readonly place: "day" | "boneyard" | "unplaced" | null;
  readonly day: number | null;
  readonly order: number | null;
}

export interface CoverSet extends Standing {
  readonly board: string | null;
  readonly day: string | null;
  readonly scene: string | null;
  readonly note: string | null;
}

export interface ShootDay extends Standing {
  readonly unit: string | null;
  readonly date: string | null;
  readonly number: number | null;
  readonly of: number | null;
  readonly board: string | null;
  readonly moved_from: string | null;
  readonly note: string | null;
}

export interface SceneShot extends Standing {
  readonly scene: string | null;
  readonly shoot_day: string | null;
  readonly state: "complete" | "part" | "not_shot" | "retake" | null;
  readonly eighths: number | null;
  readonly minutes: number | null;
  readonly setups: number | null;
  readonly note: string | null;
}

export interface ScheduleVersion extends Standing {
  readonly board: string | null;
  readonly note: string | null;
  readonly number: number | null;
  readonly colour: string | null;
  readonly name: string | null;
  readonly at: string | null;
  readonly by: string | null;
  readonly changes: unknown | null;
  readonly count: number | null;
  readonly issuing: unknown | null;
}

export interface ScheduleSnapshot extends Standing {
  readonly version: string | null;
  readonly snapshot: unknown | null;
}

export interface WorkDays extends Standing {
  readonly person: string | null;
  readonly days: unknown | null;
  readonly was: unknown | null;
  readonly told_in: string | null;
  readonly told_number: number | null;
  readonly told_colour: string | null;
  readonly told_at: string | null;
  readonly told_by: string | null;
}

export interface ScheduleCopy extends Standing {
  readonly person: string | null;
  readonly version: string | null;
  readonly seen: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly copied: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly by_hand: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
}

export interface ScriptRevision extends Standing {
  readonly colour: string | null;
  readonly date: string | null;
  readonly pages: string | null;
  readonly whole: boolean | null;
  readonly note: string | null;
}

export interface RevisedScene extends Standing {
  readonly revision: string | null;
  readonly scene: string | null;
  readonly change: "changed" | "added" | "omitted" | null;
  readonly note: string | null;
}

export interface ScriptCopy extends Standing {
  readonly revision: string | null;
  readonly person: string | null;
  readonly number: string | null;
  readonly how: "paper" | "mail" | "by_hand" | null;
  readonly given_at: string | null;
  readonly received_at: string | null;
}

export interface CallSheet extends Standing {
  readonly shoot_day: string | null;
  readonly general_call: number | null;
  readonly shooting_call: number | null;
  readonly breakfast: number | null;
  readonly lunch: number | null;
  readonly lunch_minutes: number | null;
  readonly wrap: number | null;
  readonly report_to: string | null;
  readonly parking: string | null;
  readonly ring: string | null;
  readonly weather: string | null;
  readonly safety: string | null;
  readonly notes: string | null;
  readonly channels: string | null;
  readonly closed_set: boolean | null;
  readonly number: number | null;
  readonly colour: string | null;
  readonly revision: string | null;
  readonly published_at: string | null;
  readonly published_by: string | null;
  readonly publishing: unknown | null;
}

export interface SheetRow extends Standing {
  readonly call_sheet: string | null;
  readonly person: string | null;
  readonly slot: string | null;
  readonly call_time: { readonly mode?: "offset" | "time" | "on_set" | "own_call" | "per_hod" | "will_notify" | "standby" | "on_hold" | "no_call" | null; readonly offset?: number | null; readonly time?: number | null } | null;
  readonly pickup: number | null;
  readonly makeup: number | null;
  readonly on_set: number | null;
  readonly status: string | null;
  readonly report_to: string | null;
  readonly remarks: string | null;
}

export interface SheetRevision extends Standing {
  readonly call_sheet: string | null;
  readonly shoot_day: string | null;
  readonly revision: string | null;
  readonly number: number | null;
  readonly colour: string | null;
  readonly audience: "crew" | "cast" | "vendor" | null;
  readonly published_at: string | null;
  readonly published_by: string | null;
  readonly document: unknown | null;
}

export interface Call extends Standing {
  readonly person: string | null;
  readonly shoot_day: string | null;
  readonly slot: string | null;
  readonly date: string | null;
  readonly day: unknown | null;
  readonly mode: "offset" | "time" | "on_set" | "own_call" | "per_hod" | "will_notify" | "standby" | "on_hold" | "no_call" | null;
  readonly minutes: number | null;
  readonly instant: string | null;
  readonly zone: string | null;
  readonly was: unknown | null;
  readonly pickup: number | null;
  readonly makeup: number | null;
  readonly on_set: number | null;
  readonly place: unknown | null;
  readonly hospital: unknown | null;
  readonly ring: unknown | null;
  readonly told_in: string | null;
  readonly told_number: number | null;
  readonly told_colour: string | null;
  readonly told_at: string | null;
  readonly told_by: string | null;
}

export interface Copy extends Standing {
  readonly person: string | null;
  readonly call: string | null;
  readonly shoot_day: string | null;
  readonly revision: string | null;
  readonly sent: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly on_phone: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly seen: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly copied: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
  readonly by_hand: { readonly at?: string | null; readonly device?: string | null; readonly how?: "rang" | "voicemail" | "through" | null; readonly by?: string | null } | null;
}

export interface Overrule extends Standing {
  readonly call_sheet: string | null;
  readonly finding: string | null;
  readonly why: string | null;
  readonly by: string | null;
  readonly at: string | null;
}

export interface WorkRule extends Standing {
  readonly name: "cast_rest" | "crew_rest" | "meal" | "breakfast" | "breakfast_length" | "minor_earliest" | "minor_latest" | "minor_latest_free" | "minor_infant" | "minor_half" | "minor_two" | "minor_six" | "minor_nine" | "minor_sixteen" | null;
  readonly since: string | null;
  readonly value: number | null;
  readonly source: string | null;
}

export interface Minor extends Standing {
  readonly person: string | null;
  readonly born: string | null;
}

export interface Run extends Standing {
  readonly number: number | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly requested_by: string | null;
  readonly priority: "normal" | "urgent" | null;
  readonly assignee: string | null;
  readonly open_to: "pa" | "driver" | null;
  readonly pick_up_from: string | null;
  readonly deliver_to: string | null;
  readonly contact: string | null;
  readonly contact_phone: string | null;
  readonly need_by: string | null;
  readonly paid_by: "none" | "cod" | "po" | "petty_cash" | null;
  readonly amount: number | null;
  readonly note: string | null;
  readonly state: "given" | "taken" | "picked_up" | "delivered" | "cancelled" | null;
  readonly given_at: string | null;
  readonly taken_at: string | null;
  readonly picked_up_at: string | null;
  readonly delivered_at: string | null;
  readonly delivered_by: string | null;
  readonly cannot: string | null;
  readonly proof: string | null;
}

export interface RunItem extends Standing {
  readonly run: string | null;
  readonly text: string | null;
  readonly quantity: string | null;
  readonly ticked: boolean | null;
  readonly order: number | null;
  readonly assignee: string | null;
  readonly requested_by: string | null;
  readonly open_to: "pa" | "driver" | null;
}

export interface RunProof extends Standing {
  readonly run: string | null;
  readonly person: string | null;
  readonly at: string | null;
  readonly items: readonly string[] | null;
  readonly short: number | null;
  readonly place: string | null;
  readonly received_by: string | null;
  readonly signature: string | null;
  readonly note: string | null;
  readonly photos: readonly FileRef[] | null;
  readonly assignee: string | null;
  readonly requested_by: string | null;
}

export interface CheckIn extends Standing {
  readonly person: string | null;
  readonly what: "in" | "lunch_out" | "lunch_in" | "wrap" | "at_place" | "note" | null;
  readonly at: string | null;
  readonly shoot_day: string | null;
  readonly place: string | null;
  readonly point: { readonly lat?: number | null; readonly lon?: number | null } | null;
  readonly note: string | null;
  readonly photos: readonly FileRef[] | null;
  readonly corrects: string | null;
  readonly taken_back: boolean | null;
}

export interface Question extends Standing {
  readonly about_kind: string | null;
  readonly about_record: string | null;
  readonly about_field: string | null;
  readonly lines: unknown | null;
  readonly stands: unknown | null;
  readonly person: string | null;
  readonly state: "open" | "settled" | "closed" | null;
  readonly settled_by: string | null;
  readonly settled_at: string | null;
  readonly settling: unknown | null;
}

export interface Ruling extends Standing {
  readonly person: string | null;
  readonly about_kind: string | null;
  readonly about_record: string | null;
  readonly about_field: string | null;
  readonly entry: string | null;
  readonly value: unknown | null;
  readonly stood: boolean | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly seen: string | null;
}

export interface HeldDeed extends Standing {
  readonly entry: string | null;
  readonly person: string | null;
  readonly device: string | null;
  readonly about_kind: string | null;
  readonly about_record: string | null;
  readonly verb: string | null;
  readonly sets: readonly string[] | null;
  readonly why: string | null;
  readonly at: string | null;
  readonly received_at: string | null;
  readonly seq: number | null;
  readonly state: "waiting" | "lying" | "released" | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly deciding: unknown | null;
}

export interface Import extends Standing {
  readonly file: string | null;
  readonly sort: "schedule" | "script" | "crew" | "scenes" | null;
  readonly format: string | null;
  readonly source: string | null;
  readonly added: number | null;
  readonly changed: number | null;
  readonly removed: number | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
  readonly replaced: unknown | null;
}

export interface Kinds {
  production: Production;
  person: Person;
  contact: Contact;
  location: Location;
  location_photo: LocationPhoto;
  element: Element;
  element_day: ElementDay;
  scene: Scene;
  calendar: Calendar;
  calendar_day: CalendarDay;
  board: Board;
  board_unit: BoardUnit;
  day_break: DayBreak;
  strip: Strip;
  cover_set: CoverSet;
  shoot_day: ShootDay;
  scene_shot: SceneShot;
  schedule_version: ScheduleVersion;
  schedule_snapshot: ScheduleSnapshot;
  work_days: WorkDays;
  schedule_copy: ScheduleCopy;
  script_revision: ScriptRevision;
  revised_scene: RevisedScene;
  script_copy: ScriptCopy;
  call_sheet: CallSheet;
  sheet_row: SheetRow;
  sheet_revision: SheetRevision;
  call: Call;
  copy: Copy;
  overrule: Overrule;
  work_rule: WorkRule;
  minor: Minor;
  run: Run;
  run_item: RunItem;
  run_proof: RunProof;
  check_in: CheckIn;
  question: Question;
  ruling: Ruling;
  held_deed: HeldDeed;
  import: Import;
}

/** The verbs of each kind, by name. */
export interface Verbs {
  production: "production.edit";
  person: "person.add" | "person.edit" | "person.erase" | "person.strike";
  contact: "contact.edit";
  location: "location.add" | "location.edit" | "location.strike";
  location_photo: "location_photo.add" | "location_photo.strike";
  element: "element.add" | "element.edit" | "element.strike";
  element_day: "element_day.add" | "element_day.edit" | "element_day.strike";
  scene: "scene.add" | "scene.edit" | "scene.strike";
  calendar: "calendar.add" | "calendar.edit" | "calendar.strike";
  calendar_day: "calendar_day.add" | "calendar_day.edit" | "calendar_day.strike";
  board: "board.add" | "board.edit" | "board.strike";
  board_unit: "board_unit.add" | "board_unit.edit" | "board_unit.strike";
  day_break: "day_break.add" | "day_break.edit" | "day_break.strike";
  strip: "strip.add" | "strip.edit" | "strip.strike";
  cover_set: "cover_set.add" | "cover_set.edit" | "cover_set.strike";
  shoot_day: "shoot_day.add" | "shoot_day.edit" | "shoot_day.strike";
  scene_shot: "scene_shot.record" | "scene_shot.edit" | "scene_shot.strike";
  schedule_version: "schedule_version.issue";
  schedule_snapshot: never;
  work_days: never;
  schedule_copy: "schedule_copy.see" | "schedule_copy.copy" | "schedule_copy.by_hand";
  script_revision: "script_revision.issue" | "script_revision.edit" | "script_revision.strike";
  revised_scene: "revised_scene.add" | "revised_scene.edit" | "revised_scene.strike";
  script_copy: "script_copy.give" | "script_copy.edit" | "script_copy.receive" | "script_copy.strike";
  call_sheet: "call_sheet.make" | "call_sheet.edit" | "call_sheet.publish" | "call_sheet.push" | "call_sheet.pull";
  sheet_row: "sheet_row.add" | "sheet_row.edit" | "sheet_row.strike";
  sheet_revision: never;
  call: never;
  copy: "copy.send" | "copy.arrive" | "copy.see" | "copy.copy" | "copy.by_hand";
  overrule: "overrule.make" | "overrule.strike";
  work_rule: "work_rule.set" | "work_rule.strike";
  minor: "minor.edit";
  run: "run.give" | "run.edit" | "run.take" | "run.cannot" | "run.pick_up" | "run.deliver" | "run.cancel";
  run_item: "run_item.add" | "run_item.edit" | "run_item.tick" | "run_item.strike";
  run_proof: "run_proof.make";
  check_in: "check_in.make" | "check_in.correct";
  question: "question.settle";
  ruling: "ruling.see";
  held_deed: "held_deed.release" | "held_deed.let_lie" | "held_deed.note";
  import: "import.bring" | "import.note" | "import.undo";
}

const L0: readonly string[] = [];
const L1: readonly string[] = ["coordinator", "apoc", "upm"];
const L2: readonly string[] = ["slug"];
const L3: readonly string[] = ["coordinator", "apoc", "upm", "secretary", "second_ad"];
const L4: readonly string[] = ["coordinator", "apoc"];
const L5: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "accountant", "hod", "location_manager", "secretary", "transport_captain", "driver", "caterer", "pa", "crew"];
const L6: readonly string[] = ["person"];
const L7: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"];
const L8: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"];
const L9: readonly string[] = ["photo"];
const L10: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"];
const L11: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad"];
const L12: readonly string[] = ["element", "date"];
const L13: readonly string[] = ["calendar", "date"];
const L14: readonly string[] = ["board", "unit"];
const L15: readonly string[] = ["day", "scene"];
const L16: readonly string[] = ["unit", "date"];
const L17: readonly string[] = ["scene", "shoot_day"];
const L18: readonly string[] = ["version"];
const L19: readonly string[] = ["person", "version"];
const L20: readonly string[] = ["revision", "scene"];
const L21: readonly string[] = ["revision", "person"];
const L22: readonly string[] = ["shoot_day"];
const L23: readonly string[] = ["call_sheet", "person", "slot"];
const L24: readonly string[] = ["audience"];
const L25: readonly string[] = ["person", "shoot_day", "slot"];
const L26: readonly string[] = ["server"];
const L27: readonly string[] = ["person", "call", "revision"];
const L28: readonly string[] = ["call_sheet", "finding"];
const L29: readonly string[] = ["coordinator", "apoc", "upm", "first_ad"];
const L30: readonly string[] = ["name", "since"];
const L31: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"];
const L32: readonly string[] = ["assignee"];
const L33: readonly string[] = ["requested_by"];
const L34: readonly string[] = ["open_to"];
const L35: readonly string[] = ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager", "pa", "driver"];
const L36: readonly string[] = ["photos"];
const L37: readonly string[] = ["about_record", "about_field"];
const L38: readonly string[] = ["entry"];
export const KINDS: Readonly<Record<keyof Kinds, KindDeclaration>> = {
  production: {
    v: 1,
    key: L2,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["slug", "title", "company", "office_address", "office_phone", "zone", "clock", "paper", "language", "colours", "urgent_minutes", "publish_wait", "block_minutes", "makeup_minutes", "board", "script_colour", "script_date", "schedule_colour", "schedule_date", "credits"],
    files: L0,
    verbs: {
      "production.edit": { offline: "yes", creates: true, roles: L1, named: L0, role_in: L0 },
    },
  },
  person: {
    v: 1,
    key: L0,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["name", "role", "department", "position", "unit", "cast_id", "character", "minor", "reports_to", "order", "language", "erasing"],
    files: L0,
    verbs: {
      "person.add": { offline: "yes", creates: true, roles: L3, named: L0, role_in: L0 },
      "person.edit": { offline: "yes", roles: L3, named: L0, role_in: L0 },
      "person.erase": { offline: "yes", roles: L1, named: L0, role_in: L0 },
      "person.strike": { offline: "yes", roles: L4, named: L0, role_in: L0 },
    },
  },
  contact: {
    v: 1,
    key: L6,
    sees: [{ word: "role", of: L5 }, { word: "person", of: L6 }],
    fields: ["person", "phone", "email"],
    files: L0,
    verbs: {
      "contact.edit": { offline: "yes", creates: true, roles: L7, named: L6, role_in: L0 },
    },
  },
  location: {
    v: 1,
    key: L0,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["name", "sort", "address", "point", "zone", "phone", "hospital", "hospital_miles", "note"],
    files: L0,
    verbs: {
      "location.add": { offline: "yes", creates: true, roles: L8, named: L0, role_in: L0 },
      "location.edit": { offline: "yes", roles: L8, named: L0, role_in: L0 },
      "location.strike": { offline: "yes", roles: L8, named: L0, role_in: L0 },
    },
  },
  location_photo: {
    v: 1,
    key: L0,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["location", "person", "photo", "taken_at", "note"],
    files: L9,
    verbs: {
      "location_photo.add": { offline: "yes", creates: true, roles: L8, named: L0, role_in: L0 },
      "location_photo.strike": { offline: "yes", roles: L8, named: L0, role_in: L0 },
    },
  },
  element: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["name", "category", "board_id", "linked", "person", "dood", "days_off", "notes"],
    files: L0,
    verbs: {
      "element.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "element.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "element.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  element_day: {
    v: 1,
    key: L12,
    sees: [{ word: "role", of: L10 }],
    fields: ["element", "date", "sort", "note"],
    files: L0,
    verbs: {
      "element_day.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "element_day.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "element_day.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  scene: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["number", "ie", "set", "dn", "description", "script_day", "script_page", "eighths", "estimate", "elements", "location", "comments", "omitted"],
    files: L0,
    verbs: {
      "scene.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "scene.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "scene.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  calendar: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["name", "start", "days_off"],
    files: L0,
    verbs: {
      "calendar.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "calendar.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "calendar.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  calendar_day: {
    v: 1,
    key: L13,
    sees: [{ word: "role", of: L10 }],
    fields: ["calendar", "date", "sort", "note"],
    files: L0,
    verbs: {
      "calendar_day.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "calendar_day.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "calendar_day.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  board: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["name", "on_calendar", "dood", "day_minutes", "note", "calendar", "dates"],
    files: L0,
    verbs: {
      "board.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "board.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "board.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  board_unit: {
    v: 1,
    key: L14,
    sees: [{ word: "role", of: L10 }],
    fields: ["board", "unit", "sort", "on_calendar", "order"],
    files: L0,
    verbs: {
      "board_unit.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "board_unit.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "board_unit.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  day_break: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["board", "unit", "order", "date", "note"],
    files: L0,
    verbs: {
      "day_break.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "day_break.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "day_break.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  strip: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["board", "scene", "banner", "minutes", "comments", "at", "place", "day", "order"],
    files: L0,
    verbs: {
      "strip.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "strip.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "strip.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  cover_set: {
    v: 1,
    key: L15,
    sees: [{ word: "role", of: L10 }],
    fields: ["board", "day", "scene", "note"],
    files: L0,
    verbs: {
      "cover_set.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "cover_set.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "cover_set.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  shoot_day: {
    v: 1,
    key: L16,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["unit", "date", "number", "of", "board", "moved_from", "note"],
    files: L0,
    verbs: {
      "shoot_day.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "shoot_day.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "shoot_day.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  scene_shot: {
    v: 1,
    key: L17,
    sees: [{ word: "role", of: L10 }],
    fields: ["scene", "shoot_day", "state", "eighths", "minutes", "setups", "note"],
    files: L0,
    verbs: {
      "scene_shot.record": { offline: "yes", creates: true, roles: L7, named: L0, role_in: L0 },
      "scene_shot.edit": { offline: "yes", roles: L7, named: L0, role_in: L0 },
      "scene_shot.strike": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  schedule_version: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L10 }],
    fields: ["board", "note", "number", "colour", "name", "at", "by", "changes", "count", "issuing"],
    files: L0,
    verbs: {
      "schedule_version.issue": { offline: "no", creates: true, roles: L11, named: L0, role_in: L0 },
    },
  },
  schedule_snapshot: {
    v: 1,
    key: L18,
    sees: [],
    fields: ["version", "snapshot"],
    files: L0,
    verbs: {
    },
  },
  work_days: {
    v: 1,
    key: L6,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["person", "days", "was", "told_in", "told_number", "told_colour", "told_at", "told_by"],
    files: L0,
    verbs: {
    },
  },
  schedule_copy: {
    v: 1,
    key: L19,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["person", "version", "seen", "copied", "by_hand"],
    files: L0,
    verbs: {
      "schedule_copy.see": { offline: "yes", roles: L0, named: L6, role_in: L0 },
      "schedule_copy.copy": { offline: "yes", roles: L0, named: L6, role_in: L0 },
      "schedule_copy.by_hand": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  script_revision: {
    v: 1,
    key: L0,
    sees: [{ word: "everyone", of: L0 }],
    fields: ["colour", "date", "pages", "whole", "note"],
    files: L0,
    verbs: {
      "script_revision.issue": { offline: "yes", creates: true, roles: L7, named: L0, role_in: L0 },
      "script_revision.edit": { offline: "yes", roles: L7, named: L0, role_in: L0 },
      "script_revision.strike": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  revised_scene: {
    v: 1,
    key: L20,
    sees: [{ word: "role", of: L10 }],
    fields: ["revision", "scene", "change", "note"],
    files: L0,
    verbs: {
      "revised_scene.add": { offline: "yes", creates: true, roles: L7, named: L0, role_in: L0 },
      "revised_scene.edit": { offline: "yes", roles: L7, named: L0, role_in: L0 },
      "revised_scene.strike": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  script_copy: {
    v: 1,
    key: L21,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["revision", "person", "number", "how", "given_at", "received_at"],
    files: L0,
    verbs: {
      "script_copy.give": { offline: "yes", creates: true, roles: L7, named: L0, role_in: L0 },
      "script_copy.edit": { offline: "yes", roles: L7, named: L0, role_in: L0 },
      "script_copy.receive": { offline: "yes", roles: L0, named: L6, role_in: L0 },
      "script_copy.strike": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  call_sheet: {
    v: 1,
    key: L22,
    sees: [{ word: "role", of: L7 }],
    fields: ["shoot_day", "general_call", "shooting_call", "breakfast", "lunch", "lunch_minutes", "wrap", "report_to", "parking", "ring", "weather", "safety", "notes", "channels", "closed_set", "number", "colour", "revision", "published_at", "published_by", "publishing"],
    files: L0,
    verbs: {
      "call_sheet.make": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "call_sheet.edit": { offline: "yes", roles: L11, named: L0, role_in: L0 },
      "call_sheet.publish": { offline: "no", roles: L11, named: L0, role_in: L0 },
      "call_sheet.push": { offline: "no", roles: L11, named: L0, role_in: L0 },
      "call_sheet.pull": { offline: "no", roles: L11, named: L0, role_in: L0 },
    },
  },
  sheet_row: {
    v: 1,
    key: L23,
    sees: [{ word: "role", of: L7 }],
    fields: ["call_sheet", "person", "slot", "call_time", "pickup", "makeup", "on_set", "status", "report_to", "remarks"],
    files: L0,
    verbs: {
      "sheet_row.add": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "sheet_row.edit": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "sheet_row.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  sheet_revision: {
    v: 1,
    key: L0,
    sees: [{ word: "audience", of: L24 }],
    fields: ["call_sheet", "shoot_day", "revision", "number", "colour", "audience", "published_at", "published_by", "document"],
    files: L0,
    verbs: {
    },
  },
  call: {
    v: 1,
    key: L25,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["person", "shoot_day", "slot", "date", "day", "mode", "minutes", "instant", "zone", "was", "pickup", "makeup", "on_set", "place", "hospital", "ring", "told_in", "told_number", "told_colour", "told_at", "told_by"],
    files: L0,
    verbs: {
    },
  },
  copy: {
    v: 1,
    key: L27,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["person", "call", "shoot_day", "revision", "sent", "on_phone", "seen", "copied", "by_hand"],
    files: L0,
    verbs: {
      "copy.send": { offline: "yes", roles: L26, named: L0, role_in: L0 },
      "copy.arrive": { offline: "yes", roles: L26, named: L0, role_in: L0 },
      "copy.see": { offline: "yes", creates: true, roles: L0, named: L6, role_in: L0 },
      "copy.copy": { offline: "yes", creates: true, roles: L0, named: L6, role_in: L0 },
      "copy.by_hand": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
  overrule: {
    v: 1,
    key: L28,
    sees: [{ word: "role", of: L7 }],
    fields: ["call_sheet", "finding", "why", "by", "at"],
    files: L0,
    verbs: {
      "overrule.make": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
      "overrule.strike": { offline: "yes", roles: L11, named: L0, role_in: L0 },
    },
  },
  work_rule: {
    v: 1,
    key: L30,
    sees: [{ word: "role", of: L7 }],
    fields: ["name", "since", "value", "source"],
    files: L0,
    verbs: {
      "work_rule.set": { offline: "yes", creates: true, roles: L29, named: L0, role_in: L0 },
      "work_rule.strike": { offline: "yes", roles: L29, named: L0, role_in: L0 },
    },
  },
  minor: {
    v: 1,
    key: L6,
    sees: [{ word: "role", of: L11 }],
    fields: ["person", "born"],
    files: L0,
    verbs: {
      "minor.edit": { offline: "yes", creates: true, roles: L11, named: L0, role_in: L0 },
    },
  },
  run: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L31 }, { word: "person", of: L32 }, { word: "person", of: L33 }, { word: "role_in", of: L34 }],
    fields: ["number", "title", "department", "requested_by", "priority", "assignee", "open_to", "pick_up_from", "deliver_to", "contact", "contact_phone", "need_by", "paid_by", "amount", "note", "state", "given_at", "taken_at", "picked_up_at", "delivered_at", "delivered_by", "cannot", "proof"],
    files: L0,
    verbs: {
      "run.give": { offline: "yes", creates: true, roles: L31, named: L0, role_in: L0 },
      "run.edit": { offline: "yes", roles: L31, named: L0, role_in: L0 },
      "run.take": { offline: "yes", roles: L31, named: L32, role_in: L34 },
      "run.cannot": { offline: "yes", roles: L0, named: L32, role_in: L0 },
      "run.pick_up": { offline: "yes", roles: L31, named: L32, role_in: L34 },
      "run.deliver": { offline: "yes", roles: L31, named: L32, role_in: L34 },
      "run.cancel": { offline: "yes", roles: L31, named: L0, role_in: L0 },
    },
  },
  run_item: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L31 }, { word: "person", of: L32 }, { word: "person", of: L33 }, { word: "role_in", of: L34 }],
    fields: ["run", "text", "quantity", "ticked", "order", "assignee", "requested_by", "open_to"],
    files: L0,
    verbs: {
      "run_item.add": { offline: "yes", creates: true, roles: L31, named: L0, role_in: L0 },
      "run_item.edit": { offline: "yes", roles: L31, named: L0, role_in: L0 },
      "run_item.tick": { offline: "yes", roles: L31, named: L32, role_in: L34 },
      "run_item.strike": { offline: "yes", roles: L31, named: L0, role_in: L0 },
    },
  },
  run_proof: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L31 }, { word: "person", of: L6 }, { word: "person", of: L33 }],
    fields: ["run", "person", "at", "items", "short", "place", "received_by", "signature", "note", "photos", "assignee", "requested_by"],
    files: L36,
    verbs: {
      "run_proof.make": { offline: "yes", creates: true, roles: L35, named: L0, role_in: L0 },
    },
  },
  check_in: {
    v: 1,
    key: L0,
    sees: [{ word: "person", of: L6 }, { word: "role", of: L7 }],
    fields: ["person", "what", "at", "shoot_day", "place", "point", "note", "photos", "corrects", "taken_back"],
    files: L36,
    verbs: {
      "check_in.make": { offline: "yes", creates: true, roles: L7, named: L6, role_in: L0 },
      "check_in.correct": { offline: "yes", creates: true, roles: L7, named: L6, role_in: L0 },
    },
  },
  question: {
    v: 1,
    key: L37,
    sees: [{ word: "role", of: L7 }, { word: "person", of: L6 }],
    fields: ["about_kind", "about_record", "about_field", "lines", "stands", "person", "state", "settled_by", "settled_at", "settling"],
    files: L0,
    verbs: {
      "question.settle": { offline: "yes", roles: L7, named: L6, role_in: L0 },
    },
  },
  ruling: {
    v: 1,
    key: L0,
    sees: [{ word: "person", of: L6 }],
    fields: ["person", "about_kind", "about_record", "about_field", "entry", "value", "stood", "by", "at", "seen"],
    files: L0,
    verbs: {
      "ruling.see": { offline: "yes", roles: L0, named: L6, role_in: L0 },
    },
  },
  held_deed: {
    v: 1,
    key: L38,
    sees: [{ word: "role", of: L7 }, { word: "person", of: L6 }],
    fields: ["entry", "person", "device", "about_kind", "about_record", "verb", "sets", "why", "at", "received_at", "seq", "state", "decided_by", "decided_at", "outcome", "reason", "deciding"],
    files: L0,
    verbs: {
      "held_deed.release": { offline: "yes", roles: L1, named: L0, role_in: L0 },
      "held_deed.let_lie": { offline: "yes", roles: L1, named: L0, role_in: L0 },
      "held_deed.note": { offline: "yes", creates: true, roles: L26, named: L0, role_in: L0 },
    },
  },
  import: {
    v: 1,
    key: L0,
    sees: [{ word: "role", of: L7 }],
    fields: ["file", "sort", "format", "source", "added", "changed", "removed", "by", "at", "undone_by", "undone_at", "replaced"],
    files: L0,
    verbs: {
      "import.bring": { offline: "yes", creates: true, roles: L7, named: L0, role_in: L0 },
      "import.note": { offline: "yes", roles: L7, named: L0, role_in: L0 },
      "import.undo": { offline: "yes", roles: L7, named: L0, role_in: L0 },
    },
  },
};
