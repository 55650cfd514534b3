/** What went wrong, said where it happened, and aloud. */
import type { ComponentChildren, Ref } from "preact";
import { Icon } from "./icon";

interface Props {
  readonly children: ComponentChildren;
  readonly place?: Ref<HTMLParagraphElement>;
}

export function Wrong({ children, place }: Props) {
  return (
    <p class="err" role="alert" ref={place ?? null}>
      <Icon name="look" size={16} />
      {children}
    </p>
  );
}
