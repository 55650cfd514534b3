/**
 * The call sheet of one day: push or pull, times, cast, crew, places and notes on the left, the paper itself on the right.
 *
 * Promises: every change is a deed at once, with its way back; what is published is what was previewed.
 */
import { useComputed, useSignal } from "@preact/signals";
import { useContext, useEffect } from "preact/hooks";
import type { CallSheet, ShootDay } from "../../generated/kinds";
import { Surround } from "../../parts/page";
import { production } from "../../parts/said";
import { tell } from "../../parts/toast";
import { colourOf } from "../../rules/colours";
import { records } from "../../sync";
import { language, say } from "../../words";
import { useKeys } from "../desk/keys";
import { footnote } from "../desk/keys-list";
import { colours, locations, makesSheets, people, publishedOf, sheetRows } from "../desk/office";
import { OfficeScreen } from "../desk/office-screen";
import { DayChoice } from "./day-choice";
import { sameSheet, stars } from "./difference";
import { draft } from "./draft";
import { DraftPart } from "./draft-part";
import { FirstOut } from "./first-out";
import { Hears } from "./hears";
import { LookAt } from "./look-at";
import { Outcome } from "./outcome";
import { type Preview, usePreview } from "./preview";
import { PreviewPane } from "./preview-pane";
import { PublishButton, PublishWait, whyNot } from "./publish-button";
import { offer, type Plan, stage, takeBack, underWay, WAIT_SECONDS } from "./publishing";
import { Push } from "./push";
import { pushKeys } from "./push-keys";
import { useRowKeys } from "./rows-keys";
import { scheduled } from "./scheduled";
import { type Part, Tabs } from "./tabs";

const breaks = records("day_break");
const strips = records("strip");
const scenes = records("scene");
const elements = records("element");

function planOf(sheet: CallSheet, shift: number, preview: Preview, colour: string): Plan | undefined {
  const plan = {
    sheet: sheet.id,
    digest: preview.digest,
    number: preview.number ?? (sheet.number ?? 0) + 1,
    colour,
    told: preview.told.length,
    prelim: preview.prelim,
  };
  if (shift === 0) return { ...plan, verb: "call_sheet.publish" };
  if (sheet.general_call === null) return undefined;
  const general_call = { from: sheet.general_call, to: sheet.general_call + shift };
  return { ...plan, verb: shift > 0 ? "call_sheet.push" : "call_sheet.pull", general_call };
}

function publishWord(prelim: boolean, colour: string, told: number | undefined): string {
  if (prelim) return told ? say("publish.prelim_to", { count: told }) : say("publish.prelim");
  return told ? say("publish.publish_to", { colour, count: told }) : say("publish.publish", { colour });
}

/** Below the desk the wait goes along to the next screen as a toast; at the desk the frame shows it. */
function useWaitAlong(inside: boolean): void {
  useEffect(
    () => () => {
      const now = stage.peek();
      if (!inside && now?.is === "waiting")
        tell({ text: say("publish.goes_out", { colour: now.plan.colour, count: now.plan.told }), undo: takeBack });
    },
    [inside],
  );
}

