/** Questions put to this person by name. */
export function MyQuestions() {
  return null;
}
