/** What goes with a duty: the role and department of somebody who has it already. */
import type { Role } from "../../generated/kinds";
import { records } from "../../sync";
import { rolesToGive } from "./roles";

export interface Given {
  /** Chosen by hand. */
  chosen: boolean;
  /** The department was written by hand. */
  written: boolean;
}

/** Nothing of what was set by hand, and no role that may not be given. */
export function likeDuty(position: string, given: Given): { role?: Role; department?: string } {
  const sought = position.trim().toLowerCase();
  const like = sought
    ? records("person")
        .peek()
        .find((one) => one.position?.trim().toLowerCase() === sought)
    : undefined;
  const role = like?.role && rolesToGive().includes(like.role) && like.role !== "cast" ? like.role : undefined;
  return {
    ...(role && !given.chosen ? { role } : {}),
    ...(like?.department && !given.written ? { department: like.department } : {}),
  };
}
