/** The part of the draft that is open: times and cast, crew, scenes, places or notes. The paper has a place of its own. */
import type { CallSheet, SheetRow } from "../../generated/kinds";
import { locations, people } from "../desk/office";
import { AddRow } from "./add-row";
import { CastTable, type RowsProps } from "./cast-table";
import { CrewTable } from "./crew-table";
import type { Draft } from "./draft";
import { Notes } from "./notes";
import { Places } from "./places";
import { Scenes } from "./scenes";
import { type DayStrip, daySets } from "./scheduled";
import type { Part } from "./tabs";
import { Times } from "./times";

export interface DraftPartProps {
  readonly part: Part;
  readonly sheet: CallSheet;
  readonly of: Draft;
  readonly rows: readonly SheetRow[];
  readonly strips: readonly DayStrip[];
  readonly table: RowsProps;
}

export function DraftPart({ part, sheet, of, rows, strips, table }: DraftPartProps) {
  const { disabled, under, stars, colour } = table;
  const add = (cast: boolean) =>
    disabled ? null : <AddRow sheet={sheet.id} rows={rows} people={people.value} cast={cast} />;
  switch (part) {
    case "times":
      return (
        <>
          <Times sheet={sheet} shift={under.shift} stars={stars} colour={colour} disabled={disabled} />
          <CastTable rows={of.cast} {...table} />
          {add(true)}
        </>
      );
    case "crew":
      return (
        <>
          <CrewTable departments={of.departments} {...table} />
          {add(false)}
        </>
      );
    case "scenes":
      return <Scenes strips={strips} locations={locations.value} disabled={disabled} />;
    case "places":
      return (
        <Places
          sheet={sheet}
          locations={locations.value}
          people={people.value}
          sets={daySets(strips)}
          disabled={disabled}
        />
      );
    case "notes":
      return <Notes sheet={sheet} disabled={disabled} />;
    default:
      return null;
  }
}
