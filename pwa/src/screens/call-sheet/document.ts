/** The sheet as the server resolves it, for its previews and published revisions: what the paper here draws. Times are minutes of the shoot day. */
import type { CallMode } from "../../rules/calls";

export interface SheetTimesOfDay {
  readonly general_call?: number | null;
  readonly shooting_call?: number | null;
  readonly breakfast?: number | null;
  readonly lunch?: number | null;
  readonly lunch_minutes?: number | null;
  readonly wrap?: number | null;
  readonly sunrise?: number | null;
  readonly sunset?: number | null;
  readonly dawn?: number | null;
  readonly dusk?: number | null;
}

export interface SheetPlace {
  readonly use: "report_to" | "parking" | "set" | "hospital";
  readonly id?: string;
  readonly name: string | null;
  readonly address?: string | null;
  readonly phone?: string | null;
  readonly for?: readonly string[] | null;
  readonly miles?: number | null;
}

export interface SheetScene {
  readonly strip?: string;
  readonly scene?: string | null;
  readonly ie?: string | null;
  readonly set?: string | null;
  readonly dn?: string | null;
  readonly description?: string | null;
  readonly script_day?: string | null;
  readonly eighths?: number | null;
  readonly cast?: readonly string[] | null;
  readonly location?: string | null;
  readonly banner?: string | null;
}

export interface SheetCast {
  readonly row: string;
  readonly person: string;
  readonly cast_id: string | null;
  readonly artist: string | null;
  readonly character: string | null;
  readonly minor?: boolean | null;
  readonly status?: string | null;
  readonly mode: CallMode | null;
  readonly minutes: number | null;
  readonly pickup: number | null;
  readonly makeup: number | null;
  readonly on_set: number | null;
  readonly report_to?: string | null;
  readonly remarks?: string | null;
  readonly moved?: readonly string[] | null;
}

export interface SheetCrew {
  readonly row: string;
  readonly person: string;
  readonly name: string | null;
  readonly position: string | null;
  readonly phone?: string | null;
  readonly mode: CallMode | null;
  readonly offset?: number | null;
  readonly minutes: number | null;
  readonly moved?: boolean | null;
}

export interface SheetDocument {
  readonly production: {
    readonly title: string | null;
    readonly company?: string | null;
    readonly office_address?: string | null;
    readonly office_phone?: string | null;
    readonly clock?: "24" | "12" | null;
    readonly paper?: "letter" | "a4" | null;
    readonly zone?: string | null;
  };
  readonly sheet: {
    readonly shoot_day?: string;
    readonly date: string | null;
    readonly unit?: string | null;
    readonly day: number | null;
    readonly of: number | null;
    readonly number: number | null;
    readonly colour: string | null;
    readonly prelim?: boolean | null;
    readonly closed_set?: boolean | null;
    readonly script_colour?: string | null;
    readonly script_date?: string | null;
    readonly schedule_colour?: string | null;
    readonly schedule_date?: string | null;
  };
  readonly published?: { readonly at: string; readonly by: string } | null;
  readonly credits?: readonly { readonly duty: string; readonly name: string }[] | null;
  readonly times: SheetTimesOfDay;
  readonly moved?: readonly string[] | null;
  readonly weather?: string | null;
  readonly safety?: string | null;
  readonly notes?: string | null;
  readonly channels?: string | null;
  readonly places?: readonly SheetPlace[] | null;
  readonly scenes?: readonly SheetScene[] | null;
  readonly total_eighths?: number | null;
  readonly cast?: readonly SheetCast[] | null;
  readonly departments?: readonly { readonly name: string; readonly people: readonly SheetCrew[] }[] | null;
  readonly ring?: {
    readonly person?: string;
    readonly name: string | null;
    readonly position?: string | null;
    readonly phone?: string | null;
  } | null;
  readonly advance?:
    | readonly {
        readonly date: string | null;
        readonly day: number | null;
        readonly scenes: readonly SheetScene[];
      }[]
    | null;
}
