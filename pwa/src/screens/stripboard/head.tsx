/** Above the strips: which board and unit, what it adds up to, what is looked for, and the ways on. */
import { computed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { go, href } from "../../app/route";
import { Icon } from "../../parts/icon";
import { eighths } from "../../rules/eighths";
import { records, uuid7 } from "../../sync";
import { say } from "../../words";
import { Find } from "../desk/listing";
import { newBoard } from "./board-deeds";
import { at, goTo, inWay, walked } from "./cursor";
import { does } from "./deeds";
import { sifted, typed } from "./find";
import { board, boards, chooseUnit, isCurrent, lists, makesBoards, unit, units } from "./held";
import { inColours, switchColours } from "./looks";
import { Menu, type MenuItem } from "./menu";
import { open } from "./panel";
import { lengthSaid } from "./said";

export function makeBoard(): void {
  const id = uuid7();
  const name = say("sb.new_board_name", { number: boards.peek().length + 1 });
  void does({ text: say("sb.board_made", { board: name }), ...newBoard(records("scene").peek(), id, name) });
  go(`stripboard/${id}`);
}

/** A file that the server makes of the board. */
type Paper = "one_liner" | "one_liner_table" | "dood_paper" | "dood_sheet" | "scenes_table" | "uss";
const take = (word: `sb.${Paper}`, path: string): MenuItem => ({
  word: say(word),
  run: () => {
    window.open(href(`papers/${path}`), "_blank", "noopener");
  },
});

function papers(): MenuItem[] {
  const id = board.peek()?.id;
  if (!id) return [];
  return [
    take("sb.one_liner", `one-liner/${id}.pdf${inColours.peek() ? "?colours=1" : ""}`),
    take("sb.one_liner_table", `one-liner/${id}.xlsx`),
    take("sb.dood_paper", `day-out-of-days/${id}.pdf`),
    take("sb.dood_sheet", `day-out-of-days/${id}.xlsx`),
    take("sb.scenes_table", "scenes.xlsx"),
    take("sb.uss", "schedule.uss"),
  ];
}

function items(): MenuItem[] {
  const made: MenuItem[] = [
    { word: say("sb.trade_colours"), run: switchColours, on: inColours.peek() },
    { word: say("sb.print"), run: () => print() },
    ...papers(),
    { word: say(makesBoards.peek() ? "sb.issue" : "sb.version"), run: () => open({ is: "issue" }) },
  ];
  if (!makesBoards.peek()) return made;
  return [
    ...made,
    { word: say("sb.board_settings"), run: () => open({ is: "board" }) },
    { word: say("sb.new_unit"), run: () => open({ is: "unit" }) },
    { word: say("sb.new_board"), run: makeBoard },
  ];
}

function Boards() {
  return (
    <span class="sbboards">
      <label>
        <span class="aloud">{say("sb.which_board")}</span>
        <select
          class="title"
          value={board.value?.id}
          onChange={(event) => go(`stripboard/${event.currentTarget.value}`)}
        >
          {boards.value.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <Icon name="down" size={16} />
      </label>
      <span class="soft">{say(isCurrent.value ? "sb.current" : "sb.not_the_current")}</span>
    </span>
  );
}

function Units() {
  if (units.value.length < 2) return null;
  return (
    <fieldset class="sbunits" aria-label={say("sb.units")}>
      {units.value.map((name) => (
        <button
          type="button"
          key={name}
          class="btn"
          aria-pressed={unit.value === name}
          onClick={() => chooseUnit(name)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** Of the unit that is shown. */
const total = computed(() => {
  const own = lists.value.all.filter((list) => list.day?.unit === unit.value);
  const sum = (of: "eighths" | "minutes") => own.reduce((all, list) => all + list.sum[of], 0);
  return { days: own.length, eighths: sum("eighths"), minutes: sum("minutes") };
});

function Totals() {
  const { days, eighths: pages, minutes } = total.value;
  const hits = sifted.value;
  return (
    <p class="soft sbtotals" role="status">
      {hits
        ? say("sb.found", { count: hits.size })
        : [
            say("sb.days_count", { count: days }),
            say("sb.pages", { pages: eighths(pages) }),
            minutes ? lengthSaid(minutes) : "",
          ]
            .filter(Boolean)
            .join(", ")}
    </p>
  );
}

function Legend() {
  return (
    <p class="sbkey">
      {(["int", "ext"] as const).flatMap((where) =>
        (["d", "n"] as const).map((when) => (
          <span key={where + when}>
            <span class={`sbg ${where}${when === "n" ? " n" : ""}`} aria-hidden="true" />
            {say(`sb.key.${where}_${when}`)}
          </span>
        )),
      )}
    </p>
  );
}

export function Head() {
  const onward = useRef(() => {});
  onward.current = () => goTo(walked(inWay(), sifted.peek()?.has(at.peek() ?? "") ? at.peek() : undefined, 0));
  return (
    <div class="sbhead">
      <Boards />
      <Units />
      <span class="sp" />
      <Find
        label={say("sb.find")}
        value={typed.value}
        onText={(text) => {
          typed.value = text;
        }}
        onward={() => onward.current()}
      />
      <a class="btn" href={href(`stripboard/${board.value?.id ?? ""}/calendar`)}>
        {say("sb.calendar")}
      </a>
      <Menu label={say("sb.more")} class="btn" items={items}>
        {say("sb.more_short")}
        <Icon name="down" size={16} />
      </Menu>
      <Totals />
      <Legend />
    </div>
  );
}
