/**
 * The phones of the simulation, in one process: commands come in as lines of JSON, what the phones do goes out.
 * Promises: a line in is a line out, once nothing moves any more; the same lines give the same answers.
 * Refuses: to let a core near a clock, chance, network or storage that is not given to it.
 *
 *     node host.mjs CORE.js…
 */
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Disk, type Fault } from "./disk.ts";
import { type Core, type Deed, Phone, type Told } from "./phone.ts";
import { Time } from "./time.ts";

type Command = readonly [is: string, ...rest: never[]];

const forbidden = () => {
  throw new Error("The core reached around what it was given.");
};

class NoClock extends Date {
  constructor(...when: [] | [string | number | Date]) {
    if (!when.length) forbidden();
    super(...(when as [string]));
  }
  static override now = forbidden;
}

/** A core sees only what is named here of the world around it, or finds it shut. */
function coreOf(file: string): Core {
  const shut: Readonly<Record<string, unknown>> = {
    Date: NoClock,
    Math: Object.assign(Object.create(Math), { random: forbidden }),
    crypto: new Proxy({}, { get: forbidden }),
    setTimeout: forbidden,
    clearTimeout: forbidden,
    setInterval: forbidden,
    fetch: forbidden,
    WebSocket: forbidden,
    indexedDB: new Proxy({}, { get: forbidden }),
    localStorage: new Proxy({}, { get: forbidden }),
    navigator: new Proxy({}, { get: forbidden }),
    BroadcastChannel: undefined,
    process: undefined,
    require: undefined,
  };
  const text = readFileSync(file, "utf8");
  return new Function(...Object.keys(shut), `${text}\nreturn core;`)(...Object.values(shut)) as Core;
}

const cores = process.argv.slice(2).map(coreOf);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
let time = new Time();
let phones = new Map<string, Phone>();
let told: Told[] = [];
const tell = (one: Told) => void told.push(one);

const phone = (name: string): Phone => {
  const found = phones.get(name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

function join(name: string, person: string, core: number, seed: number, disk: Disk): Phone {
  const made = new Phone(name, person, cores[core] as Core, disk, time, tell, seed);
  phones.set(name, made);
  return made;
}

/** What a driver may ask of the phones. Each gives what the driver needs to hear beside what is told. */
const COMMANDS: Readonly<Record<string, (...given: never[]) => unknown>> = {
  world: (now: number) => {
    for (const one of phones.values()) one.kill();
    time = new Time();
    time.now = now;
    phones = new Map();
    told = [];
  },
  join: (name: string, person: string, core: number, seed: number) => join(name, person, core, seed, new Disk()).boot(),
  copy: (of: string, name: string, seed: number) => {
    const from = phone(of);
    const twin = join(name, from.person, cores.indexOf(from.core), seed, from.disk.copy());
    twin.clock = from.clock;
    for (const id of from.oracle.saved) twin.oracle.saved.add(id);
    for (const [id, saw] of from.oracle.sawOf) twin.oracle.sawOf.set(id, saw);
    twin.oracle.lives.push(...from.oracle.lives);
    for (const [id, at] of from.oracle.judged) twin.oracle.judged.set(id, at);
    for (const [epoch, floor] of from.oracle.floors) twin.oracle.floors.set(epoch, floor);
    return twin.boot();
  },
  deed: (name: string, deed: Deed) => phone(name).deed(deed),
  /** A deed while the storage is slow and the phone already has something to send. */
  hasty: async (name: string, deed: Deed) => {
    const one = phone(name);
    const goOn = one.disk.hold();
    one.deed(deed);
    one.life?.hurry();
    await settle();
    goOn();
  },
  answer: async (name: string, id: number, status: number, body: string) => {
    const one = phone(name);
    const before = one.isForeign(id, body) ? one.oracle.untouched() : null;
    one.answer(id, status, body);
    await settle();
    if (before !== null && before !== one.oracle.untouched()) one.oracle.fail("W3: somebody else's answer counted");
  },
  opened: (name: string, id: number) => phone(name).socket(id)?.opened(),
  heard: (name: string, id: number, text: string) => {
    phone(name).oracle.heard(text, true);
    phone(name).socket(id)?.heard(text);
  },
  ended: (name: string, id: number) => phone(name).socket(id)?.ended(),
  kill: (name: string) => phone(name).kill(),
  boot: (name: string) => phone(name).boot(),
  upgrade: (name: string, core: number) => {
    const one = phone(name);
    one.kill();
    one.core = cores[core] as Core;
    return one.boot();
  },
  hurry: (name: string) => phone(name).life?.hurry(),
  clock: (name: string, ms: number) => {
    phone(name).clock = ms;
  },
  fault: (name: string, fault: Fault, after: number) => phone(name).disk.strike(fault, after),
  mend: (name: string) => phone(name).disk.mend(),
  pass: (ms: number) => time.pass(ms, settle),
  screen: (name: string) => screenOf(phone(name)),
  state: (name: string) => stateOf(phone(name)),
};

/** Every record that a screen may list, by kind. */
function screenOf({ life, core }: Phone): unknown {
  const kinds = life ? Object.keys(core.KINDS) : [];
  return Object.fromEntries(kinds.map((kind) => [kind, Object.fromEntries(life?.pocket.laid(kind).peek() ?? [])]));
}

/** All that is compared when everything is at rest. */
function stateOf(one: Phone): unknown {
  const { life, disk } = one;
  return {
    alive: life !== undefined,
    erased: one.erased,
    saved: life?.pocket.saved.peek() ?? true,
    toSend: life?.pocket.toSend.peek() ?? 0,
    place: life?.pocket.place.peek() ?? null,
    shadow: life?.pocket.intake.shadow !== undefined,
    records: life?.pocket.replica.all() ?? [],
    screen: screenOf(one),
    entries: [...disk.rows("entries").values()],
    waiting: life?.pocket.kept.peek().map((kept) => kept.entry.id) ?? [],
  };
}

async function obey(commands: readonly Command[]): Promise<unknown> {
  const gave: unknown[] = [];
  for (const [is, ...rest] of commands) {
    const work = COMMANDS[is];
    if (!work) throw new Error(`There is no command ${is}.`);
    gave.push((await work(...rest)) ?? null);
    await settle();
  }
  let wrong: string | null = null;
  for (const one of phones.values()) wrong ??= one.oracle.look();
  const out = { told, gave, wrong };
  told = [];
  return out;
}

process.on("unhandledRejection", (error) => {
  tell({ is: "fault", phone: "", text: String((error as Error)?.stack ?? error) });
});

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line) as Command[]).catch((error) => ({
    told: [],
    gave: [],
    wrong: String(error?.stack ?? error),
  }));
  writeSync(1, `${JSON.stringify(answer)}\n`);
}
