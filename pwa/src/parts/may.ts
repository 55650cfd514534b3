/** Whether this phone's person may do a verb, from its declaration. A courtesy: the server judges. */
import { KINDS, type Kinds, type Verbs } from "../generated/kinds";
import { me } from "../sync";

/** `on` is the record it is done to: rights may hang on who is named in it. */
export function may<K extends keyof Kinds>(kind: K, verb: Verbs[K], on?: Partial<Kinds[K]>): boolean {
  const person = me.value?.person;
  const who = KINDS[kind].verbs[verb];
  if (!person || !who) return false;
  if (who.anyone || who.roles.includes(person.role)) return true;
  const fields = (on ?? {}) as Readonly<Record<string, unknown>>;
  return (
    who.named.some((name) => fields[name] === person.id) || who.role_in.some((name) => fields[name] === person.role)
  );
}