export function Builder({ sheet, day }: { sheet: CallSheet; day: ShootDay }) {
  const shift = useSignal(0);
  const part = useSignal<Part>("times");
  const inside = useContext(Surround) === "desk";
  useWaitAlong(inside);
  const rows = useComputed(() => sheetRows.value.filter((row) => row.call_sheet === sheet.id));
  const wanted = useSignal(false);
  // Once a final stands no prelim follows it, and there is nothing to choose.
  const prelim = wanted.value && !sheet.number;
  const shown = usePreview(sheet.id, shift.value, prelim);
  const { preview } = shown;
  const last = publishedOf(sheet).at(-1);
  const before = last?.revision.colour ?? null;
  const next = colourOf((sheet.number ?? 0) + 1, colours.value) ?? "";
  const name = prelim ? say("paper.prelim") : next;
  const star = stars(preview?.shift === shift.value ? preview.document : undefined);
  const of = draft(sheet, rows.value, people.value, production.value, shift.value);
  const under = { general: sheet.general_call, shift: shift.value };
  const disabled = !makesSheets.value || underWay();
  const table = { under, stars: star, colour: next, disabled };
  const strip = scheduled(day, production.value?.board ?? null, {
    breaks: breaks.value,
    strips: strips.value,
    scenes: scenes.value,
    elements: elements.value,
    locations: locations.value,
  });
  useRowKeys([...of.cast, ...of.departments.flatMap((one) => one.rows)], under, !disabled);
  const push = (by: number) => () => {
    shift.value = Math.max(-720, Math.min(720, shift.value + by));
  };
  useKeys([...pushKeys(push)]);
  // What was pushed is pushed, by whomever: the stepper goes back to rest, so that no second tap pushes it once more.
  const end = stage.value;
  const pushed = end?.is === "out" || (end?.is === "refused" && end.why?.code === "push_moved");
  const out = pushed && end.plan.sheet === sheet.id ? end.plan.digest : undefined;
  useEffect(() => {
    if (out) shift.value = 0;
  }, [out, shift]);
  useEffect(() => {
    footnote.value = before
      ? say("builder.foot", { before, next })
      : say(prelim ? "builder.foot_prelim" : "builder.foot_first", { next });
    return () => {
      footnote.value = "";
    };
  }, [before, next, prelim, language.value]);

  const same =
    preview !== undefined &&
    last !== undefined &&
    shift.value === 0 &&
    preview.prelim === !last.revision.number &&
    sameSheet(preview.document, last.document);
  const not = whyNot({ maker: makesSheets.value, unset: sheet.general_call === null, fresh: shown.fresh, same });
  const plan = preview && shown.fresh ? planOf(sheet, shift.value, preview, name) : undefined;
  const asked = preview?.shift === shift.value && preview.prelim === prelim;
  const told = asked && !shown.trouble ? preview.told.length : undefined;
  const label = publishWord(prelim, next, told);
  const publish = (what: Plan) => offer(what, production.peek()?.publish_wait ?? WAIT_SECONDS);
  const button = (big: boolean) => (
    <>
      {sheet.number ? null : (
        <FirstOut
          prelim={prelim}
          final={next}
          onChoose={(to) => {
            wanted.value = to;
          }}
        />
      )}
      <PublishButton plan={plan} not={not} label={label} onPublish={publish} big={big} />
    </>
  );

  // Under a thumb it stands below the stepper, which must not move from under it.
  const unpush =
    shift.value === 0 || underWay() ? null : (
      <button
        type="button"
        class="btn"
        onClick={() => {
          shift.value = 0;
        }}
      >
        {say(shift.value > 0 ? "builder.undo_push" : "builder.undo_pull")}
      </button>
    );

  return (
    <OfficeScreen
      title={say("builder.title", { day: day.number ?? "" })}
      titled={false}
      class={`build at-${part.value}`}
      dock={underWay() ? <PublishWait /> : button(true)}
    >
      <section class="form-side" aria-label={say("builder.draft_of", { day: day.number ?? "" })}>
        <div class="headline">
          <DayChoice day={day} />
          <div class="acts">
            {inside ? unpush : null}
            {inside ? underWay() ? <PublishWait /> : button(false) : null}
          </div>
        </div>
        <Outcome
          sheet={sheet.id}
          general={sheet.general_call}
          onShift={(by) => {
            shift.value = by;
          }}
        />
        <Push
          sheet={sheet}
          rows={rows.value}
          production={production.value}
          shift={shift.value}
          onShift={(by) => {
            shift.value = by;
          }}
        >
          {inside ? null : unpush}
        </Push>
        {preview ? (
          <LookAt
            findings={preview.look}
            sheet={sheet.id}
            day={day.date ?? ""}
            disabled={disabled}
            onGo={(to) => {
              part.value = to;
              document.getElementById(`tab-${to}`)?.focus();
            }}
          />
        ) : null}
        <Tabs
          at={part.value}
          onGo={(to) => {
            part.value = to;
          }}
        />
        <div id="part" role="tabpanel" aria-labelledby={`tab-${part.value}`} class="part">
          <DraftPart part={part.value} sheet={sheet} of={of} rows={rows.value} strips={strip} table={table} />
        </div>
        {preview ? <Hears preview={preview} asOf={shown.trouble ? shown.asOf : undefined} /> : null}
      </section>
      <PreviewPane shown={shown} since={before} />
    </OfficeScreen>
  );
}
