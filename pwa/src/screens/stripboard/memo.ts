/** A part that is drawn again only when one of its own properties is another, or a signal it reads moves. */
import { Component, type ComponentChild, type FunctionComponent, h } from "preact";

const differ = (a: object, b: object): boolean => {
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...names].some((name) => name !== "children" && one[name] !== two[name]);
};

export function memo<P extends object>(Inner: FunctionComponent<P>): FunctionComponent<P> {
  class Kept extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return differ(this.props, next);
    }
    override render(): ComponentChild {
      return h(Inner, this.props as P);
    }
  }
  return Kept as unknown as FunctionComponent<P>;
}
