/**
 * Asks the server whose session this is.
 * Promises: an answer counts only if it is ours and about this production (W3).
 */
import { asked } from "./http.ts";
import { browser } from "./platform.ts";
import type { Me } from "./types.ts";

export type Who =
  | { readonly is: "me"; readonly me: Me }
  | { readonly is: "signed_out" }
  | { readonly is: "revoked" }
  /** Our server has no such production. */
  | { readonly is: "unknown" }
  /** Our server cannot answer now. */
  | { readonly is: "failed" }
  | { readonly is: "silence" };

export async function who(production: string, platform = browser): Promise<Who> {
  const heard = await asked(`/p/${production}/api/me`, {}, undefined, platform);
  const body = heard?.body as (Partial<Me> & { code?: unknown }) | null | undefined;
  if (!heard || typeof body !== "object" || body === null) return { is: "silence" };
  if (heard.status === 401 && body.code === "signed_out") return { is: "signed_out" };
  if (heard.status === 403 && body.code === "revoked") return { is: "revoked" };
  if (heard.status === 404 && body.code === "not_found") return { is: "unknown" };
  if (heard.status >= 500 && typeof body.code === "string") return { is: "failed" };
  const isMe =
    body.production?.id === production && typeof body.person?.id === "string" && typeof body.person.role === "string";
  if (heard.status !== 200 || !isMe) return { is: "silence" };
  const { id, title } = body.production as Me["production"];
  return {
    is: "me",
    me: { production: { id, title }, person: body.person as Me["person"], session: String(body.session) },
  };
}
