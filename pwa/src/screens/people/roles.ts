/** Which roles this phone's person may give, and whom he may let in. A courtesy: the server judges (PE1, PE2). */
import { HIRERS, RESERVED, ROLES, type Role } from "../../generated/kinds";
import { me } from "../../sync";

const among = (group: readonly string[], role: string | null | undefined) => !!role && group.includes(role);
const hires = () => among(HIRERS, me.value?.person.role);

export function rolesToGive(): readonly Role[] {
  return hires() ? ROLES : ROLES.filter((role) => !among(RESERVED, role));
}

export function mayInvite(role: Role | null | undefined): boolean {
  return hires() || !among(RESERVED, role);
}
