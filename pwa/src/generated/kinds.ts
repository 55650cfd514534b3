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

export interface FieldDeclaration {
  readonly type: string;
  readonly label: { readonly en: string; readonly es: string };
  readonly word: "settle" | "last" | "first" | "forward" | "office" | "carried";
  readonly unit?: string;
  readonly choices?: readonly string[];
  readonly of?: string;
  readonly required?: true;
  readonly given?: true;
}

export interface VerbDeclaration {
  readonly sets: readonly string[];
  readonly offline: "yes" | "ask" | "no";
  readonly creates?: true;
  readonly roles: readonly string[];
  readonly named: readonly string[];
  readonly role_in: readonly string[];
  readonly anyone?: true;
}

export interface KindDeclaration {
  readonly v: number;
  readonly label: { readonly en: string; readonly es: string };
  readonly key: readonly string[];
  readonly append_only?: true;
  readonly sees: readonly { readonly word: string; readonly of: readonly string[] }[];
  readonly fields: Readonly<Record<string, FieldDeclaration>>;
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
  readonly sort: "schedule" | "script" | "crew" | null;
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
  person: "person.add" | "person.edit" | "person.strike";
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

export const KINDS: Readonly<Record<keyof Kinds, KindDeclaration>> = {
  production: {
    v: 1,
    label: {"en": "Production", "es": "Producción"},
    key: ["slug"],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      slug: {"type": "text", "label": {"en": "Short name", "es": "Nombre corto"}, "word": "settle", "required": true},
      title: {"type": "text", "label": {"en": "Title", "es": "Título"}, "word": "settle", "required": true},
      company: {"type": "text", "label": {"en": "Company", "es": "Productora"}, "word": "settle"},
      office_address: {"type": "text", "label": {"en": "Office address", "es": "Dirección de la oficina"}, "word": "settle"},
      office_phone: {"type": "text", "label": {"en": "Office telephone", "es": "Teléfono de la oficina"}, "word": "settle"},
      zone: {"type": "zone", "label": {"en": "Time zone", "es": "Zona horaria"}, "word": "settle", "required": true},
      clock: {"type": "choice", "label": {"en": "Clock", "es": "Reloj"}, "word": "settle", "choices": ["24", "12"]},
      paper: {"type": "choice", "label": {"en": "Paper", "es": "Papel"}, "word": "settle", "choices": ["letter", "a4"]},
      language: {"type": "choice", "label": {"en": "Language", "es": "Idioma"}, "word": "settle", "choices": ["en", "es"]},
      colours: {"type": "texts", "label": {"en": "Revision colours", "es": "Colores de revisión"}, "word": "settle"},
      urgent_minutes: {"type": "whole", "label": {"en": "Call is close", "es": "Citación cercana"}, "word": "settle", "unit": "min"},
      publish_wait: {"type": "whole", "label": {"en": "Wait before publishing", "es": "Espera antes de publicar"}, "word": "settle", "unit": "s"},
      block_minutes: {"type": "whole", "label": {"en": "Blocking before on set", "es": "Ensayo antes de set"}, "word": "settle", "unit": "min"},
      makeup_minutes: {"type": "whole", "label": {"en": "Hair and make-up", "es": "Maquillaje y peinado"}, "word": "settle", "unit": "min"},
      board: {"type": "ref", "label": {"en": "Current board", "es": "Plan vigente"}, "word": "settle", "of": "board"},
      script_colour: {"type": "text", "label": {"en": "Script colour", "es": "Color del guion"}, "word": "settle"},
      script_date: {"type": "date", "label": {"en": "Script date", "es": "Fecha del guion"}, "word": "settle"},
      schedule_colour: {"type": "text", "label": {"en": "Schedule colour", "es": "Color del plan"}, "word": "settle"},
      schedule_date: {"type": "date", "label": {"en": "Schedule date", "es": "Fecha del plan"}, "word": "settle"},
      credits: {"type": "json", "label": {"en": "Credits on the sheet", "es": "Créditos en la hoja"}, "word": "settle"},
    },
    verbs: {
      "production.edit": {"sets": ["slug", "title", "company", "office_address", "office_phone", "zone", "clock", "paper", "language", "colours", "urgent_minutes", "publish_wait", "block_minutes", "makeup_minutes", "board", "script_colour", "script_date", "schedule_colour", "schedule_date", "credits"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm"], "named": [], "role_in": []},
    },
  },
  person: {
    v: 1,
    label: {"en": "Person", "es": "Persona"},
    key: [],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      name: {"type": "text", "label": {"en": "Name", "es": "Nombre"}, "word": "settle", "required": true},
      role: {"type": "choice", "label": {"en": "Role", "es": "Rol"}, "word": "settle", "choices": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "accountant", "hod", "location_manager", "secretary", "transport_captain", "driver", "caterer", "pa", "crew", "cast", "guardian", "vendor"], "required": true},
      department: {"type": "text", "label": {"en": "Department", "es": "Departamento"}, "word": "settle"},
      position: {"type": "text", "label": {"en": "Position", "es": "Puesto"}, "word": "settle"},
      unit: {"type": "text", "label": {"en": "Unit", "es": "Unidad"}, "word": "settle"},
      cast_id: {"type": "text", "label": {"en": "Cast id", "es": "Número de reparto"}, "word": "settle"},
      character: {"type": "text", "label": {"en": "Character", "es": "Personaje"}, "word": "settle"},
      minor: {"type": "yes_no", "label": {"en": "Minor", "es": "Menor"}, "word": "settle"},
      reports_to: {"type": "ref", "label": {"en": "Reports to", "es": "Responde a"}, "word": "settle", "of": "person"},
      order: {"type": "whole", "label": {"en": "Place in the list", "es": "Lugar en la lista"}, "word": "last"},
      language: {"type": "choice", "label": {"en": "Language", "es": "Idioma"}, "word": "last", "choices": ["en", "es"]},
    },
    verbs: {
      "person.add": {"sets": ["name", "role", "department", "position", "unit", "cast_id", "character", "minor", "reports_to", "order", "language"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "secretary", "second_ad"], "named": [], "role_in": []},
      "person.edit": {"sets": ["name", "role", "department", "position", "unit", "cast_id", "character", "minor", "reports_to", "order", "language"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "secretary", "second_ad"], "named": [], "role_in": []},
      "person.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc"], "named": [], "role_in": []},
    },
  },
  contact: {
    v: 1,
    label: {"en": "Contact", "es": "Contacto"},
    key: ["person"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "accountant", "hod", "location_manager", "secretary", "transport_captain", "driver", "caterer", "pa", "crew"]}, {"word": "person", "of": ["person"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      phone: {"type": "text", "label": {"en": "Telephone", "es": "Teléfono"}, "word": "office"},
      email: {"type": "text", "label": {"en": "Mail", "es": "Correo"}, "word": "office"},
    },
    verbs: {
      "contact.edit": {"sets": ["person", "phone", "email"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": ["person"], "role_in": []},
    },
  },
  location: {
    v: 1,
    label: {"en": "Location", "es": "Locación"},
    key: [],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      name: {"type": "text", "label": {"en": "Name", "es": "Nombre"}, "word": "settle", "required": true},
      sort: {"type": "choice", "label": {"en": "What it is", "es": "Qué es"}, "word": "settle", "choices": ["set", "basecamp", "parking", "holding", "catering", "office", "hospital", "vendor"]},
      address: {"type": "text", "label": {"en": "Address", "es": "Dirección"}, "word": "settle"},
      point: {"type": "struct", "label": {"en": "Coordinates", "es": "Coordenadas"}, "word": "settle"},
      zone: {"type": "zone", "label": {"en": "Time zone", "es": "Zona horaria"}, "word": "settle"},
      phone: {"type": "text", "label": {"en": "Telephone", "es": "Teléfono"}, "word": "settle"},
      hospital: {"type": "ref", "label": {"en": "Nearest hospital", "es": "Hospital más cercano"}, "word": "settle", "of": "location"},
      hospital_miles: {"type": "number", "label": {"en": "Miles to hospital", "es": "Millas al hospital"}, "word": "settle", "unit": "mi"},
      note: {"type": "long_text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "location.add": {"sets": ["name", "sort", "address", "point", "zone", "phone", "hospital", "hospital_miles", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"], "named": [], "role_in": []},
      "location.edit": {"sets": ["name", "sort", "address", "point", "zone", "phone", "hospital", "hospital_miles", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"], "named": [], "role_in": []},
      "location.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"], "named": [], "role_in": []},
    },
  },
  location_photo: {
    v: 1,
    label: {"en": "Photo of a location", "es": "Foto de una locación"},
    key: [],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      location: {"type": "ref", "label": {"en": "Location", "es": "Locación"}, "word": "settle", "of": "location", "required": true},
      person: {"type": "ref", "label": {"en": "Who added it", "es": "Quién la agregó"}, "word": "settle", "of": "person", "required": true},
      photo: {"type": "file", "label": {"en": "Photo", "es": "Foto"}, "word": "settle", "required": true},
      taken_at: {"type": "instant", "label": {"en": "Taken", "es": "Tomada"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "location_photo.add": {"sets": ["location", "person", "photo", "taken_at", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"], "named": [], "role_in": []},
      "location_photo.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "location_manager"], "named": [], "role_in": []},
    },
  },
  element: {
    v: 1,
    label: {"en": "Element", "es": "Elemento"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      name: {"type": "text", "label": {"en": "Name", "es": "Nombre"}, "word": "settle", "required": true},
      category: {"type": "text", "label": {"en": "Category", "es": "Categoría"}, "word": "settle", "required": true},
      board_id: {"type": "text", "label": {"en": "Board id", "es": "Número en el plan"}, "word": "settle"},
      linked: {"type": "refs", "label": {"en": "Linked", "es": "Vinculados"}, "word": "settle", "of": "element"},
      person: {"type": "ref", "label": {"en": "Played by", "es": "Interpretado por"}, "word": "settle", "of": "person"},
      dood: {"type": "struct", "label": {"en": "In the day-out-of-days", "es": "En el plan por actor"}, "word": "settle"},
      days_off: {"type": "struct", "label": {"en": "Weekly days off", "es": "Descanso semanal"}, "word": "settle"},
      notes: {"type": "long_text", "label": {"en": "Notes", "es": "Notas"}, "word": "settle"},
    },
    verbs: {
      "element.add": {"sets": ["name", "category", "board_id", "linked", "person", "dood", "days_off", "notes"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "element.edit": {"sets": ["name", "category", "board_id", "linked", "person", "dood", "days_off", "notes"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "element.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  element_day: {
    v: 1,
    label: {"en": "Performer's day", "es": "Día del intérprete"},
    key: ["element", "date"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      element: {"type": "ref", "label": {"en": "Element", "es": "Elemento"}, "word": "settle", "of": "element", "required": true},
      date: {"type": "date", "label": {"en": "Date", "es": "Fecha"}, "word": "settle", "required": true},
      sort: {"type": "choice", "label": {"en": "What it is", "es": "Qué es"}, "word": "settle", "choices": ["travel", "rehearsal", "fitting", "hold", "day_off", "event"], "required": true},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "element_day.add": {"sets": ["element", "date", "sort", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "element_day.edit": {"sets": ["element", "date", "sort", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "element_day.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  scene: {
    v: 1,
    label: {"en": "Scene", "es": "Escena"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      number: {"type": "text", "label": {"en": "Scene", "es": "Escena"}, "word": "settle"},
      ie: {"type": "text", "label": {"en": "Int. or ext.", "es": "Int. o ext."}, "word": "settle"},
      set: {"type": "text", "label": {"en": "Set", "es": "Set"}, "word": "settle"},
      dn: {"type": "text", "label": {"en": "Day or night", "es": "Día o noche"}, "word": "settle"},
      description: {"type": "long_text", "label": {"en": "Description", "es": "Descripción"}, "word": "settle"},
      script_day: {"type": "text", "label": {"en": "Script day", "es": "Día de guion"}, "word": "settle"},
      script_page: {"type": "text", "label": {"en": "Script page", "es": "Página de guion"}, "word": "settle"},
      eighths: {"type": "eighths", "label": {"en": "Pages", "es": "Páginas"}, "word": "settle", "unit": "1/8"},
      estimate: {"type": "whole", "label": {"en": "Estimated time", "es": "Tiempo estimado"}, "word": "settle", "unit": "min"},
      elements: {"type": "refs", "label": {"en": "Elements", "es": "Elementos"}, "word": "settle", "of": "element"},
      location: {"type": "ref", "label": {"en": "Location", "es": "Locación"}, "word": "settle", "of": "location"},
      comments: {"type": "long_text", "label": {"en": "Notes", "es": "Notas"}, "word": "settle"},
      omitted: {"type": "yes_no", "label": {"en": "Omitted", "es": "Omitida"}, "word": "settle"},
    },
    verbs: {
      "scene.add": {"sets": ["number", "ie", "set", "dn", "description", "script_day", "script_page", "eighths", "estimate", "elements", "location", "comments", "omitted"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "scene.edit": {"sets": ["number", "ie", "set", "dn", "description", "script_day", "script_page", "eighths", "estimate", "elements", "location", "comments", "omitted"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "scene.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  calendar: {
    v: 1,
    label: {"en": "Calendar", "es": "Calendario"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      name: {"type": "text", "label": {"en": "Name", "es": "Nombre"}, "word": "settle", "required": true},
      start: {"type": "date", "label": {"en": "Start of shooting", "es": "Inicio del rodaje"}, "word": "settle"},
      days_off: {"type": "struct", "label": {"en": "Weekly days off", "es": "Descanso semanal"}, "word": "settle"},
    },
    verbs: {
      "calendar.add": {"sets": ["name", "start", "days_off"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "calendar.edit": {"sets": ["name", "start", "days_off"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "calendar.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  calendar_day: {
    v: 1,
    label: {"en": "Day of the calendar", "es": "Día del calendario"},
    key: ["calendar", "date"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      calendar: {"type": "ref", "label": {"en": "Calendar", "es": "Calendario"}, "word": "settle", "of": "calendar", "required": true},
      date: {"type": "date", "label": {"en": "Date", "es": "Fecha"}, "word": "settle", "required": true},
      sort: {"type": "choice", "label": {"en": "What it is", "es": "Qué es"}, "word": "settle", "choices": ["holiday", "day_off", "travel", "company_move", "work", "event"], "required": true},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "calendar_day.add": {"sets": ["calendar", "date", "sort", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "calendar_day.edit": {"sets": ["calendar", "date", "sort", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "calendar_day.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  board: {
    v: 1,
    label: {"en": "Board", "es": "Plan de rodaje"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      name: {"type": "text", "label": {"en": "Name", "es": "Nombre"}, "word": "settle", "required": true},
      on_calendar: {"type": "ref", "label": {"en": "On the calendar", "es": "Según el calendario"}, "word": "settle", "of": "calendar"},
      dood: {"type": "struct", "label": {"en": "Day-out-of-days", "es": "Plan por actor"}, "word": "settle"},
      day_minutes: {"type": "whole", "label": {"en": "Longest day", "es": "Jornada máxima"}, "word": "settle", "unit": "min"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
      calendar: {"type": "text", "label": {"en": "Calendar", "es": "Calendario"}, "word": "settle"},
      dates: {"type": "texts", "label": {"en": "Shoot days", "es": "Días de rodaje"}, "word": "settle"},
    },
    verbs: {
      "board.add": {"sets": ["name", "on_calendar", "dood", "day_minutes", "note", "calendar", "dates"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "board.edit": {"sets": ["name", "on_calendar", "dood", "day_minutes", "note", "calendar", "dates"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "board.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  board_unit: {
    v: 1,
    label: {"en": "Unit", "es": "Unidad"},
    key: ["board", "unit"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board", "required": true},
      unit: {"type": "text", "label": {"en": "Unit", "es": "Unidad"}, "word": "settle", "required": true},
      sort: {"type": "choice", "label": {"en": "What it is", "es": "Qué es"}, "word": "settle", "choices": ["main", "second", "splinter"]},
      on_calendar: {"type": "ref", "label": {"en": "On the calendar", "es": "Según el calendario"}, "word": "settle", "of": "calendar"},
      order: {"type": "text", "label": {"en": "Order", "es": "Orden"}, "word": "settle"},
    },
    verbs: {
      "board_unit.add": {"sets": ["board", "unit", "sort", "on_calendar", "order"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "board_unit.edit": {"sets": ["board", "unit", "sort", "on_calendar", "order"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "board_unit.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  day_break: {
    v: 1,
    label: {"en": "Day break", "es": "Fin de día"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board", "required": true},
      unit: {"type": "text", "label": {"en": "Unit", "es": "Unidad"}, "word": "settle"},
      order: {"type": "text", "label": {"en": "Order", "es": "Orden"}, "word": "settle", "required": true},
      date: {"type": "date", "label": {"en": "Fixed date", "es": "Fecha fija"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "day_break.add": {"sets": ["board", "unit", "order", "date", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "day_break.edit": {"sets": ["board", "unit", "order", "date", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "day_break.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  strip: {
    v: 1,
    label: {"en": "Strip", "es": "Tira"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board", "required": true},
      scene: {"type": "ref", "label": {"en": "Scene", "es": "Escena"}, "word": "settle", "of": "scene"},
      banner: {"type": "text", "label": {"en": "Banner", "es": "Banda"}, "word": "settle"},
      minutes: {"type": "whole", "label": {"en": "Takes", "es": "Duración"}, "word": "settle", "unit": "min"},
      comments: {"type": "long_text", "label": {"en": "Notes", "es": "Notas"}, "word": "settle"},
      at: {"type": "struct", "label": {"en": "Place", "es": "Lugar"}, "word": "settle"},
      place: {"type": "choice", "label": {"en": "Where", "es": "Dónde"}, "word": "settle", "choices": ["day", "boneyard", "unplaced"]},
      day: {"type": "whole", "label": {"en": "Shoot day", "es": "Día de rodaje"}, "word": "settle"},
      order: {"type": "whole", "label": {"en": "Order", "es": "Orden"}, "word": "settle"},
    },
    verbs: {
      "strip.add": {"sets": ["board", "scene", "banner", "minutes", "comments", "at", "place", "day", "order"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "strip.edit": {"sets": ["board", "scene", "banner", "minutes", "comments", "at", "place", "day", "order"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "strip.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  cover_set: {
    v: 1,
    label: {"en": "Cover set", "es": "Set de reserva"},
    key: ["day", "scene"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board", "required": true},
      day: {"type": "ref", "label": {"en": "Day", "es": "Día"}, "word": "settle", "of": "day_break", "required": true},
      scene: {"type": "ref", "label": {"en": "Scene", "es": "Escena"}, "word": "settle", "of": "scene", "required": true},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "cover_set.add": {"sets": ["board", "day", "scene", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "cover_set.edit": {"sets": ["board", "day", "scene", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "cover_set.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  shoot_day: {
    v: 1,
    label: {"en": "Shoot day", "es": "Día de rodaje"},
    key: ["unit", "date"],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      unit: {"type": "text", "label": {"en": "Unit", "es": "Unidad"}, "word": "settle", "required": true},
      date: {"type": "date", "label": {"en": "Date", "es": "Fecha"}, "word": "settle", "required": true},
      number: {"type": "whole", "label": {"en": "Day", "es": "Día"}, "word": "settle"},
      of: {"type": "whole", "label": {"en": "Of", "es": "De"}, "word": "settle"},
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board"},
      moved_from: {"type": "ref", "label": {"en": "Moved from", "es": "Movido de"}, "word": "settle", "of": "shoot_day"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "shoot_day.add": {"sets": ["unit", "date", "number", "of", "board", "moved_from", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "shoot_day.edit": {"sets": ["unit", "date", "number", "of", "board", "moved_from", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "shoot_day.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  scene_shot: {
    v: 1,
    label: {"en": "Scene shot", "es": "Escena rodada"},
    key: ["scene", "shoot_day"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      scene: {"type": "ref", "label": {"en": "Scene", "es": "Escena"}, "word": "settle", "of": "scene", "required": true},
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día de rodaje"}, "word": "settle", "of": "shoot_day", "required": true},
      state: {"type": "choice", "label": {"en": "How far", "es": "Hasta dónde"}, "word": "settle", "choices": ["complete", "part", "not_shot", "retake"], "required": true},
      eighths: {"type": "eighths", "label": {"en": "Pages shot", "es": "Páginas rodadas"}, "word": "settle", "unit": "1/8"},
      minutes: {"type": "whole", "label": {"en": "Screen time", "es": "Tiempo en pantalla"}, "word": "settle", "unit": "min"},
      setups: {"type": "whole", "label": {"en": "Setups", "es": "Emplazamientos"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "scene_shot.record": {"sets": ["scene", "shoot_day", "state", "eighths", "minutes", "setups", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "scene_shot.edit": {"sets": ["scene", "shoot_day", "state", "eighths", "minutes", "setups", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "scene_shot.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  schedule_version: {
    v: 1,
    label: {"en": "Schedule version", "es": "Versión del plan"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      board: {"type": "ref", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "of": "board", "required": true},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
      number: {"type": "whole", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "given": true},
      colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "given": true},
      name: {"type": "text", "label": {"en": "Board", "es": "Plan"}, "word": "settle", "given": true},
      at: {"type": "instant", "label": {"en": "Issued", "es": "Emitida"}, "word": "settle", "given": true},
      by: {"type": "text", "label": {"en": "By", "es": "Por"}, "word": "settle", "given": true},
      changes: {"type": "json", "label": {"en": "What changed", "es": "Qué cambió"}, "word": "settle", "given": true},
      count: {"type": "whole", "label": {"en": "Changes", "es": "Cambios"}, "word": "settle", "given": true},
      issuing: {"type": "json", "label": {"en": "As previewed", "es": "Como se vio"}, "word": "carried"},
    },
    verbs: {
      "schedule_version.issue": {"sets": ["board", "note", "issuing"], "offline": "no", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  schedule_snapshot: {
    v: 1,
    label: {"en": "Schedule as it stood", "es": "Plan como estaba"},
    key: ["version"],
    sees: [],
    fields: {
      version: {"type": "ref", "label": {"en": "Version", "es": "Versión"}, "word": "settle", "of": "schedule_version", "given": true},
      snapshot: {"type": "json", "label": {"en": "As it stood", "es": "Como estaba"}, "word": "settle", "given": true},
    },
    verbs: {
    },
  },
  work_days: {
    v: 1,
    label: {"en": "Work days", "es": "Días de trabajo"},
    key: ["person"],
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "given": true},
      days: {"type": "json", "label": {"en": "Days", "es": "Días"}, "word": "settle", "given": true},
      was: {"type": "json", "label": {"en": "Was", "es": "Antes"}, "word": "settle", "given": true},
      told_in: {"type": "ref", "label": {"en": "Told in version", "es": "Avisado en versión"}, "word": "settle", "of": "schedule_version", "given": true},
      told_number: {"type": "whole", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "given": true},
      told_colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "given": true},
      told_at: {"type": "instant", "label": {"en": "Told", "es": "Avisado"}, "word": "settle", "given": true},
      told_by: {"type": "text", "label": {"en": "By", "es": "Por"}, "word": "settle", "given": true},
    },
    verbs: {
    },
  },
  schedule_copy: {
    v: 1,
    label: {"en": "Schedule copy", "es": "Enterado del plan"},
    key: ["person", "version"],
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      version: {"type": "ref", "label": {"en": "Version", "es": "Versión"}, "word": "settle", "of": "schedule_version", "required": true},
      seen: {"type": "struct", "label": {"en": "Seen", "es": "Visto"}, "word": "first"},
      copied: {"type": "struct", "label": {"en": "Copied", "es": "Enterado"}, "word": "first"},
      by_hand: {"type": "struct", "label": {"en": "By hand", "es": "En persona"}, "word": "first"},
    },
    verbs: {
      "schedule_copy.see": {"sets": ["seen"], "offline": "yes", "roles": [], "named": ["person"], "role_in": []},
      "schedule_copy.copy": {"sets": ["copied"], "offline": "yes", "roles": [], "named": ["person"], "role_in": []},
      "schedule_copy.by_hand": {"sets": ["by_hand"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  script_revision: {
    v: 1,
    label: {"en": "Script revision", "es": "Revisión de guion"},
    key: [],
    sees: [{"word": "everyone", "of": []}],
    fields: {
      colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "required": true},
      date: {"type": "date", "label": {"en": "Date", "es": "Fecha"}, "word": "settle", "required": true},
      pages: {"type": "text", "label": {"en": "Pages", "es": "Páginas"}, "word": "settle"},
      whole: {"type": "yes_no", "label": {"en": "Whole script", "es": "Guion completo"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "script_revision.issue": {"sets": ["colour", "date", "pages", "whole", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "script_revision.edit": {"sets": ["colour", "date", "pages", "whole", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "script_revision.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  revised_scene: {
    v: 1,
    label: {"en": "Revised scene", "es": "Escena revisada"},
    key: ["revision", "scene"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "hod", "location_manager", "accountant", "transport_captain", "pa"]}],
    fields: {
      revision: {"type": "ref", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "of": "script_revision", "required": true},
      scene: {"type": "ref", "label": {"en": "Scene", "es": "Escena"}, "word": "settle", "of": "scene", "required": true},
      change: {"type": "choice", "label": {"en": "What happened", "es": "Qué pasó"}, "word": "settle", "choices": ["changed", "added", "omitted"], "required": true},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
    },
    verbs: {
      "revised_scene.add": {"sets": ["revision", "scene", "change", "note"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "revised_scene.edit": {"sets": ["revision", "scene", "change", "note"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "revised_scene.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  script_copy: {
    v: 1,
    label: {"en": "Script copy", "es": "Copia del guion"},
    key: ["revision", "person"],
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      revision: {"type": "ref", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "of": "script_revision", "required": true},
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      number: {"type": "text", "label": {"en": "Copy number", "es": "Número de copia"}, "word": "settle"},
      how: {"type": "choice", "label": {"en": "How", "es": "Cómo"}, "word": "settle", "choices": ["paper", "mail", "by_hand"]},
      given_at: {"type": "instant", "label": {"en": "Given", "es": "Entregada"}, "word": "first"},
      received_at: {"type": "instant", "label": {"en": "Received", "es": "Recibida"}, "word": "first"},
    },
    verbs: {
      "script_copy.give": {"sets": ["revision", "person", "number", "how", "given_at"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "script_copy.edit": {"sets": ["number", "how"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "script_copy.receive": {"sets": ["received_at"], "offline": "yes", "roles": [], "named": ["person"], "role_in": []},
      "script_copy.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  call_sheet: {
    v: 1,
    label: {"en": "Call sheet", "es": "Hoja de llamado"},
    key: ["shoot_day"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día de rodaje"}, "word": "settle", "of": "shoot_day", "required": true},
      general_call: {"type": "minutes", "label": {"en": "General crew call", "es": "Citación general"}, "word": "settle"},
      shooting_call: {"type": "minutes", "label": {"en": "Shooting call", "es": "Inicio de rodaje"}, "word": "settle"},
      breakfast: {"type": "minutes", "label": {"en": "Breakfast", "es": "Desayuno"}, "word": "settle"},
      lunch: {"type": "minutes", "label": {"en": "Lunch", "es": "Comida"}, "word": "settle"},
      lunch_minutes: {"type": "whole", "label": {"en": "Lunch takes", "es": "Duración de la comida"}, "word": "settle", "unit": "min"},
      wrap: {"type": "minutes", "label": {"en": "Estimated wrap", "es": "Fin estimado"}, "word": "settle"},
      report_to: {"type": "ref", "label": {"en": "Report to", "es": "Presentarse en"}, "word": "settle", "of": "location"},
      parking: {"type": "ref", "label": {"en": "Crew parking", "es": "Estacionamiento"}, "word": "settle", "of": "location"},
      ring: {"type": "ref", "label": {"en": "Whom to ring", "es": "A quién llamar"}, "word": "settle", "of": "person"},
      weather: {"type": "text", "label": {"en": "Weather", "es": "Clima"}, "word": "settle"},
      safety: {"type": "long_text", "label": {"en": "Safety", "es": "Seguridad"}, "word": "settle"},
      notes: {"type": "long_text", "label": {"en": "Notes", "es": "Notas"}, "word": "settle"},
      channels: {"type": "text", "label": {"en": "Walkie channels", "es": "Canales de radio"}, "word": "settle"},
      closed_set: {"type": "yes_no", "label": {"en": "Closed set", "es": "Set cerrado"}, "word": "settle"},
      number: {"type": "whole", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "given": true},
      colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "given": true},
      revision: {"type": "ref", "label": {"en": "Published as", "es": "Publicada como"}, "word": "settle", "given": true},
      published_at: {"type": "instant", "label": {"en": "Published", "es": "Publicada"}, "word": "settle", "given": true},
      published_by: {"type": "ref", "label": {"en": "Published by", "es": "Publicada por"}, "word": "settle", "of": "person", "given": true},
      publishing: {"type": "json", "label": {"en": "As previewed", "es": "Como se vio"}, "word": "carried"},
    },
    verbs: {
      "call_sheet.make": {"sets": ["shoot_day", "general_call", "shooting_call", "breakfast", "lunch", "lunch_minutes", "wrap", "report_to", "parking", "ring", "weather", "safety", "notes", "channels", "closed_set", "publishing"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "call_sheet.edit": {"sets": ["shoot_day", "general_call", "shooting_call", "breakfast", "lunch", "lunch_minutes", "wrap", "report_to", "parking", "ring", "weather", "safety", "notes", "channels", "closed_set", "publishing"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "call_sheet.publish": {"sets": ["publishing"], "offline": "no", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "call_sheet.push": {"sets": ["publishing"], "offline": "no", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "call_sheet.pull": {"sets": ["publishing"], "offline": "no", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  sheet_row: {
    v: 1,
    label: {"en": "Row of the sheet", "es": "Renglón de la hoja"},
    key: ["call_sheet", "person", "slot"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      call_sheet: {"type": "ref", "label": {"en": "Call sheet", "es": "Hoja de llamado"}, "word": "settle", "of": "call_sheet", "required": true},
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      slot: {"type": "text", "label": {"en": "Which call", "es": "Cuál llamado"}, "word": "settle", "required": true},
      call_time: {"type": "struct", "label": {"en": "Call", "es": "Llamado"}, "word": "settle"},
      pickup: {"type": "minutes", "label": {"en": "Pickup", "es": "Recogida"}, "word": "settle"},
      makeup: {"type": "minutes", "label": {"en": "H/MU", "es": "Maquillaje"}, "word": "settle"},
      on_set: {"type": "minutes", "label": {"en": "On set", "es": "En set"}, "word": "settle"},
      status: {"type": "text", "label": {"en": "Status", "es": "Estado"}, "word": "settle"},
      report_to: {"type": "ref", "label": {"en": "Report to", "es": "Presentarse en"}, "word": "settle", "of": "location"},
      remarks: {"type": "text", "label": {"en": "Remarks", "es": "Observaciones"}, "word": "settle"},
    },
    verbs: {
      "sheet_row.add": {"sets": ["call_sheet", "person", "slot", "call_time", "pickup", "makeup", "on_set", "status", "report_to", "remarks"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "sheet_row.edit": {"sets": ["call_sheet", "person", "slot", "call_time", "pickup", "makeup", "on_set", "status", "report_to", "remarks"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "sheet_row.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  sheet_revision: {
    v: 1,
    label: {"en": "Published sheet", "es": "Hoja publicada"},
    key: [],
    append_only: true,
    sees: [{"word": "audience", "of": ["audience"]}],
    fields: {
      call_sheet: {"type": "ref", "label": {"en": "Call sheet", "es": "Hoja"}, "word": "settle", "of": "call_sheet", "given": true},
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día"}, "word": "settle", "of": "shoot_day", "given": true},
      revision: {"type": "ref", "label": {"en": "Revision id", "es": "Id de revisión"}, "word": "settle", "given": true},
      number: {"type": "whole", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "given": true},
      colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "given": true},
      audience: {"type": "choice", "label": {"en": "For", "es": "Para"}, "word": "settle", "choices": ["crew", "cast", "vendor"], "given": true},
      published_at: {"type": "instant", "label": {"en": "Published", "es": "Publicada"}, "word": "settle", "given": true},
      published_by: {"type": "text", "label": {"en": "By", "es": "Por"}, "word": "settle", "given": true},
      document: {"type": "json", "label": {"en": "Sheet", "es": "Hoja"}, "word": "settle", "given": true},
    },
    verbs: {
    },
  },
  call: {
    v: 1,
    label: {"en": "Call", "es": "Llamado"},
    key: ["person", "shoot_day", "slot"],
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "given": true},
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día"}, "word": "settle", "of": "shoot_day", "given": true},
      slot: {"type": "text", "label": {"en": "Which call", "es": "Cuál llamado"}, "word": "settle", "given": true},
      date: {"type": "date", "label": {"en": "Date", "es": "Fecha"}, "word": "settle", "given": true},
      day: {"type": "json", "label": {"en": "Day of", "es": "Día de"}, "word": "settle", "given": true},
      mode: {"type": "choice", "label": {"en": "How", "es": "Cómo"}, "word": "settle", "choices": ["offset", "time", "on_set", "own_call", "per_hod", "will_notify", "standby", "on_hold", "no_call"], "given": true},
      minutes: {"type": "minutes", "label": {"en": "Call", "es": "Llamado"}, "word": "settle", "given": true},
      instant: {"type": "instant", "label": {"en": "Instant", "es": "Instante"}, "word": "settle", "given": true},
      zone: {"type": "zone", "label": {"en": "Zone", "es": "Zona"}, "word": "settle", "given": true},
      was: {"type": "json", "label": {"en": "Was", "es": "Antes"}, "word": "settle", "given": true},
      pickup: {"type": "minutes", "label": {"en": "Pickup", "es": "Recogida"}, "word": "settle", "given": true},
      makeup: {"type": "minutes", "label": {"en": "H/MU", "es": "Maquillaje"}, "word": "settle", "given": true},
      on_set: {"type": "minutes", "label": {"en": "On set", "es": "En set"}, "word": "settle", "given": true},
      place: {"type": "json", "label": {"en": "Report to", "es": "Presentarse en"}, "word": "settle", "given": true},
      hospital: {"type": "json", "label": {"en": "Hospital", "es": "Hospital"}, "word": "settle", "given": true},
      ring: {"type": "json", "label": {"en": "Whom to ring", "es": "A quién llamar"}, "word": "settle", "given": true},
      told_in: {"type": "ref", "label": {"en": "Told in revision", "es": "Avisado en revisión"}, "word": "settle", "given": true},
      told_number: {"type": "whole", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "given": true},
      told_colour: {"type": "text", "label": {"en": "Colour", "es": "Color"}, "word": "settle", "given": true},
      told_at: {"type": "instant", "label": {"en": "Told", "es": "Avisado"}, "word": "settle", "given": true},
      told_by: {"type": "text", "label": {"en": "By", "es": "Por"}, "word": "settle", "given": true},
    },
    verbs: {
    },
  },
  copy: {
    v: 1,
    label: {"en": "Copy", "es": "Enterado"},
    key: ["person", "call", "revision"],
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      call: {"type": "ref", "label": {"en": "Call", "es": "Llamado"}, "word": "settle", "of": "call", "required": true},
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día"}, "word": "settle", "of": "shoot_day"},
      revision: {"type": "ref", "label": {"en": "Revision", "es": "Revisión"}, "word": "settle", "required": true},
      sent: {"type": "struct", "label": {"en": "Sent", "es": "Enviado"}, "word": "first"},
      on_phone: {"type": "struct", "label": {"en": "On the phone", "es": "En el teléfono"}, "word": "first"},
      seen: {"type": "struct", "label": {"en": "Seen", "es": "Visto"}, "word": "first"},
      copied: {"type": "struct", "label": {"en": "Copied", "es": "Enterado"}, "word": "first"},
      by_hand: {"type": "struct", "label": {"en": "By hand", "es": "En persona"}, "word": "first"},
    },
    verbs: {
      "copy.send": {"sets": ["sent"], "offline": "yes", "roles": ["server"], "named": [], "role_in": []},
      "copy.arrive": {"sets": ["on_phone"], "offline": "yes", "roles": ["server"], "named": [], "role_in": []},
      "copy.see": {"sets": ["person", "call", "shoot_day", "revision", "seen"], "offline": "yes", "creates": true, "roles": [], "named": ["person"], "role_in": []},
      "copy.copy": {"sets": ["person", "call", "shoot_day", "revision", "copied"], "offline": "yes", "creates": true, "roles": [], "named": ["person"], "role_in": []},
      "copy.by_hand": {"sets": ["by_hand"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
  overrule: {
    v: 1,
    label: {"en": "Overruled", "es": "Asumido"},
    key: ["call_sheet", "finding"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      call_sheet: {"type": "ref", "label": {"en": "Call sheet", "es": "Hoja de llamado"}, "word": "settle", "of": "call_sheet", "required": true},
      finding: {"type": "text", "label": {"en": "Finding", "es": "Hallazgo"}, "word": "settle", "required": true},
      why: {"type": "text", "label": {"en": "Why", "es": "Por qué"}, "word": "settle", "required": true},
      by: {"type": "ref", "label": {"en": "By", "es": "Por"}, "word": "settle", "of": "person", "given": true},
      at: {"type": "instant", "label": {"en": "At", "es": "A las"}, "word": "settle", "given": true},
    },
    verbs: {
      "overrule.make": {"sets": ["call_sheet", "finding", "why"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
      "overrule.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  work_rule: {
    v: 1,
    label: {"en": "Work rule", "es": "Regla de trabajo"},
    key: ["name", "since"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      name: {"type": "choice", "label": {"en": "Rule", "es": "Regla"}, "word": "settle", "choices": ["cast_rest", "crew_rest", "meal", "breakfast", "breakfast_length", "minor_earliest", "minor_latest", "minor_latest_free", "minor_infant", "minor_half", "minor_two", "minor_six", "minor_nine", "minor_sixteen"], "required": true},
      since: {"type": "date", "label": {"en": "From", "es": "Desde"}, "word": "settle", "required": true},
      value: {"type": "whole", "label": {"en": "Value", "es": "Valor"}, "word": "settle", "unit": "min"},
      source: {"type": "text", "label": {"en": "Source", "es": "Fuente"}, "word": "settle"},
    },
    verbs: {
      "work_rule.set": {"sets": ["name", "since", "value", "source"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad"], "named": [], "role_in": []},
      "work_rule.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad"], "named": [], "role_in": []},
    },
  },
  minor: {
    v: 1,
    label: {"en": "Minor", "es": "Menor de edad"},
    key: ["person"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Person", "es": "Persona"}, "word": "settle", "of": "person", "required": true},
      born: {"type": "date", "label": {"en": "Date of birth", "es": "Fecha de nacimiento"}, "word": "settle"},
    },
    verbs: {
      "minor.edit": {"sets": ["person", "born"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad"], "named": [], "role_in": []},
    },
  },
  run: {
    v: 1,
    label: {"en": "Run", "es": "Mandado"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"]}, {"word": "person", "of": ["assignee"]}, {"word": "person", "of": ["requested_by"]}, {"word": "role_in", "of": ["open_to"]}],
    fields: {
      number: {"type": "whole", "label": {"en": "Run", "es": "Mandado"}, "word": "settle", "given": true},
      title: {"type": "text", "label": {"en": "What", "es": "Qué"}, "word": "settle", "required": true},
      department: {"type": "text", "label": {"en": "For", "es": "Para"}, "word": "settle"},
      requested_by: {"type": "ref", "label": {"en": "Asked for by", "es": "Pedido por"}, "word": "settle", "of": "person"},
      priority: {"type": "choice", "label": {"en": "Priority", "es": "Prioridad"}, "word": "settle", "choices": ["normal", "urgent"]},
      assignee: {"type": "ref", "label": {"en": "Who has it", "es": "Quién lo tiene"}, "word": "settle", "of": "person"},
      open_to: {"type": "choice", "label": {"en": "Open to", "es": "Abierto a"}, "word": "settle", "choices": ["pa", "driver"]},
      pick_up_from: {"type": "text", "label": {"en": "From", "es": "De"}, "word": "settle"},
      deliver_to: {"type": "text", "label": {"en": "To", "es": "A"}, "word": "settle"},
      contact: {"type": "text", "label": {"en": "Contact", "es": "Contacto"}, "word": "settle"},
      contact_phone: {"type": "text", "label": {"en": "Contact's telephone", "es": "Teléfono del contacto"}, "word": "settle"},
      need_by: {"type": "instant", "label": {"en": "Need by", "es": "Para las"}, "word": "settle"},
      paid_by: {"type": "choice", "label": {"en": "Paid by", "es": "Pago"}, "word": "settle", "choices": ["none", "cod", "po", "petty_cash"]},
      amount: {"type": "whole", "label": {"en": "Amount", "es": "Importe"}, "word": "settle", "unit": "cent"},
      note: {"type": "long_text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
      state: {"type": "choice", "label": {"en": "Step", "es": "Paso"}, "word": "forward", "choices": ["given", "taken", "picked_up", "delivered", "cancelled"]},
      given_at: {"type": "instant", "label": {"en": "Given", "es": "Dado"}, "word": "first"},
      taken_at: {"type": "instant", "label": {"en": "Taken", "es": "Tomado"}, "word": "first"},
      picked_up_at: {"type": "instant", "label": {"en": "Picked up", "es": "Recogido"}, "word": "first"},
      delivered_at: {"type": "instant", "label": {"en": "Delivered", "es": "Entregado"}, "word": "first"},
      delivered_by: {"type": "ref", "label": {"en": "Delivered by", "es": "Entregado por"}, "word": "first", "of": "person"},
      cannot: {"type": "text", "label": {"en": "Why not", "es": "Por qué no"}, "word": "last"},
      proof: {"type": "ref", "label": {"en": "Proof that counts", "es": "Comprobante que vale"}, "word": "settle", "of": "run_proof", "given": true},
    },
    verbs: {
      "run.give": {"sets": ["title", "department", "requested_by", "priority", "assignee", "open_to", "pick_up_from", "deliver_to", "contact", "contact_phone", "need_by", "paid_by", "amount", "note", "state", "given_at", "taken_at", "picked_up_at", "delivered_at", "delivered_by", "cannot"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
      "run.edit": {"sets": ["title", "department", "requested_by", "priority", "assignee", "open_to", "pick_up_from", "deliver_to", "contact", "contact_phone", "need_by", "paid_by", "amount", "note", "state", "given_at", "taken_at", "picked_up_at", "delivered_at", "delivered_by", "cannot"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
      "run.take": {"sets": ["assignee", "state", "taken_at"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": ["assignee"], "role_in": ["open_to"]},
      "run.cannot": {"sets": ["assignee", "cannot"], "offline": "yes", "roles": [], "named": ["assignee"], "role_in": []},
      "run.pick_up": {"sets": ["state", "picked_up_at"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": ["assignee"], "role_in": ["open_to"]},
      "run.deliver": {"sets": ["state", "delivered_at", "delivered_by"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": ["assignee"], "role_in": ["open_to"]},
      "run.cancel": {"sets": ["state"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
    },
  },
  run_item: {
    v: 1,
    label: {"en": "Item", "es": "Artículo"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"]}, {"word": "person", "of": ["assignee"]}, {"word": "person", "of": ["requested_by"]}, {"word": "role_in", "of": ["open_to"]}],
    fields: {
      run: {"type": "ref", "label": {"en": "Run", "es": "Mandado"}, "word": "settle", "of": "run", "required": true},
      text: {"type": "text", "label": {"en": "Item", "es": "Artículo"}, "word": "settle", "required": true},
      quantity: {"type": "text", "label": {"en": "How many", "es": "Cuántos"}, "word": "settle"},
      ticked: {"type": "yes_no", "label": {"en": "Got it", "es": "Listo"}, "word": "last"},
      order: {"type": "whole", "label": {"en": "Order", "es": "Orden"}, "word": "last"},
      assignee: {"type": "ref", "label": {"en": "Who has it", "es": "Quién lo tiene"}, "word": "settle", "of": "person", "given": true},
      requested_by: {"type": "ref", "label": {"en": "Asked for by", "es": "Pedido por"}, "word": "settle", "of": "person", "given": true},
      open_to: {"type": "choice", "label": {"en": "Open to", "es": "Abierto a"}, "word": "settle", "choices": ["pa", "driver"], "given": true},
    },
    verbs: {
      "run_item.add": {"sets": ["run", "text", "quantity", "ticked", "order"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
      "run_item.edit": {"sets": ["run", "text", "quantity", "ticked", "order"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
      "run_item.tick": {"sets": ["ticked"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": ["assignee"], "role_in": ["open_to"]},
      "run_item.strike": {"sets": ["struck"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"], "named": [], "role_in": []},
    },
  },
  run_proof: {
    v: 1,
    label: {"en": "Proof", "es": "Comprobante"},
    key: [],
    append_only: true,
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager"]}, {"word": "person", "of": ["person"]}, {"word": "person", "of": ["requested_by"]}],
    fields: {
      run: {"type": "ref", "label": {"en": "Run", "es": "Mandado"}, "word": "settle", "of": "run", "required": true},
      person: {"type": "ref", "label": {"en": "Delivered by", "es": "Entregado por"}, "word": "settle", "of": "person", "required": true},
      at: {"type": "instant", "label": {"en": "At", "es": "A las"}, "word": "settle", "required": true},
      items: {"type": "refs", "label": {"en": "Items delivered", "es": "Artículos entregados"}, "word": "settle", "of": "run_item"},
      short: {"type": "whole", "label": {"en": "Short", "es": "Faltan"}, "word": "settle"},
      place: {"type": "text", "label": {"en": "Where", "es": "Dónde"}, "word": "settle"},
      received_by: {"type": "text", "label": {"en": "Received by", "es": "Recibido por"}, "word": "settle"},
      signature: {"type": "strokes", "label": {"en": "Signature", "es": "Firma"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
      photos: {"type": "files", "label": {"en": "Photos", "es": "Fotos"}, "word": "settle"},
      assignee: {"type": "ref", "label": {"en": "Who has it", "es": "Quién lo tiene"}, "word": "settle", "of": "person", "given": true},
      requested_by: {"type": "ref", "label": {"en": "Asked for by", "es": "Pedido por"}, "word": "settle", "of": "person", "given": true},
    },
    verbs: {
      "run_proof.make": {"sets": ["run", "person", "at", "items", "short", "place", "received_by", "signature", "note", "photos"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary", "transport_captain", "location_manager", "pa", "driver"], "named": [], "role_in": []},
    },
  },
  check_in: {
    v: 1,
    label: {"en": "Check-in", "es": "Registro"},
    key: [],
    append_only: true,
    sees: [{"word": "person", "of": ["person"]}, {"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Who", "es": "Quién"}, "word": "settle", "of": "person", "required": true},
      what: {"type": "choice", "label": {"en": "What", "es": "Qué"}, "word": "settle", "choices": ["in", "lunch_out", "lunch_in", "wrap", "at_place", "note"], "required": true},
      at: {"type": "instant", "label": {"en": "At", "es": "A las"}, "word": "settle", "required": true},
      shoot_day: {"type": "ref", "label": {"en": "Shoot day", "es": "Día de rodaje"}, "word": "settle", "of": "shoot_day"},
      place: {"type": "text", "label": {"en": "Where", "es": "Dónde"}, "word": "settle"},
      point: {"type": "struct", "label": {"en": "Coordinates", "es": "Coordenadas"}, "word": "settle"},
      note: {"type": "text", "label": {"en": "Note", "es": "Nota"}, "word": "settle"},
      photos: {"type": "files", "label": {"en": "Photos", "es": "Fotos"}, "word": "settle"},
      corrects: {"type": "ref", "label": {"en": "Corrects", "es": "Corrige"}, "word": "settle", "of": "check_in"},
      taken_back: {"type": "yes_no", "label": {"en": "Taken back", "es": "Retirado"}, "word": "settle"},
    },
    verbs: {
      "check_in.make": {"sets": ["person", "what", "at", "shoot_day", "place", "point", "note", "photos", "corrects", "taken_back"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": ["person"], "role_in": []},
      "check_in.correct": {"sets": ["person", "what", "at", "shoot_day", "place", "point", "note", "photos", "corrects", "taken_back"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": ["person"], "role_in": []},
    },
  },
  question: {
    v: 1,
    label: {"en": "Question", "es": "Pregunta"},
    key: ["about_record", "about_field"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}, {"word": "person", "of": ["person"]}],
    fields: {
      about_kind: {"type": "text", "label": {"en": "About", "es": "Sobre"}, "word": "settle", "given": true},
      about_record: {"type": "ref", "label": {"en": "Record", "es": "Registro"}, "word": "settle", "given": true},
      about_field: {"type": "text", "label": {"en": "Field", "es": "Campo"}, "word": "settle", "given": true},
      lines: {"type": "json", "label": {"en": "Claims", "es": "Versiones"}, "word": "settle", "given": true},
      stands: {"type": "json", "label": {"en": "Who wrote what stands", "es": "Quién escribió lo vigente"}, "word": "settle", "given": true},
      person: {"type": "ref", "label": {"en": "Put to", "es": "Para"}, "word": "settle", "of": "person", "given": true},
      state: {"type": "choice", "label": {"en": "State", "es": "Estado"}, "word": "settle", "choices": ["open", "settled", "closed"], "given": true},
      settled_by: {"type": "ref", "label": {"en": "Settled by", "es": "Resuelta por"}, "word": "settle", "of": "person", "given": true},
      settled_at: {"type": "instant", "label": {"en": "Settled", "es": "Resuelta"}, "word": "settle", "given": true},
      settling: {"type": "json", "label": {"en": "What was shown", "es": "Lo que se vio"}, "word": "carried"},
    },
    verbs: {
      "question.settle": {"sets": ["settling"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": ["person"], "role_in": []},
    },
  },
  ruling: {
    v: 1,
    label: {"en": "Ruling", "es": "Decisión"},
    key: [],
    sees: [{"word": "person", "of": ["person"]}],
    fields: {
      person: {"type": "ref", "label": {"en": "Told to", "es": "Para"}, "word": "settle", "of": "person", "given": true},
      about_kind: {"type": "text", "label": {"en": "About", "es": "Sobre"}, "word": "settle", "given": true},
      about_record: {"type": "ref", "label": {"en": "Record", "es": "Registro"}, "word": "settle", "given": true},
      about_field: {"type": "text", "label": {"en": "Field", "es": "Campo"}, "word": "settle", "given": true},
      entry: {"type": "ref", "label": {"en": "Deed", "es": "Acción"}, "word": "settle", "given": true},
      value: {"type": "json", "label": {"en": "What he had said", "es": "Lo que había dicho"}, "word": "settle", "given": true},
      stood: {"type": "yes_no", "label": {"en": "It stands", "es": "Vale"}, "word": "settle", "given": true},
      by: {"type": "ref", "label": {"en": "Decided by", "es": "Decidida por"}, "word": "settle", "of": "person", "given": true},
      at: {"type": "instant", "label": {"en": "Decided", "es": "Decidida"}, "word": "settle", "given": true},
      seen: {"type": "instant", "label": {"en": "Seen", "es": "Vista"}, "word": "first"},
    },
    verbs: {
      "ruling.see": {"sets": ["seen"], "offline": "yes", "roles": [], "named": ["person"], "role_in": []},
    },
  },
  held_deed: {
    v: 1,
    label: {"en": "Held deed", "es": "Acción retenida"},
    key: ["entry"],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}, {"word": "person", "of": ["person"]}],
    fields: {
      entry: {"type": "ref", "label": {"en": "Deed", "es": "Acción"}, "word": "settle", "given": true},
      person: {"type": "ref", "label": {"en": "Done by", "es": "Hecha por"}, "word": "settle", "of": "person", "given": true},
      device: {"type": "text", "label": {"en": "Device", "es": "Aparato"}, "word": "settle", "given": true},
      about_kind: {"type": "text", "label": {"en": "About", "es": "Sobre"}, "word": "settle", "given": true},
      about_record: {"type": "ref", "label": {"en": "Record", "es": "Registro"}, "word": "settle", "given": true},
      verb: {"type": "text", "label": {"en": "What", "es": "Qué"}, "word": "settle", "given": true},
      sets: {"type": "texts", "label": {"en": "What it sets", "es": "Lo que cambia"}, "word": "settle", "given": true},
      why: {"type": "text", "label": {"en": "Why it waits", "es": "Por qué espera"}, "word": "settle", "given": true},
      at: {"type": "instant", "label": {"en": "Done", "es": "Hecha"}, "word": "settle", "given": true},
      received_at: {"type": "instant", "label": {"en": "Arrived", "es": "Llegó"}, "word": "settle", "given": true},
      seq: {"type": "whole", "label": {"en": "Row of the log", "es": "Fila del registro"}, "word": "settle", "given": true},
      state: {"type": "choice", "label": {"en": "State", "es": "Estado"}, "word": "settle", "choices": ["waiting", "lying", "released"], "given": true},
      decided_by: {"type": "ref", "label": {"en": "Decided by", "es": "Decidida por"}, "word": "settle", "of": "person", "given": true},
      decided_at: {"type": "instant", "label": {"en": "Decided", "es": "Decidida"}, "word": "settle", "given": true},
      outcome: {"type": "text", "label": {"en": "What became of it", "es": "En qué quedó"}, "word": "settle", "given": true},
      reason: {"type": "text", "label": {"en": "Reason", "es": "Motivo"}, "word": "settle", "given": true},
      deciding: {"type": "json", "label": {"en": "What was shown", "es": "Lo que se vio"}, "word": "carried"},
    },
    verbs: {
      "held_deed.release": {"sets": ["deciding"], "offline": "yes", "roles": ["coordinator", "apoc", "upm"], "named": [], "role_in": []},
      "held_deed.let_lie": {"sets": ["deciding"], "offline": "yes", "roles": ["coordinator", "apoc", "upm"], "named": [], "role_in": []},
      "held_deed.note": {"sets": ["deciding"], "offline": "yes", "creates": true, "roles": ["server"], "named": [], "role_in": []},
    },
  },
  import: {
    v: 1,
    label: {"en": "Import", "es": "Importación"},
    key: [],
    sees: [{"word": "role", "of": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"]}],
    fields: {
      file: {"type": "text", "label": {"en": "File", "es": "Archivo"}, "word": "settle", "required": true},
      sort: {"type": "choice", "label": {"en": "What it is", "es": "Qué es"}, "word": "settle", "choices": ["schedule", "script", "crew"], "required": true},
      format: {"type": "text", "label": {"en": "Format", "es": "Formato"}, "word": "settle"},
      source: {"type": "ref", "label": {"en": "First version", "es": "Primera versión"}, "word": "settle", "of": "import", "required": true},
      added: {"type": "whole", "label": {"en": "Added", "es": "Añadidos"}, "word": "settle"},
      changed: {"type": "whole", "label": {"en": "Changed", "es": "Cambiados"}, "word": "settle"},
      removed: {"type": "whole", "label": {"en": "Removed", "es": "Quitados"}, "word": "settle"},
      by: {"type": "ref", "label": {"en": "Brought in by", "es": "Importado por"}, "word": "settle", "of": "person", "given": true},
      at: {"type": "instant", "label": {"en": "Brought in", "es": "Importado"}, "word": "settle", "given": true},
      undone_by: {"type": "ref", "label": {"en": "Undone by", "es": "Deshecho por"}, "word": "settle", "of": "person", "given": true},
      undone_at: {"type": "instant", "label": {"en": "Undone", "es": "Deshecho"}, "word": "settle", "given": true},
      replaced: {"type": "json", "label": {"en": "What stood before", "es": "Lo que había antes"}, "word": "carried"},
    },
    verbs: {
      "import.bring": {"sets": ["file", "sort", "format", "source", "added", "changed", "removed"], "offline": "yes", "creates": true, "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "import.note": {"sets": ["replaced"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
      "import.undo": {"sets": ["replaced"], "offline": "yes", "roles": ["coordinator", "apoc", "upm", "first_ad", "second_ad", "secretary"], "named": [], "role_in": []},
    },
  },
};
